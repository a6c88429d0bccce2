package dev.gatehouse.local.console.resource;

import io.jstach.jstache.JStache;
import java.util.List;

/** The part of the page with the declared functions and their processes. */
@JStache(template = """
        {{#functions}}
        <section aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{name}} <span class="tag">{{runtime}}</span></h2>
        <div class="columns">
        <dl>
        <dt>Handler</dt><dd class="mono">{{handler}}</dd>
        <dt>Code</dt><dd class="mono">{{code}}</dd>
        <dt>Limits</dt><dd>{{timeout}}, {{memory}}</dd>
        <dt>Calls</dt><dd>{{calls}}{{#hasErrors}} <span class="tag bad">{{errors}} failed</span>{{/hasErrors}}</dd>
        </dl>
        <div>
        {{#hasProcesses}}
        <div class="scroll" tabindex="0" role="region" aria-label="Processes of {{name}}"><table>
        <thead><tr><th scope="col">PID</th><th scope="col">State</th><th scope="col">Since</th><th scope="col" class="number">Memory</th><th scope="col" class="number">Calls</th><th scope="col" class="number">Errors</th></tr></thead>
        <tbody>
        {{#processes}}<tr><th scope="row">{{pid}}</th><td><span class="tag {{#good}}good{{/good}}{{#bad}}bad{{/bad}}">{{state}}</span></td><td class="nowrap">{{since}}</td><td class="number nowrap">{{memory}}</td><td class="number">{{calls}}</td><td class="number">{{errors}}</td></tr>
        {{/processes}}
        </tbody>
        </table></div>
        {{/hasProcesses}}
        {{^hasProcesses}}<p class="soft">No process is running. The next call starts one.</p>{{/hasProcesses}}
        </div>
        </div>
        </section>
        {{/functions}}
        {{^functions}}<p class="empty">The stack declares no function.</p>{{/functions}}
        """)
record FunctionProcessesContent(List<DeclaredFunction> functions) {
    /**
     * One declared function.
     *
     * @param id of the heading in the document
     * @param calls since the local cloud started, with those that failed
     */
    record DeclaredFunction(
            String id,
            String name,
            String runtime,
            String handler,
            String code,
            String timeout,
            String memory,
            long calls,
            long errors,
            List<ProcessRow> processes) {
        boolean hasErrors() {
            return errors > 0;
        }

        boolean hasProcesses() {
            return !processes.isEmpty();
        }
    }

    /** @param since when it started */
    record ProcessRow(String pid, String state, String since, String memory, long calls, long errors) {
        boolean good() {
            return state.equals("running");
        }

        boolean bad() {
            return state.equals("ended");
        }
    }
}
