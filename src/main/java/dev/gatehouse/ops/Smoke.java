package dev.gatehouse.ops;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.ops.DeployedStack.Machine;
import dev.gatehouse.ops.DeployedStack.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Asks a stack what every stack must answer: its keys, 401 without a token at each closed route, 403 with too small a
 * scope, and what was asked for with the right one. It changes nothing: a call that would reach the function is a GET.
 */
final class Smoke {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DeployedStack stack;
    private final HttpClient http;
    private final List<CheckResult> checks = new ArrayList<>();

    Smoke(DeployedStack stack, HttpClient http) {
        this.stack = stack;
        this.http = http;
    }

    /** @param status 0 where no answer came, and then the body says why */
    private record Answer(int status, String body) {
        Optional<JsonObject> json() {
            try {
                return JsonParser.parseString(body) instanceof JsonObject object
                        ? Optional.of(object)
                        : Optional.empty();
            } catch (JsonParseException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return status == 0 ? body : String.valueOf(status);
        }
    }

    List<CheckResult> run() throws InterruptedException {
        discovery();
        openRoutes();
        closedRoutes();
        withToken();
        return Collections.unmodifiableList(checks);
    }

    private void discovery() throws InterruptedException {
        Answer answer = send(HttpRequest.newBuilder(URI.create(stack.discoveryUrl())));
        String issuer = answer.json().map(json -> text(json, "issuer")).orElse("");
        String keys = answer.json().map(json -> text(json, "jwks_uri")).orElse("");
        boolean good = answer.status() == 200
                && issuer.equals(stack.issuer())
                && !keys.isEmpty()
                && stack.jwksUrl().orElse(keys).equals(keys);
        checks.add(CheckResult.of(
                good,
                "discovery names issuer and keys of the outputs",
                answer.status() == 200 ? issuer : answer.toString()));
        if (stack.jwksUrl().isPresent() || good) {
            keys(stack.jwksUrl().orElse(keys));
        }
    }

    private void keys(String url) throws InterruptedException {
        Answer answer = send(HttpRequest.newBuilder(URI.create(url)));
        long good = 0;
        if (answer.json().map(json -> json.get("keys")).orElse(null) instanceof JsonArray keys) {
            for (JsonElement each : keys) {
                good += each instanceof JsonObject key && text(key, "kty").equals("RSA") && key.has("kid") ? 1 : 0;
            }
        }
        checks.add(CheckResult.of(
                answer.status() == 200 && good > 0,
                "the issuer publishes RSA keys",
                answer.status() == 200 ? good + " keys" : answer.toString()));
    }

    private void openRoutes() throws InterruptedException {
        for (Route route : stack.routes()) {
            if (route.isPublic() && isSafe(route)) {
                Answer answer = call(route, Optional.empty());
                checks.add(CheckResult.of(isSuccess(answer), route + " is open", answer.toString()));
            }
        }
    }

    private void closedRoutes() throws InterruptedException {
        for (Route route : stack.routes()) {
            if (!route.isPublic()) {
                Answer answer = call(route, Optional.empty());
                checks.add(CheckResult.of(
                        answer.status() == 401, route + " is closed without a token", answer.toString()));
            }
        }
    }

    private void withToken() throws InterruptedException {
        if (stack.machine().isEmpty() || stack.authUrl().isEmpty()) {
            checks.add(CheckResult.skipped(
                    "calls with a token", "needs a machine client, and its secret: --show-secrets at stack output"));
            return;
        }
        Machine machine = stack.machine().get();
        Optional<String> token = token(machine);
        if (token.isEmpty()) {
            return;
        }
        forged(token.get());
        tooSmall(machine, token.get());
        right(machine, token.get());
    }

    private Optional<String> token(Machine machine) throws InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString((machine.id() + ":" + machine.secret()).getBytes(StandardCharsets.UTF_8));
        Answer answer = send(HttpRequest.newBuilder(URI.create(stack.authUrl().orElseThrow() + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        Optional<String> token =
                answer.json().map(json -> text(json, "access_token")).filter(text -> !text.isEmpty());
        checks.add(CheckResult.of(
                answer.status() == 200 && token.isPresent(),
                "client " + machine + " gets a token by client_credentials",
                // An answer of 200 holds the token: nothing of it is shown.
                answer.status() == 200 || answer.status() == 0
                        ? answer.toString()
                        : answer.status() + " "
                                + answer.json().map(json -> text(json, "error")).orElse("")));
        return token;
    }

    /** The first character of the signature: all its bits count, while the last ones of its last may not. */
    private void forged(String token) throws InterruptedException {
        Optional<Route> closed =
                stack.routes().stream().filter(route -> !route.isPublic()).findFirst();
        if (closed.isPresent()) {
            int signature = token.lastIndexOf('.') + 1;
            char other = token.charAt(signature) == 'A' ? 'B' : 'A';
            Answer answer = call(
                    closed.get(), Optional.of(token.substring(0, signature) + other + token.substring(signature + 1)));
            checks.add(CheckResult.of(
                    answer.status() == 401, closed.get() + " refuses a forged signature", answer.toString()));
        }
    }

    /** A REST API says 401 where an HTTP API says 403 (aws-behaviour §5.4): either is a refusal before the function. */
    private void tooSmall(Machine machine, String token) throws InterruptedException {
        Optional<Route> other = stack.routes().stream()
                .filter(route -> !route.isPublic() && Collections.disjoint(route.scopes(), machine.scopes()))
                .findFirst();
        if (other.isEmpty()) {
            checks.add(
                    CheckResult.skipped("too small a scope is refused", "client " + machine + " may call every route"));
            return;
        }
        Answer answer = call(other.get(), Optional.of(token));
        checks.add(CheckResult.of(
                answer.status() == 403 || answer.status() == 401,
                other.get() + " refuses " + machine + ", whose scopes are too small",
                answer.toString()));
    }

    /** A route of a group lets no machine in, and the outputs do not tell which is one: any that answers will do. */
    private void right(Machine machine, String token) throws InterruptedException {
        List<Route> own = stack.routes().stream()
                .filter(route -> isSafe(route) && !Collections.disjoint(route.scopes(), machine.scopes()))
                .toList();
        if (own.isEmpty()) {
            checks.add(CheckResult.skipped(
                    "the right scope is let in", "client " + machine + " may call no GET route without variables"));
            return;
        }
        Route last = own.get(0);
        Answer answer = call(last, Optional.of(token));
        for (Route next : own.subList(1, own.size())) {
            if (!isSuccess(answer)) {
                last = next;
                answer = call(last, Optional.of(token));
            }
        }
        checks.add(CheckResult.of(isSuccess(answer), last + " lets " + machine + " in", answer.toString()));
    }

    private static boolean isSafe(Route route) {
        return route.method().equals("GET") && !route.path().contains("{");
    }

    private static boolean isSuccess(Answer answer) {
        return answer.status() / 100 == 2;
    }

    private Answer call(Route route, Optional<String> token) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.apiUrl() + route.example()))
                .method(route.method().equals("ANY") ? "GET" : route.method(), BodyPublishers.noBody());
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return send(request);
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest built = request.timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = http.send(built, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(
                    0,
                    "no answer from " + built.uri().getHost() + ": "
                            + e.getClass().getSimpleName());
        }
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
    }
}
