package dev.gatehouse.local.console.resource;

import io.jstach.jstache.JStache;
import java.util.List;

/** The part of the page with the last log lines, by invocation. */
@JStache(template = """
        {{#blocks}}
        <p class="block"><b>{{function}}</b> {{#hasHref}}<a class="mono" href="{{href}}">{{id}}</a>{{/hasHref}}{{^hasHref}}<span class="soft">{{id}}</span>{{/hasHref}}</p>
        <pre>{{text}}</pre>
        {{/blocks}}
        {{#nothingYet}}<p class="empty">No function has printed a line in this run.</p>{{/nothingYet}}
        {{#nothingFound}}<p class="empty">This function has printed no line in this run. <a href="/console/functions">Show all functions</a></p>{{/nothingFound}}
        """)
record FunctionLogContent(List<Block> blocks, boolean filtered) {
    /**
     * The lines of one invocation.
     *
     * @param id which invocation it was; the text of the link if there is one
     * @param href the address of the request for which the function was invoked; empty without one
     * @param text masked lines, each with its time
     */
    record Block(String function, String id, String href, String text) {
        boolean hasHref() {
            return !href.isEmpty();
        }
    }

    boolean nothingYet() {
        return blocks.isEmpty() && !filtered;
    }

    boolean nothingFound() {
        return blocks.isEmpty() && filtered;
    }
}
