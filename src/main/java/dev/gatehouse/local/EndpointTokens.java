package dev.gatehouse.local;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.client.NoTokenException;
import dev.gatehouse.client.OAuthHttp;
import dev.gatehouse.client.Password;
import dev.gatehouse.client.PasswordSignIn;
import dev.gatehouse.client.RequestedScopes;
import dev.gatehouse.client.TokenEndpointClient;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.console.token.TokenSource;
import dev.gatehouse.local.state.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Gets tokens for the console, over HTTP from the endpoints of the local cloud, as an app does. */
final class EndpointTokens implements TokenSource {
    private final StackInfo stack;
    private final OAuthHttp http = new OAuthHttp();

    EndpointTokens(StackInfo stack) {
        this.stack = stack;
    }

    private interface Request {
        JsonObject send(URI authUrl, Client client, Optional<String> scope)
                throws NoTokenException, InterruptedException;
    }

    @Override
    public Answer machine(String client, List<String> scopes) {
        return answer(
                client,
                scopes,
                (authUrl, found, scope) ->
                        TokenEndpointClient.of(authUrl, found, http).clientCredentials(scope));
    }

    @Override
    public Answer user(String client, String user, Secret password, List<String> scopes) {
        return answer(client, scopes, (authUrl, found, scope) -> {
            CodeFlowRequest request = CodeFlowRequest.to(found.callbackUrls().stream()
                    .findFirst()
                    .orElseThrow(() -> NoTokenException.wrongInput("client " + found + " has no callback URL")));
            PasswordSignIn.Result result = new PasswordSignIn(http, request)
                    .signIn(
                            request.url(authUrl, found, scope, Optional.empty()),
                            user,
                            new Password(password.reveal(), "this form"));
            if (result instanceof PasswordSignIn.Result.Asked asked) {
                throw NoTokenException.refused("the sign-in page asks for more than a password: " + asked.page()
                        + "; sign in with the app, or with ./gatehouse token --client " + found);
            }
            return TokenEndpointClient.of(authUrl, found, http)
                    .authorizationCode(
                            ((PasswordSignIn.Result.SignedIn) result).callback().code(), request);
        });
    }

    private Answer answer(String name, List<String> scopes, Request request) {
        try {
            DeployedStack deployed = DeployedStack.parse(new Gson()
                    .toJson(stack.lastRun().map(StackInfo.LastRun::outputs).orElseThrow()));
            Client client = deployed.clients().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> NoTokenException.wrongInput("the stack has no client " + name));
            URI authUrl = URI.create(deployed.authUrl()
                    .orElseThrow(() -> NoTokenException.wrongInput("the stack has no sign-in domain")));
            Optional<String> scope = RequestedScopes.parameter(deployed, client, scopes, false);
            JsonObject tokens = request.send(authUrl, client, scope);
            return new Answer.Issued(
                    Secret.of(tokens.get("access_token").getAsString()),
                    RequestedScopes.missing(tokens, scope.or(() -> RequestedScopes.ofClient(deployed, client)))
                            .orElse(""));
        } catch (NoTokenException | IllegalArgumentException e) {
            return new Answer.Refused("There is no token: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused("The local cloud is stopping.");
        }
    }
}
