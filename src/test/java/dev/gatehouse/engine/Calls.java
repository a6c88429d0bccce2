package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.OAuthHttp;
import dev.gatehouse.client.Password;
import dev.gatehouse.client.PasswordSignIn;
import dev.gatehouse.client.TokenEndpointClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Calls of two protected APIs with tokens of their clients {@code app} and {@code jobs}. */
final class Calls {
    private static final OAuthHttp OAUTH = new OAuthHttp();

    private Calls() {}

    /** The tokens of a machine and of a user who signs in are accepted by their own API, and not by the other one. */
    static void assertThatEachAcceptsOnlyItsOwnTokens(DeployedStack one, DeployedStack another) throws Exception {
        assertThatItAcceptsOnlyItsOwnTokens(one, another);
        assertThatItAcceptsOnlyItsOwnTokens(another, one);
    }

    private static void assertThatItAcceptsOnlyItsOwnTokens(DeployedStack each, DeployedStack other) throws Exception {
        assertThat(status(each.apiUrl() + "/health", "")).isEqualTo(200);
        assertThat(status(each.apiUrl() + "/resources", "")).isEqualTo(401);
        assertThat(status(each.apiUrl() + "/resources", tokenOfJobs(each))).isEqualTo(200);
        assertThat(status(each.apiUrl() + "/resources", tokenOfUser(each))).isEqualTo(200);
        assertThat(status(each.apiUrl() + "/resources", tokenOfJobs(other))).isEqualTo(401);
        assertThat(status(each.apiUrl() + "/resources", tokenOfUser(other))).isEqualTo(401);
    }

    private static int status(String url, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static DeployedStack.Client client(DeployedStack stack, String name) {
        return stack.clients().stream()
                .filter(client -> client.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String tokenOfJobs(DeployedStack stack) throws Exception {
        return TokenEndpointClient.of(URI.create(stack.authUrl().orElseThrow()), client(stack, "jobs"), OAUTH)
                .clientCredentials(Optional.empty())
                .get("access_token")
                .getAsString();
    }

    private static String tokenOfUser(DeployedStack stack) throws Exception {
        URI authUrl = URI.create(stack.authUrl().orElseThrow());
        DeployedStack.Client app = client(stack, "app");
        CodeFlowRequest request = CodeFlowRequest.to(app.callbackUrls().get(0));
        PasswordSignIn.Result result = new PasswordSignIn(OAUTH, request)
                .signIn(
                        request.url(authUrl, app, Optional.empty(), Optional.empty()),
                        "user@example.com",
                        new Password("SecurePassword123!", "this test"));
        return TokenEndpointClient.of(authUrl, app, OAUTH)
                .authorizationCode(
                        ((PasswordSignIn.Result.SignedIn) result).callback().code(), request)
                .get("access_token")
                .getAsString();
    }
}
