package dev.gatehouse.local.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.testkit.TestCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An MCP client with its user agent, and the browser that its user signs in with. */
final class TestAgent {
    static final String CALLBACK = "http://localhost:8976/callback";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestCloud cloud;
    private final String userAgent;
    private final String verifier;

    TestAgent(TestCloud cloud, String userAgent) {
        this.cloud = cloud;
        this.userAgent = userAgent;
        this.verifier = (userAgent.replaceAll("[^A-Za-z0-9]", "-") + "-".repeat(43)).substring(0, 43);
    }

    String url() {
        return String.valueOf(cloud.outputs().get("mcpUrl"));
    }

    String verifier() {
        return verifier;
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("User-Agent", userAgent);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** At the API. */
    HttpResponse<String> get(String path) throws Exception {
        return send(request(cloud.api().resolve(path)));
    }

    HttpResponse<String> register(String body) throws Exception {
        return send(request(cloud.api().resolve("/register"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A message without a token. */
    HttpResponse<String> ask() throws Exception {
        return send(message("initialize", "{}"));
    }

    /** A message without a token to another address. */
    HttpResponse<String> askAt(URI address) throws Exception {
        return send(message(address, "initialize", "{}"));
    }

    HttpResponse<String> call(String token, String method, String params) throws Exception {
        return send(message(method, params).header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder message(String method, String params) {
        return message(URI.create(url()), method, params);
    }

    private HttpRequest.Builder message(URI address, String method, String params) {
        return request(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}"));
    }

    /** The parameters of a sign-in that is accepted. */
    Map<String, String> parameters() throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", cloud.clientId("agents"));
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", url() + "/read");
        parameters.put("resource", url());
        parameters.put("state", "state-of-" + verifier.substring(0, 4));
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    private String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** What the browser gets at the authorization endpoint. */
    HttpResponse<String> authorize(Map<String, String> parameters) throws Exception {
        return browse(cloud.cognito().resolve("/oauth2/authorize?" + encoded(parameters)));
    }

    /** Signs the user of the stack file in, and returns the code. */
    String signIn(Map<String, String> parameters) throws Exception {
        URI address = cloud.cognito().resolve("/oauth2/authorize?" + encoded(parameters));
        URI login =
                address.resolve(browse(address).headers().firstValue("location").orElseThrow());
        HttpResponse<String> shown = browse(login);
        String page = shown.body();
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("username", "user@example.com");
        fields.put("password", "SecurePassword123");
        Matcher action = ACTION.matcher(page);
        assertThat(action.find()).as(page).isTrue();
        URI target = login.resolve(action.group(1).replace("&amp;", "&").replace("&#x3D;", "="));
        // The cookies of the page are Secure, and the one of the JDK does not send them to http://localhost.
        HttpResponse<String> answer = send(form(HttpRequest.newBuilder(target), fields)
                .header("User-Agent", "Mozilla/5.0")
                .header("Origin", cloud.cognito().toString())
                .header("Cookie", cookies(shown)));
        String location = answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.body()));
        return Form.parse(location.substring(location.indexOf('?') + 1))
                .flatMap(form -> form.find("code"))
                .orElseThrow(() -> new AssertionError(location));
    }

    private static String cookies(HttpResponse<String> page) {
        return page.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> browse(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address).header("User-Agent", "Mozilla/5.0"));
    }

    /** The answer of the token endpoint. */
    JsonObject redeem(String code, String withVerifier) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("client_id", cloud.clientId("agents"));
        fields.put("redirect_uri", CALLBACK);
        fields.put("code", code);
        fields.put("code_verifier", withVerifier);
        return JsonParser.parseString(send(form(request(cloud.cognito().resolve("/oauth2/token")), fields))
                        .body())
                .getAsJsonObject();
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        return request.header("Content-Type", Form.TYPE).POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
    }

    private static String encoded(Map<String, String> parameters) {
        return new Form(parameters, List.of()).encoded();
    }
}
