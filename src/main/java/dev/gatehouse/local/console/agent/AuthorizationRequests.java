package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.RequestedClient;
import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.state.Declared.ClientDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the browser asks Cognito for: the authorization endpoint, and the pages on which the user signs in. */
final class AuthorizationRequests implements StepReader {
    private static final String ENDPOINT = "/oauth2/authorize";

    /** They take client_id too, and do not belong to a sign-in page. */
    private static final Set<String> OTHERS = Set.of("/oauth2/token", "/oauth2/revoke", "/oauth2/userInfo", "/logout");

    @Override
    public Optional<Step> read(RecordedRequest recorded, McpStack server) {
        HttpRequest request = recorded.request();
        if (!recorded.server().equals("cognito") || OTHERS.contains(request.path())) {
            return Optional.empty();
        }
        boolean endpoint = request.path().equals(ENDPOINT);
        return Form.parse(request.query())
                .filter(query -> endpoint || query.find("client_id").isPresent())
                .filter(query -> OAuthClients.isOfAgent(query, server))
                .map(query -> step(recorded, server, query, endpoint));
    }

    private static Step step(RecordedRequest recorded, McpStack server, Form query, boolean endpoint) {
        Optional<ClientDocument> document = client(query, server).flatMap(RequestedClient::document);
        return Step.of(recorded, Stage.AUTHORIZATION, title(recorded.request()), outcome(recorded), note(recorded))
                .lacking(endpoint ? lacks(query, server) : List.of())
                .joined(query.find("code_challenge")
                        .map(AuthorizationRequests::key)
                        .map(Set::of)
                        .orElse(Set.of()))
                .named(document.map(ClientDocument::name).orElse(""));
    }

    /** Joins the requests of the browser with the request for the token that has the verifier. */
    static String key(String challenge) {
        return "challenge " + challenge;
    }

    private static String title(HttpRequest request) {
        if (request.path().equals(ENDPOINT)) {
            return "authorize";
        }
        return (request.path().equals("/login") ? "sign-in page" : "page " + request.path())
                + (request.method().equals("POST") ? ": submit" : "");
    }

    private static Outcome outcome(RecordedRequest recorded) {
        if (recorded.response().status() >= 400 || parameter(recorded, "error").isPresent()) {
            return Outcome.FAILED;
        }
        boolean again = recorded.request().method().equals("POST")
                && recorded.response().status() == 200;
        return again ? Outcome.EXPECTED : Outcome.DONE;
    }

    private static String note(RecordedRequest recorded) {
        String reason = Step.reason(recorded).orElse("");
        if (!reason.isEmpty()) {
            return reason;
        }
        if (parameter(recorded, "code").isPresent()) {
            String location = recorded.response().headers().first("location").orElse("");
            return "The browser goes back to the client with a code: " + location.substring(0, location.indexOf('?'));
        }
        return "";
    }

    /** A parameter of the address to which the browser goes next. */
    private static Optional<String> parameter(RecordedRequest recorded, String name) {
        String location = recorded.response().headers().first("location").orElse("");
        int query = location.indexOf('?');
        return query < 0
                ? Optional.empty()
                : Form.parse(location.substring(query + 1)).flatMap(form -> form.find(name));
    }

    private static Optional<RequestedClient> client(Form query, McpStack server) {
        return query.find("client_id").flatMap(id -> RequestedClient.of(RequestedClient.find(id, server.declared())));
    }

    private static List<String> lacks(Form query, McpStack server) {
        List<String> lacks = new ArrayList<>();
        Optional<RequestedClient> client = client(query, server);
        if (client.isEmpty()) {
            String id = query.find("client_id").orElse("");
            lacks.add(
                    id.startsWith("https://")
                            ? "a client document that the stack accepts and has: " + LogValue.of(id)
                            : "the client_id of an app client: it sent " + (id.isEmpty() ? "none" : LogValue.of(id)));
        }
        client.ifPresent(known -> redirect(query, known).ifPresent(lacks::add));
        String resource = query.find("resource").orElse("");
        if (!resource.equals(server.url())) {
            lacks.add("resource=" + server.url() + ": it sent " + (resource.isEmpty() ? "none" : LogValue.of(resource))
                    + ", so the MCP server refuses the token");
        }
        if (query.find("code_challenge").isEmpty()
                || query.find("code_challenge_method").filter("S256"::equals).isEmpty()) {
            lacks.add("PKCE: code_challenge with code_challenge_method=S256");
        }
        List<String> scopes = List.of(query.find("scope").orElse("").split(" "));
        if (query.find("scope").isPresent() && scopes.stream().noneMatch(server::hasScope)) {
            lacks.add("a scope of the MCP server: it asked for " + LogValue.of(String.join(" ", scopes)));
        }
        return lacks;
    }

    private static Optional<String> redirect(Form query, RequestedClient client) {
        String sent = query.find("redirect_uri").orElse("");
        boolean known = client.client().callbackUrls().contains(sent)
                && client.document()
                        .map(document -> document.callbacks().contains(sent))
                        .orElse(true);
        return known
                ? Optional.empty()
                : Optional.of("a declared redirect_uri: it sent " + (sent.isEmpty() ? "none" : LogValue.of(sent)));
    }
}
