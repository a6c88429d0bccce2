package dev.gatehouse.ops;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Machine;
import dev.gatehouse.client.DeployedStack.Route;
import dev.gatehouse.client.TokenClaims;
import dev.gatehouse.ops.SmokeRequests.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a stack responds as declared: its keys are published, each route that is not public answers 401 without a
 * token and 403 without its scope, and a token with the scope is accepted. Calls that reach the function are GET requests.
 * {@link McpSmoke} checks the MCP server of a stack that has one.
 */
final class Smoke {
    private final DeployedStack stack;
    private final SmokeRequests requests;
    private final List<CheckResult> checks = new ArrayList<>();

    Smoke(DeployedStack stack, HttpClient http) {
        this.stack = stack;
        this.requests = new SmokeRequests(http);
    }

    List<CheckResult> run() throws InterruptedException {
        checkDiscovery();
        checkPublicRoutes();
        checkProtectedRoutes();
        Optional<String> token = checkTokens();
        if (stack.mcpUrl().isPresent()) {
            checks.addAll(new McpSmoke(stack, URI.create(stack.mcpUrl().get()), requests).run(stack.machine(), token));
        }
        return Collections.unmodifiableList(checks);
    }

    private void checkDiscovery() throws InterruptedException {
        Answer answer = requests.send(HttpRequest.newBuilder(URI.create(stack.discoveryUrl())));
        String issuer = answer.text("issuer");
        String keys = answer.text("jwks_uri");
        boolean good = answer.status() == 200
                && issuer.equals(stack.issuer())
                && !keys.isEmpty()
                && stack.jwksUrl().orElse(keys).equals(keys);
        checks.add(CheckResult.of(
                good,
                "discovery document has the outputs' issuer and keys",
                answer.status() == 200 ? issuer : answer.toString()));
        if (stack.jwksUrl().isPresent() || good) {
            checkKeys(stack.jwksUrl().orElse(keys));
        }
    }

    private void checkKeys(String url) throws InterruptedException {
        Answer answer = requests.send(HttpRequest.newBuilder(URI.create(url)));
        long good = 0;
        if (answer.json().map(json -> json.get("keys")).orElse(null) instanceof JsonArray keys) {
            for (JsonElement each : keys) {
                good += each instanceof JsonObject key
                                && TokenClaims.text(key, "kty").equals("RSA")
                                && key.has("kid")
                        ? 1
                        : 0;
            }
        }
        checks.add(CheckResult.of(
                answer.status() == 200 && good > 0,
                "the issuer publishes RSA keys",
                answer.status() == 200 ? good + " keys" : answer.toString()));
    }

    private void checkPublicRoutes() throws InterruptedException {
        for (Route route : stack.routes()) {
            if (route.isPublic() && isSafe(route)) {
                Answer answer = call(route, Optional.empty());
                checks.add(CheckResult.of(answer.isSuccess(), route + " is public", answer.toString()));
            }
        }
    }

    private void checkProtectedRoutes() throws InterruptedException {
        for (Route route : stack.routes()) {
            if (!route.isPublic()) {
                Answer answer = call(route, Optional.empty());
                checks.add(CheckResult.of(
                        answer.status() == 401, route + " rejects a request without a token", answer.toString()));
            }
        }
    }

    private Optional<String> checkTokens() throws InterruptedException {
        if (stack.machine().isEmpty() || stack.authUrl().isEmpty()) {
            checks.add(CheckResult.skipped(
                    "calls with a token", "needs a machine client and its secret: use stack output --show-secrets"));
            return Optional.empty();
        }
        Machine machine = stack.machine().get();
        Optional<String> token = token(machine);
        if (token.isPresent()) {
            checkForgedToken(token.get());
            checkMissingScope(machine, token.get());
            checkMatchingScope(machine, token.get());
        }
        return token;
    }

    private Optional<String> token(Machine machine) throws InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString((machine.id() + ":" + machine.secret()).getBytes(StandardCharsets.UTF_8));
        Answer answer =
                requests.send(HttpRequest.newBuilder(URI.create(stack.authUrl().orElseThrow() + "/oauth2/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        Optional<String> token = Optional.of(answer.text("access_token")).filter(text -> !text.isEmpty());
        checks.add(CheckResult.of(
                answer.status() == 200 && token.isPresent(),
                "client " + machine + " gets a token with client_credentials",
                // A response with status 200 contains the token, so it is not shown.
                answer.status() == 200 || answer.status() == 0
                        ? answer.toString()
                        : answer.status() + " " + answer.text("error")));
        return token;
    }

    /** Changes the first character of the signature; some bits of the last character may not be significant. */
    private void checkForgedToken(String token) throws InterruptedException {
        Optional<Route> route =
                stack.routes().stream().filter(each -> !each.isPublic()).findFirst();
        if (route.isPresent()) {
            int signature = token.lastIndexOf('.') + 1;
            char other = token.charAt(signature) == 'A' ? 'B' : 'A';
            Answer answer = call(
                    route.get(), Optional.of(token.substring(0, signature) + other + token.substring(signature + 1)));
            checks.add(CheckResult.of(
                    answer.status() == 401, route.get() + " rejects a forged signature", answer.toString()));
        }
    }

    /** A REST API may answer 401 and an HTTP API answers 403 (Integrate a REST API with a user pool): both reject the token. */
    private void checkMissingScope(Machine machine, String token) throws InterruptedException {
        Optional<Route> other = stack.routes().stream()
                .filter(route -> !route.isPublic() && Collections.disjoint(route.scopes(), machine.scopes()))
                .findFirst();
        if (other.isEmpty()) {
            checks.add(CheckResult.skipped(
                    "a token without the scope is rejected", "client " + machine + " has a scope of every route"));
            return;
        }
        Answer answer = call(other.get(), Optional.of(token));
        checks.add(CheckResult.of(
                answer.status() == 403 || answer.status() == 401,
                other.get() + " rejects " + machine + ", which does not have its scopes",
                answer.toString()));
    }

    /** A route with a group rejects machine clients, and the outputs do not contain route groups: one success is enough. */
    private void checkMatchingScope(Machine machine, String token) throws InterruptedException {
        List<Route> own = stack.routes().stream()
                .filter(route -> isSafe(route) && !Collections.disjoint(route.scopes(), machine.scopes()))
                .toList();
        if (own.isEmpty()) {
            checks.add(CheckResult.skipped(
                    "a token with the scope is accepted",
                    "client " + machine + " has no scope of a GET route without variables"));
            return;
        }
        Route last = own.get(0);
        Answer answer = call(last, Optional.of(token));
        for (Route next : own.subList(1, own.size())) {
            if (!answer.isSuccess()) {
                last = next;
                answer = call(last, Optional.of(token));
            }
        }
        checks.add(CheckResult.of(answer.isSuccess(), last + " accepts " + machine, answer.toString()));
    }

    private static boolean isSafe(Route route) {
        return route.method().equals("GET") && !route.path().contains("{");
    }

    private Answer call(Route route, Optional<String> token) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.apiUrl() + route.example()))
                .method(route.method().equals("ANY") ? "GET" : route.method(), BodyPublishers.noBody());
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return requests.send(request);
    }
}
