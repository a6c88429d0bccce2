package dev.gatehouse.local.console.user;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The identity providers of a pool.
 *
 * @param live the address of the last sign-ins
 * @param signIns HTML of {@link ProviderSignIns}
 */
@JStache(template = """
        <h1>Identity providers</h1>
        <p class="lead">Identity providers of the pool {{pool}}. A local page replaces each provider: no request leaves
        this machine.</p>
        {{{selector}}}
        <div class="columns">
        {{#providers}}
        <section aria-label="{{name}}">
        <h2>{{name}}</h2>
        <dl><dt>Type</dt><dd>{{type}}</dd><dt>Identifiers</dt><dd>{{identifiers}}</dd>
        <dt>Users</dt><dd>{{#users}}<a class="mono" href="/console/{{href}}">{{name}}</a> {{/users}}{{^users}}none yet{{/users}}</dd></dl>
        <h3>Attribute mapping</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Attribute mapping of {{name}}"><table>
        <thead><tr><th scope="col">Claim of the provider</th><th scope="col">Attribute of the user</th></tr></thead>
        <tbody>{{#mapping}}<tr><td class="mono">{{claim}}</td><td class="mono">{{attribute}}</td></tr>{{/mapping}}</tbody>
        </table></div>
        </section>
        {{/providers}}
        </div>
        {{^providers}}<p class="card empty">The pool has no identity provider. Declare one in <code>gatehouse:identity</code>, key <code>providers</code>.</p>{{/providers}}
        {{#hasProviders}}
        <h2>Sign-ins</h2>
        <div data-live="/console/{{live}}" role="region" aria-label="Sign-ins">
        {{{signIns}}}
        </div>
        {{/hasProviders}}
        """)
record ProvidersContent(String pool, String selector, List<Provider> providers, String live, String signIns) {
    record Provider(String name, String type, String identifiers, List<Mapping> mapping, List<FederatedUser> users) {}

    record Mapping(String claim, String attribute) {}

    record FederatedUser(String href, String name) {}

    boolean hasProviders() {
        return !providers.isEmpty();
    }
}
