package dev.gatehouse.local.console.agent;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The page.
 *
 * @param flows HTML of {@link FlowsContent}
 */
@JStache(template = """
        <h1>Agents</h1>
        <p class="lead">How an MCP client connects to this stack, and what the last ones did, step by step. <a href="#connect">Connect a client</a></p>
        <section aria-labelledby="flows">
        <h2 id="flows">What the last clients did</h2>
        <p class="soft">Newest client first, its steps in the order of time. Requests are grouped by sign-in, token, user agent and time.</p>
        <div data-live="/console/agents?fragment=1">
        {{{flows}}}
        </div>
        </section>
        <section aria-labelledby="connect">
        <h2 id="connect">Connect a client</h2>
        <dl><dt>MCP URL</dt><dd class="mono" id="mcp-url">{{url}}</dd></dl>
        {{#commands}}
        <h3>{{client}}</h3>
        <p class="soft">Type it {{where}}.</p>
        {{#lacksCallback}}<p class="note">Add the callback {{missing}} to the app client {{appClient}} first: Cognito compares it exactly.</p>{{/lacksCallback}}
        <pre id="{{id}}">{{text}}</pre>
        <p><button type="button" class="copy" data-copy="{{id}}" aria-label="Copy for {{client}}">Copy</button></p>
        {{/commands}}
        {{^commands}}<p class="bad">The stack declares no app client of kind agent, so no client can sign in. Add one to gatehouse:clients.</p>{{/commands}}
        </section>
        <section aria-labelledby="clients">
        <h2 id="clients">App clients for agents</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Table of app clients for agents"><table>
        <thead><tr><th scope="col">Name</th><th scope="col">Client ID</th><th scope="col">Scopes</th><th scope="col">Callbacks, compared exactly</th></tr></thead>
        <tbody>
        {{#clients}}<tr><th scope="row">{{name}}</th><td class="mono">{{id}}</td><td class="mono">{{#scopes}}{{.}}<br>{{/scopes}}</td><td class="mono">{{#callbacks}}{{.}}<br>{{/callbacks}}</td></tr>{{/clients}}
        </tbody>
        </table></div>
        </section>
        <section aria-labelledby="documents">
        <h2 id="documents">Client documents</h2>
        {{^documents}}<p>The stack accepts none: a client needs one of the client IDs above. gatehouse:mcp.documents lists the URLs of accepted documents.</p>{{/documents}}
        {{#hasDocuments}}
        <div class="scroll" tabindex="0" role="region" aria-label="Table of client documents"><table>
        <thead><tr><th scope="col">URL, sent as client_id</th><th scope="col">App client</th><th scope="col">In the stack file</th><th scope="col">Remark</th></tr></thead>
        <tbody>
        {{#documents}}<tr><th scope="row" class="mono">{{url}}</th><td>{{client}}</td><td>{{document}} <span class="tag {{#usable}}good{{/usable}}{{^usable}}bad{{/usable}}">{{#usable}}usable{{/usable}}{{^usable}}refused{{/usable}}</span></td><td class="wide">{{remark}}</td></tr>{{/documents}}
        </tbody>
        </table></div>
        {{/hasDocuments}}
        </section>
        """)
record AgentsContent(
        String url,
        List<ConnectCommand> commands,
        List<AgentClient> clients,
        List<DocumentRow> documents,
        String flows) {
    boolean hasDocuments() {
        return !documents.isEmpty();
    }
}
