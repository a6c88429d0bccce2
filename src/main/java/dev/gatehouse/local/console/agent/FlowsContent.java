package dev.gatehouse.local.console.agent;

import io.jstach.jstache.JStache;
import java.util.List;

/** The part of the page that is loaded again: what the last clients did. */
@JStache(template = """
        {{^hasFlows}}<div class="empty"><p>No MCP client has sent a request in this run. A request without a token is the first step of each:</p><pre>{{curl}}</pre></div>{{/hasFlows}}
        {{#flows}}
        <details class="flow"{{#open}} open{{/open}}><summary>{{name}} <span class="tag {{style}}">{{state}}</span> <span class="soft">{{from}} to {{to}}, user agent {{userAgent}}</span></summary>
        <p class="{{style}}">{{verdict}}</p>
        <ol class="steps">
        {{#rows}}<li><span class="time">{{time}}</span><span class="status {{style}}">{{status}}<span class="hidden"> {{words}}</span></span><span><a href="/console/requests/{{number}}">{{title}}</a>{{#repeats}} <small>{{times}} times</small>{{/repeats}}</span><div>{{#lacks}}<strong>Lacks {{.}}.</strong><br>{{/lacks}}{{note}}</div></li>
        {{/rows}}
        </ol>
        </details>
        {{/flows}}
        """)
record FlowsContent(List<FlowView> flows, String curl) {
    boolean hasFlows() {
        return !flows.isEmpty();
    }

    /**
     * One client.
     *
     * @param open whether its steps are shown at once
     * @param state one word or two
     * @param verdict how far it came, in a sentence
     * @param style of state and verdict: {@code good}, {@code bad} or {@code note}
     */
    record FlowView(
            boolean open,
            String name,
            String userAgent,
            String from,
            String to,
            String state,
            String verdict,
            String style,
            List<StepRow> rows) {}

    /**
     * One step.
     *
     * @param number of the request
     * @param style {@code ok}, {@code refused}, or empty for a refusal after which clients go on
     * @param words what the style means
     * @param times how often the same step followed itself
     */
    record StepRow(
            long number,
            String time,
            int status,
            String style,
            String words,
            String title,
            int times,
            List<String> lacks,
            String note) {
        boolean repeats() {
            return times > 1;
        }
    }
}
