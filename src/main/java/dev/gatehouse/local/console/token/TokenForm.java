package dev.gatehouse.local.console.token;

import dev.gatehouse.local.console.DeclaredClient;
import dev.gatehouse.local.console.DeclaredRoute;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.settings.local.LocalSettings;
import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that gets a token: client, user and scopes; and its result with the token in the forms that people need. */
public final class TokenForm {
    private final StackInfo stack;
    private final TokenSource source;

    public TokenForm(StackInfo stack, TokenSource source) {
        this.stack = stack;
        this.source = source;
    }

    /** @param accessToken present if the sign-in succeeded */
    record Result(String html, Optional<String> accessToken) {}

    record Choice(String value, String text, boolean chosen) {}

    @JStache(template = """
            <section aria-labelledby="get">
            <h2 id="get">Get a token</h2>
            <p class="soft">The page signs in as a browser does, with the authorization code flow. A machine client uses its
            client credentials.</p>
            <form method="get" action="/console/token" class="inline">
            <p><label for="client">App client</label>
            <select id="client" name="client">{{#clients}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{text}}</option>{{/clients}}</select></p>
            <button class="plain">Choose</button>
            </form>
            <form method="post" action="/console/token/get">
            <input type="hidden" name="token" value="{{formToken}}">
            <input type="hidden" name="client" value="{{client}}">
            {{#hasUsers}}
            <p><label for="user">User</label>
            <input id="user" name="user" list="users" value="{{user}}" autocomplete="off" autocapitalize="none" spellcheck="false">
            <datalist id="users">{{#users}}<option value="{{.}}">{{/users}}</datalist></p>
            <p><label for="password">Password <span class="soft">(not needed for users of the stack file)</span></label>
            <input id="password" name="password" type="password" autocomplete="off"></p>
            {{/hasUsers}}
            <fieldset><legend>Scopes</legend>
            {{#scopes}}<label class="check"><input type="checkbox" name="scope.{{value}}"{{#chosen}} checked{{/chosen}}> {{text}}</label>{{/scopes}}
            <p class="soft">With none selected, the token has every scope of the client.</p>
            </fieldset>
            <button>Get a token</button>
            </form>
            </section>
            """)
    record TokenFormContent(
            String formToken,
            List<Choice> clients,
            String client,
            boolean hasUsers,
            String user,
            List<String> users,
            List<Choice> scopes) {}

    @JStache(template = """
            <section aria-labelledby="result">
            <h2 id="result">Access token of {{owner}}</h2>
            {{#isIncomplete}}
            <p class="bad" role="status">The token does not have {{missing}}: the user's groups do not grant it, or a trigger
            removed it.</p>
            {{/isIncomplete}}
            <p><label for="token">Token</label>
            <textarea id="token" readonly>{{accessToken}}</textarea></p>
            <p class="actions"><button type="button" class="copy" data-copy="token">Copy token</button>
            <button type="button" class="copy" data-copy="header">Copy header</button>
            <button type="button" class="copy" data-copy="curl">Copy curl</button>
            <button type="button" class="copy" data-copy="environment">Copy environment</button></p>
            <details><summary>As header, curl and environment</summary>
            <pre id="header">Authorization: Bearer {{accessToken}}</pre>
            <pre id="curl">curl -H 'Authorization: Bearer {{accessToken}}' '{{example}}'</pre>
            <pre id="environment">export TOKEN={{accessToken}}</pre>
            </details>
            </section>
            """)
    record TokenResultContent(String owner, String accessToken, String example, String missing) {
        boolean isIncomplete() {
            return !missing.isEmpty();
        }
    }

    @JStache(template = """
            <p class="bad" role="alert">{{problem}}</p>
            """)
    record TokenProblemContent(String problem) {}

    /**
     * The form, filled with what was sent, except for the password.
     *
     * @param query selects the client before the form is sent
     */
    String html(String formToken, Form query, Form sent) {
        List<DeclaredClient> clients = clients();
        String asked = sent.find("client").or(() -> query.find("client")).orElse("");
        Optional<DeclaredClient> chosen = clients.stream()
                .filter(client -> client.name().equals(asked))
                .findFirst()
                .or(() -> clients.stream().findFirst());
        List<String> scopes = chosen.map(DeclaredClient::scopes).orElse(List.of());
        List<String> users = List.copyOf(
                users().values().stream().map(LocalSettings.SeedUser::email).toList());
        TokenFormContent content = new TokenFormContent(
                formToken,
                clients.stream()
                        .map(client -> new Choice(
                                client.name(),
                                client.name() + " (" + client.kind() + ")",
                                chosen.filter(client::equals).isPresent()))
                        .toList(),
                chosen.map(DeclaredClient::name).orElse(""),
                chosen.filter(DeclaredClient::signsUsersIn).isPresent(),
                sent.find("user").orElseGet(() -> users.isEmpty() ? "" : users.get(0)),
                users,
                scopes.stream()
                        .map(scope -> new Choice(scope, scope, sent.values().containsKey("scope." + scope)))
                        .toList());
        return TokenFormContentRenderer.of()
                .execute(content, new StringBuilder())
                .toString();
    }

    Result submit(Form sent) {
        Optional<DeclaredClient> client = clients().stream()
                .filter(each -> each.name().equals(sent.find("client").orElse("")))
                .findFirst();
        if (client.isEmpty()) {
            return problem("The stack declares no app client of this name. Select one of the list.");
        }
        List<String> scopes = new ArrayList<>();
        sent.values().keySet().stream()
                .filter(name -> name.startsWith("scope."))
                .forEach(name -> scopes.add(name.substring("scope.".length())));
        String user = sent.find("user").orElse("");
        boolean machine = !client.get().signsUsersIn();
        if (!machine && user.isEmpty()) {
            return problem("The client signs users in: name a user.");
        }
        Optional<Secret> password = sent.find("password")
                .or(() -> users().values().stream()
                        .filter(each -> each.email().equalsIgnoreCase(user))
                        .map(LocalSettings.SeedUser::password)
                        .findFirst())
                .map(Secret::of);
        if (!machine && password.isEmpty()) {
            return problem("The stack file has no password of this user: type it.");
        }
        TokenSource.Answer answer = machine
                ? source.machine(client.get().name(), scopes)
                : source.user(client.get().name(), user, password.get(), scopes);
        return answer instanceof TokenSource.Answer.Issued issued
                ? token(issued, machine ? "the client " + client.get().name() : user)
                : problem(((TokenSource.Answer.Refused) answer).reason());
    }

    private Result token(TokenSource.Answer.Issued issued, String owner) {
        String token = issued.accessToken().reveal();
        String api = stack.lastRun()
                .map(run -> String.valueOf(run.outputs().get("apiUrl")))
                .orElse("");
        TokenResultContent content = new TokenResultContent(owner, token, api + examplePath(), issued.missing());
        return new Result(
                TokenResultContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString(),
                Optional.of(token));
    }

    /** The first route without a variable that reads. */
    private String examplePath() {
        return stack.lastRun().stream()
                .flatMap(run -> run.routes().stream())
                .filter(route -> !route.isPublic()
                        && route.key().startsWith("GET ")
                        && !route.path().contains("{"))
                .map(DeclaredRoute::path)
                .findFirst()
                .orElse("/");
    }

    private static Result problem(String text) {
        return new Result(
                TokenProblemContentRenderer.of()
                        .execute(new TokenProblemContent(text), new StringBuilder())
                        .toString(),
                Optional.empty());
    }

    private List<DeclaredClient> clients() {
        return stack.lastRun().map(StackInfo.LastRun::clients).orElse(List.of());
    }

    private Map<String, LocalSettings.SeedUser> users() {
        return stack.lastRun().map(StackInfo.LastRun::users).orElse(Map.of());
    }
}
