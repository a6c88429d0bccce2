package dev.gatehouse.ops;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.client.DeployedStack.Machine;
import dev.gatehouse.ops.SmokeRequests.Answer;
import dev.gatehouse.settings.mcp.McpPaths;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the MCP server of a stack: its metadata documents have the values of the outputs, and it answers 401 without a token
 * and with an ordinary token.
 */
final class McpSmoke {
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"gatehouse smoke\",\"version\":\"1\"}}}";

    private static final Pattern METADATA = Pattern.compile("resource_metadata=\"([^\"]*)\"");

    /** RFC 7636 appendix B: the request ends before a verifier is needed. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** The settings allow any scope name, so it is unlikely rather than impossible. */
    private static final String UNKNOWN_SCOPE = "gatehouse-smoke-unknown";

    private final DeployedStack stack;
    private final URI url;
    private final String origin;
    private final SmokeRequests requests;
    private final List<CheckResult> checks = new ArrayList<>();

    McpSmoke(DeployedStack stack, URI url, SmokeRequests requests) {
        this.stack = stack;
        this.url = url;
        this.origin = url.resolve("/").toString().replaceFirst("/$", "");
        this.requests = requests;
    }

    /** @param token of a machine client; without it, that check is skipped */
    List<CheckResult> run(Optional<Machine> machine, Optional<String> token) throws InterruptedException {
        checkResourceDocument(McpPaths.RESOURCE);
        checkResourceDocument(McpPaths.RESOURCE + url.getPath());
        checkServerDocument(McpPaths.SERVER);
        checkWithoutToken();
        if (machine.isPresent() && token.isPresent()) {
            Answer answer = initialize(token);
            checks.add(CheckResult.of(
                    answer.status() == 401,
                    "POST " + url.getPath() + " rejects " + machine.get() + ", whose token is not for it",
                    answer.toString()));
        }
        checkCallback();
        return Collections.unmodifiableList(checks);
    }

    private void checkResourceDocument(String path) throws InterruptedException {
        Answer answer = get(path);
        boolean servers = answer.json()
                .map(json -> json.get("authorization_servers"))
                .filter(value -> contains(value, origin))
                .isPresent();
        checks.add(CheckResult.of(
                answer.status() == 200 && answer.text("resource").equals(url.toString()) && servers,
                "GET " + path + " names the MCP URL and its origin",
                answer.status() == 200 ? shown(answer.text("resource")) : answer.toString()));
    }

    /** Clients compare the issuer with the address of the document, and refuse a server that does not name S256. */
    private void checkServerDocument(String path) throws InterruptedException {
        Answer answer = get(path);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("issuer", origin);
        stack.authUrl().ifPresent(base -> {
            expected.put("authorization_endpoint", base + "/oauth2/authorize");
            expected.put("token_endpoint", base + "/oauth2/token");
        });
        stack.jwksUrl().ifPresent(keys -> expected.put("jwks_uri", keys));
        List<String> wrong = expected.entrySet().stream()
                .filter(each -> !answer.text(each.getKey()).equals(each.getValue()))
                .map(each -> each.getKey() + " " + shown(answer.text(each.getKey())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (answer.json()
                .map(json -> json.get("code_challenge_methods_supported"))
                .filter(value -> contains(value, "S256"))
                .isEmpty()) {
            wrong.add("code_challenge_methods_supported without S256");
        }
        checks.add(CheckResult.of(
                answer.status() == 200 && wrong.isEmpty(),
                "GET " + path + " names its origin and the outputs' endpoints",
                answer.status() != 200 ? answer.toString() : wrong.isEmpty() ? origin : String.join(", ", wrong)));
    }

    private void checkWithoutToken() throws InterruptedException {
        Answer answer = initialize(Optional.empty());
        checks.add(CheckResult.of(
                answer.status() == 401,
                "POST " + url.getPath() + " rejects a request without a token",
                answer.toString()));
        if (answer.status() != 401) {
            return;
        }
        String what = "the 401 names the metadata";
        String header = answer.headers().firstValue("www-authenticate").orElse("no WWW-Authenticate");
        Matcher named = METADATA.matcher(header);
        if (named.find()) {
            String expected = origin + McpPaths.RESOURCE + url.getPath();
            checks.add(CheckResult.of(named.group(1).equals(expected), what, named.group(1)));
        } else if (answer.headers().firstValue("x-amzn-errortype").isPresent()) {
            // Only REST APIs have this header (API Gateway, gateway responses), and they can send the challenge.
            checks.add(CheckResult.of(false, what, header));
        } else {
            checks.add(CheckResult.skipped(
                    what, "an HTTP API cannot, so clients try the well-known paths; received " + header));
        }
    }

    /**
     * Cognito sends no {@code iss} to the callback (RFC 9207), as of November 2026. Clients that receive one compare it with
     * the issuer of the metadata, which is the API's origin. The request asks for an unknown scope, so it ends with an error
     * at the callback before anyone signs in (Cognito, Redirect and authorization endpoint, negative responses); RFC 9207
     * requires {@code iss} in errors too.
     */
    private void checkCallback() throws InterruptedException {
        String what = "the sign-in sends no other issuer to the callback";
        Optional<Client> agent = stack.clients().stream()
                .filter(client ->
                        client.kind().equals("agent") && !client.callbackUrls().isEmpty())
                .findFirst();
        if (agent.isEmpty() || stack.authUrl().isEmpty()) {
            checks.add(CheckResult.skipped(what, "needs a client of kind agent"));
            return;
        }
        String callback = agent.get().callbackUrls().get(0);
        Answer answer = requests.send(HttpRequest.newBuilder(
                URI.create(stack.authUrl().get() + "/oauth2/authorize?" + query(agent.get(), callback))));
        String location = answer.headers().firstValue("location").orElse("");
        if (!location.startsWith(callback + "?")) {
            checks.add(CheckResult.skipped(
                    what,
                    "only a sign-in shows it: a request with an unknown scope does not end at the callback, received "
                            + answer));
            return;
        }
        List<String> issuers = Pattern.compile("&")
                .splitAsStream(location.substring(callback.length() + 1))
                .filter(parameter -> parameter.startsWith("iss="))
                .toList();
        checks.add(CheckResult.of(
                issuers.stream()
                        .allMatch(each -> each.equals("iss=" + URLEncoder.encode(origin, StandardCharsets.UTF_8))),
                what,
                issuers.isEmpty() ? "no iss" : String.join(", ", issuers)));
    }

    private String query(Client agent, String callback) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", agent.id());
        parameters.put("redirect_uri", callback);
        parameters.put("scope", url + "/" + UNKNOWN_SCOPE);
        parameters.put("state", "smoke");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        parameters.put("resource", url.toString());
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer get(String path) throws InterruptedException {
        return requests.send(HttpRequest.newBuilder(URI.create(origin + path)));
    }

    private Answer initialize(Optional<String> token) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(INITIALIZE));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return requests.send(request);
    }

    private static boolean contains(JsonElement value, String text) {
        return value.isJsonArray() && value.getAsJsonArray().contains(new JsonPrimitive(text));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "absent" : text;
    }
}
