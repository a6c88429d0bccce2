package dev.gatehouse.local.console.user;

import dev.gatehouse.local.console.user.UserContent.NameValue;
import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;

/** Sign-ins with identity providers, newest first. */
@JStache(template = """
        {{#signIns}}
        <article class="card">
        <h3>{{provider}}: {{subject}}</h3>
        <p class="soft">{{time}} · app client {{client}}</p>
        {{#user}}<p><span class="tag good">Signed in</span> as <a class="mono" href="/console/{{href}}">{{name}}</a></p>{{/user}}
        {{#refusal}}<p><span class="tag bad">Refused</span> {{.}}</p>{{/refusal}}
        <div class="columns">
        <div><h4>Claims received</h4>
        <dl><dt class="mono">user ID</dt><dd class="mono">{{subject}}</dd>{{#claims}}<dt class="mono">{{name}}</dt><dd class="mono">{{value}}</dd>{{/claims}}</dl></div>
        <div><h4>Mapped attributes</h4>
        <dl>{{#attributes}}<dt class="mono">{{name}}</dt><dd class="mono">{{value}}</dd>{{/attributes}}</dl>
        {{^attributes}}<p class="soft">none</p>{{/attributes}}</div>
        </div>
        </article>
        {{/signIns}}
        {{^signIns}}<p class="card empty">No user has signed in with an identity provider since the start of the local cloud.</p>{{/signIns}}
        """)
record ProviderSignIns(List<Shown> signIns) {
    /**
     * @param user the user who signed in; empty if the sign-in was refused
     * @param refusal why it was refused
     */
    record Shown(
            String time,
            String provider,
            String client,
            String subject,
            List<NameValue> claims,
            List<NameValue> attributes,
            Optional<ProvidersContent.FederatedUser> user,
            Optional<String> refusal) {}
}
