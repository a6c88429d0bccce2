package dev.gatehouse.testkit;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.client.NoTokenException;
import dev.gatehouse.client.OAuthHttp;
import dev.gatehouse.client.Password;
import dev.gatehouse.client.PasswordSignIn;
import dev.gatehouse.client.TokenEndpointClient;
import dev.gatehouse.local.EmbeddedCloud;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The app clients of a cloud, and the tokens that its endpoints give them. */
record CloudClients(EmbeddedCloud cloud, DeployedStack stack) {
    private static final OAuthHttp HTTP = new OAuthHttp();

    static CloudClients of(EmbeddedCloud cloud) {
        return new CloudClients(cloud, DeployedStack.parse(new Gson().toJson(cloud.outputs())));
    }

    List<Client> all() {
        return stack.clients();
    }

    /** For the message of an exception. */
    String description() {
        return all().stream()
                .map(client -> client.name() + " (" + client.kind() + ", scopes " + client.scopes() + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    TokenSet machine(Client client, List<String> scopes) {
        return tokens(client, () -> endpoint(client).clientCredentials(parameter(scopes)));
    }

    /** Signs in at the sign-in pages, as a browser does. */
    TokenSet user(Client client, List<String> scopes, String user, String password) {
        return tokens(client, () -> {
            CodeFlowRequest request = CodeFlowRequest.to(client.callbackUrls().get(0));
            PasswordSignIn.Result result = new PasswordSignIn(HTTP, request)
                    .signIn(
                            request.url(authUrl(), client, parameter(scopes), Optional.empty()),
                            user,
                            new Password(password, "the test"));
            if (result instanceof PasswordSignIn.Result.Asked asked) {
                throw new IllegalStateException("no authorization code for " + user + ": the sign-in page asks for more"
                        + " than a password: " + asked.page());
            }
            return endpoint(client)
                    .authorizationCode(
                            ((PasswordSignIn.Result.SignedIn) result).callback().code(), request);
        });
    }

    private interface Request {
        JsonObject send() throws NoTokenException, InterruptedException;
    }

    private TokenSet tokens(Client client, Request request) {
        try {
            JsonObject tokens = request.send();
            return new TokenSet(
                    tokens.get("access_token").getAsString(), text(tokens, "id_token"), text(tokens, "refresh_token"));
        } catch (NoTokenException e) {
            throw new IllegalStateException(
                    "no token for app client " + client + ": " + e.getMessage() + "; " + lastLine(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while app client " + client + " waits for a token", e);
        }
    }

    private TokenEndpointClient endpoint(Client client) throws NoTokenException {
        return TokenEndpointClient.of(authUrl(), client, HTTP);
    }

    private URI authUrl() {
        return URI.create(stack.authUrl()
                .orElseThrow(
                        () -> new IllegalStateException("the stack has no sign-in domain, and no token endpoint")));
    }

    /** The full names of scopes that the stack file names shortly. Other names are sent as they are. */
    private Optional<String> parameter(List<String> scopes) {
        return scopes.isEmpty()
                ? Optional.empty()
                : Optional.of(scopes.stream()
                        .map(scope -> stack.scopes().getOrDefault(scope, scope))
                        .collect(Collectors.joining(" ")));
    }

    /** The log gives the reason of a refusal. */
    private String lastLine() {
        List<String> lines = cloud.log();
        return lines.isEmpty() ? "the log is empty" : "log: " + lines.get(lines.size() - 1);
    }

    private static Optional<String> text(JsonObject tokens, String name) {
        return Optional.ofNullable(tokens.get(name)).map(JsonElement::getAsString);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "CloudClients" + description();
    }
}
