package dev.gatehouse.local.console.request;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;

/** One request with everything that is known of it. */
@JStache(template = """
        <p><a href="/console/requests">All requests</a></p>
        <h1><span class="mono">{{heading}}</span> <span class="status {{#ok}}ok{{/ok}}{{^ok}}refused{{/ok}}">{{status}}</span></h1>
        <p class="lead">{{lead}}</p>
        {{#why}}
        <section aria-labelledby="why" class="why">
        <h2 id="why">{{title}}</h2>
        {{#split}}<dl>
        <dt>Check</dt><dd>{{check}}</dd>
        <dt>Expected</dt><dd>{{rule}}</dd>
        <dt>Received</dt><dd>{{received}}</dd>
        {{#hasFix}}<dt>How to fix it</dt><dd>{{fix}}</dd>{{/hasFix}}
        </dl>{{/split}}
        {{^split}}<p>{{whole}}</p>{{/split}}
        </section>
        {{/why}}
        <section aria-labelledby="facts">
        <h2 id="facts">Request</h2>
        <dl>{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}</dl>
        </section>
        {{#checks}}
        <section aria-labelledby="checks">
        <h2 id="checks">Checks of the authorizer</h2>
        {{#isPublic}}<p>The route {{route}} has no authorizer: every caller may call it.</p>{{/isPublic}}
        {{^isPublic}}<div class="scroll" tabindex="0" role="region" aria-label="Checks in their order"><table>
        <thead><tr><th scope="col">Check</th><th scope="col">Result</th><th scope="col">Expected</th><th scope="col">Received</th></tr></thead>
        <tbody>
        {{#checks}}<tr><th scope="row">{{name}}</th><td class="nowrap"><span class="tag {{#passed}}good{{/passed}}{{#refused}}bad{{/refused}}">{{state}}</span></td><td>{{expected}}</td><td>{{received}}</td></tr>
        {{/checks}}
        </tbody>
        </table></div>{{/isPublic}}
        {{#hasNote}}<p class="soft">{{note}}</p>{{/hasNote}}
        </section>
        {{/checks}}
        {{#token}}
        <section aria-labelledby="token">
        <h2 id="token">Token</h2>
        <p class="soft">{{#verified}}The token was verified.{{/verified}}{{^verified}}Not verified: this is what the token says of itself.{{/verified}} The signature is not shown.</p>
        <h3>Header</h3>
        <pre>{{header}}</pre>
        <h3>Claims</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Claims"><table>
        <thead><tr><th scope="col">Claim</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
        <tbody>{{#claims}}<tr><th scope="row">{{name}}</th><td class="mono">{{value}}</td><td>{{meaning}}</td></tr>
        {{/claims}}</tbody>
        </table></div>
        </section>
        {{/token}}
        {{#function}}
        <section aria-labelledby="function">
        <h2 id="function">Function</h2>
        <dl><dt>Function</dt><dd class="mono">{{arn}}</dd><dt>Request ID in its log</dt><dd class="mono">{{requestId}}</dd></dl>
        {{#hasFault}}<p class="bad">{{fault}}</p>{{/hasFault}}
        <h3>Log</h3>
        {{#hasLog}}<pre class="log" tabindex="0" role="region" aria-label="Log of the function">{{log}}</pre>{{/hasLog}}
        {{^hasLog}}<p class="soft">The function printed no line during this invocation.</p>{{/hasLog}}
        <details><summary>Event sent to the function</summary>
        {{#event.hasNote}}<p class="soft">{{event.note}}</p>{{/event.hasNote}}
        <pre>{{event.text}}</pre></details>
        {{#answer.hasText}}<details><summary>Answer of the function</summary>
        {{#answer.hasNote}}<p class="soft">{{answer.note}}</p>{{/answer.hasNote}}
        <pre>{{answer.text}}</pre></details>{{/answer.hasText}}
        </section>
        {{/function}}
        {{#hasTrace}}
        <section aria-labelledby="trace">
        <h2 id="trace">Stack trace of the local cloud</h2>
        <pre class="log" tabindex="0" role="region" aria-label="Stack trace">{{trace}}</pre>
        </section>
        {{/hasTrace}}
        <section aria-labelledby="sent">
        <h2 id="sent">Headers and bodies</h2>
        <details open><summary>Request</summary>
        <dl>{{#request.headers}}<dt>{{name}}</dt><dd class="mono">{{value}}</dd>{{/request.headers}}</dl>
        {{#request.body.hasNote}}<p class="soft">{{request.body.note}}</p>{{/request.body.hasNote}}
        {{#request.body.hasText}}<pre>{{request.body.text}}</pre>{{/request.body.hasText}}
        </details>
        <details open><summary>Response</summary>
        <dl>{{#response.headers}}<dt>{{name}}</dt><dd class="mono">{{value}}</dd>{{/response.headers}}</dl>
        {{#response.body.hasNote}}<p class="soft">{{response.body.note}}</p>{{/response.body.hasNote}}
        {{#response.body.hasText}}<pre>{{response.body.text}}</pre>{{/response.body.hasText}}
        </details>
        </section>
        <section aria-labelledby="curl">
        <h2 id="curl">The same call</h2>
        <p class="soft">Secrets are variables of the shell, such as $TOKEN: set them first.</p>
        <pre id="curl-command">{{curl}}</pre>
        <button type="button" class="copy" data-copy="curl-command">Copy the curl command</button>
        </section>
        """)
record RequestDetailContent(
        String heading,
        boolean ok,
        String status,
        String lead,
        Optional<DetailParts.Why> why,
        List<DetailParts.Fact> facts,
        Optional<DetailParts.Checks> checks,
        Optional<DetailParts.Token> token,
        Optional<DetailParts.Function> function,
        String trace,
        DetailParts.Message request,
        DetailParts.Message response,
        String curl) {
    boolean hasTrace() {
        return !trace.isEmpty();
    }
}
