package dev.gatehouse.local.console.resource;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The page of the functions.
 *
 * @param processes HTML of {@link FunctionProcessesContent}
 * @param choices the functions whose log can be shown, with the first choice for all; empty if there is only one
 * @param live the address of the log
 * @param log HTML of {@link FunctionLogContent}
 */
@JStache(template = """
        <h1>Function</h1>
        <p class="lead">The declared functions, the processes that run them, and what they printed.</p>
        <div data-live="/console/functions?fragment=processes">
        {{{processes}}}
        </div>
        <section aria-labelledby="log">
        <h2 id="log">Log</h2>
        {{#hasChoices}}
        <form method="get" action="/console/functions" class="inline" data-auto aria-label="Filter of the log">
        <div><label for="function">Function</label><select id="function" name="function">{{#choices}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/choices}}</select></div>
        <div><button>Filter</button></div>
        </form>
        {{/hasChoices}}
        <p class="soft">The last {{lines}} lines by invocation, newest first. Secrets are masked.</p>
        <div data-live="{{live}}">
        {{{log}}}
        </div>
        </section>
        """)
record FunctionsContent(String processes, List<Choice> choices, int lines, String live, String log) {
    /** One option of a list. */
    record Choice(String value, String label, boolean selected) {}

    boolean hasChoices() {
        return !choices.isEmpty();
    }
}
