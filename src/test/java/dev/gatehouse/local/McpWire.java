package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.http.RawHttpClient.Answer;
import dev.gatehouse.testkit.TestCloud;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an agent, or an attacker in its place, sends to a local cloud with an MCP server: bytes over sockets. */
final class McpWire {
    static final String CALLBACK = "http://localhost:38976/callback";
    static final String DOCUMENT = "https://clients.example.com/mcp/client.json";
    static final String USER = "user@example.com";

    /** Of a stack that {@link #withAdmin} changed; in the group admin. */
    static final String ADMIN = "admin@example.com";

    private static final String SIGNED = "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261130/eu-west-1/"
            + "cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "a".repeat(64);

    private static final String PASSWORD = "SecurePassword123";
    private static final Pattern XSRF = Pattern.compile("XSRF-TOKEN=([^;]+)");

    final TestCloud cloud;
    final RawHttpClient api;
    final RawHttpClient cognito;

    McpWire(TestCloud cloud) {
        this.cloud = cloud;
        this.api = new RawHttpClient(cloud.api().getPort());
        this.cognito = new RawHttpClient(cloud.signIn().getPort());
    }

    String url() {
        return String.valueOf(cloud.outputs().get("mcpUrl"));
    }

    String scope(String name) {
        return url() + "/" + name;
    }

    /** The parameters of a valid authorization request of the declared agent, for a test to change. */
    Map<String, String> authorize() {
        Map<String, String> parameters = RunningCognito.authorize(cloud.clientId("agents"));
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", "openid " + scope("read"));
        parameters.put("resource", url());
        return parameters;
    }

    Map<String, String> authorize(String name, String value) {
        Map<String, String> parameters = authorize();
        parameters.put(name, value);
        return parameters;
    }

    Answer authorizePage(Map<String, String> parameters) {
        return cognito.get("/oauth2/authorize?" + RunningCognito.encode(parameters));
    }

    String code(Map<String, String> parameters) {
        return code(parameters, USER);
    }

    String code(Map<String, String> parameters, String user) {
        String login = "/login?" + RunningCognito.encode(parameters);
        Matcher xsrf = XSRF.matcher(cognito.get(login).header("set-cookie"));
        assertThat(xsrf.find()).isTrue();
        Answer back = form(
                login,
                RunningCognito.form("_csrf", xsrf.group(1), "username", user, "password", PASSWORD),
                "Cookie: XSRF-TOKEN=" + xsrf.group(1));
        assertThat(back.status()).isEqualTo(303);
        return RunningCognito.query(back.header("location")).getOrDefault("code", "");
    }

    Answer form(String path, Map<String, String> form, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: application/x-www-form-urlencoded";
        return cognito.send("POST", path, RunningCognito.encode(form).getBytes(StandardCharsets.UTF_8), all);
    }

    Answer redeem(Map<String, String> authorization, String code) {
        Map<String, String> form = RunningCognito.redeem(authorization.getOrDefault("client_id", ""), code);
        form.put("redirect_uri", authorization.getOrDefault("redirect_uri", ""));
        return form("/oauth2/token", form);
    }

    JsonObject tokens(Map<String, String> authorization) {
        Answer answer = redeem(authorization, code(authorization));
        assertThat(answer.status()).isEqualTo(200);
        return json(answer);
    }

    /** The stack file of a stack whose user {@link #ADMIN} is in the group admin. */
    static String withAdmin(String stack) {
        String user = "      " + USER + ": {password: " + PASSWORD + "}\n";
        return stack.replace(user, user + "      " + ADMIN + ": {password: " + PASSWORD + ", groups: [admin]}\n");
    }

    void removeFromGroup(String user, String group) {
        Answer answer = cognito.send(
                "POST",
                "/",
                ("{\"UserPoolId\":\"" + cloud.outputs().get("userPoolId") + "\",\"Username\":\"" + user
                                + "\",\"GroupName\":\"" + group + "\"}")
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/x-amz-json-1.1",
                "X-Amz-Target: AWSCognitoIdentityProviderService.AdminRemoveUserFromGroup",
                "X-Amz-Date: 20261130T031500Z",
                SIGNED);
        assertThat(answer.status()).isEqualTo(200);
    }

    /** An access token for the MCP server with the scope read. */
    String token() {
        return access(tokens(authorize()));
    }

    Answer refresh(String refreshToken) {
        return form(
                "/oauth2/token",
                RunningCognito.form(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        cloud.clientId("agents"),
                        "refresh_token",
                        refreshToken));
    }

    /** Posts a message to the MCP server; header lines come after the body. */
    Answer post(String token, String message, String... headers) {
        return send("POST", "/mcp", token, message, headers);
    }

    Answer send(String method, String path, String token, String message, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type: application/json";
        all[headers.length + 1] = "Authorization: Bearer " + token;
        return api.send(method, path, message.getBytes(StandardCharsets.UTF_8), all);
    }

    static String call(String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    static String access(JsonObject tokens) {
        return tokens.get("access_token").getAsString();
    }

    static JsonObject json(Answer answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
