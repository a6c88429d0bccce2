package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpMetadataHandlerTest {
    private static final String RESOURCE = "{\"resource\":\"https://api.example.com/mcp\"}";
    private static final String SERVER = "{\"issuer\":\"https://api.example.com\"}";
    private static final String CALLBACK = "http://127.0.0.1:6276/oauth/callback";
    private static final String REGISTER = "{\"redirect_uris\":[\"" + CALLBACK + "\"]}";

    private static final Map<String, String> DOCUMENTS =
            Map.of("MCP_PATH", "/mcp", "MCP_RESOURCE", RESOURCE, "MCP_SERVER", SERVER);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final McpMetadataHandler handler = handler(with(
            DOCUMENTS,
            "MCP_REGISTRATION",
            "{\"client_id\":\"abc\",\"client_name\":\"Agents\",\"redirect_uris\":[\"" + CALLBACK
                    + "\"],\"scope\":\"openid\"}"));

    private McpMetadataHandler handler(Map<String, String> environment) {
        return new McpMetadataHandler(
                environment,
                new RequestLog(
                        new PrintStream(log, true, StandardCharsets.UTF_8),
                        Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC)));
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(map);
        all.put(name, value);
        return all;
    }

    private static String send(McpMetadataHandler handler, JsonObject event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                output,
                new TestContext("r-1"));
        return output.toString(StandardCharsets.UTF_8);
    }

    private static JsonObject http(String method, String path) {
        return JsonParser.parseString("""
                {"version":"2.0","routeKey":"%2$s %1$s","rawPath":"%1$s","rawQueryString":"","headers":{},
                 "requestContext":{"stage":"$default","routeKey":"%2$s %1$s","http":{"method":"%2$s","path":"%1$s"}},
                 "isBase64Encoded":false}""".formatted(path, method)).getAsJsonObject();
    }

    private static JsonObject rest(String method, String path) {
        return JsonParser.parseString("""
                {"resource":"%1$s","path":"%1$s","httpMethod":"%2$s","headers":null,"queryStringParameters":null,
                 "requestContext":{"resourcePath":"%1$s","httpMethod":"%2$s","stage":"v1"},
                 "body":null,"isBase64Encoded":false}""".formatted(path, method)).getAsJsonObject();
    }

    private static JsonObject registering(JsonObject event, String header, String type, String body) {
        JsonObject headers = new JsonObject();
        headers.addProperty(header, type);
        event.add("headers", headers);
        event.addProperty("body", body);
        return event;
    }

    private static String answer(int status, String headers, String body) {
        return "{\"statusCode\":" + status + ",\"headers\":{" + headers + "},\"body\":\"" + body.replace("\"", "\\\"")
                + "\",\"isBase64Encoded\":false}";
    }

    private static String document(String text) {
        return answer(
                200,
                "\"content-type\":\"application/json\",\"cache-control\":\"max-age=300\","
                        + "\"access-control-allow-origin\":\"*\"",
                text);
    }

    private static int status(String answer) {
        return JsonParser.parseString(answer)
                .getAsJsonObject()
                .get("statusCode")
                .getAsInt();
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known/oauth-protected-resource, resource",
        "/.well-known/oauth-protected-resource/mcp, resource",
        "/.well-known/oauth-authorization-server, server",
    })
    void servesTheDeclaredDocuments(String path, String document) throws IOException {
        String expected = document(document.equals("resource") ? RESOURCE : SERVER);
        assertThat(send(handler, http("GET", path))).isEqualTo(expected);
        assertThat(send(handler, rest("GET", path))).isEqualTo(expected);
    }

    @Test
    void answersAPreflightRequestWithoutABody() throws IOException {
        assertThat(send(handler, http("OPTIONS", "/mcp")))
                .isEqualTo("{\"statusCode\":204,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}");
    }

    /** Attack 120. */
    @Test
    void servesTheSameDocumentWhateverTheHost() throws IOException {
        JsonObject event = http("GET", "/.well-known/oauth-authorization-server");
        JsonObject headers = new JsonObject();
        headers.addProperty("host", "evil.example");
        headers.addProperty("x-forwarded-host", "evil.example");
        headers.addProperty("x-forwarded-proto", "http");
        headers.addProperty("forwarded", "host=evil.example");
        headers.addProperty("x-original-url", "/.well-known/oauth-protected-resource");
        event.add("headers", headers);
        event.addProperty("rawPath", "/.well-known/oauth-protected-resource");
        assertThat(send(handler, event)).isEqualTo(document(SERVER));
    }

    /** Attack 134. */
    @ParameterizedTest
    @CsvSource({
        "POST, /.well-known/oauth-protected-resource",
        "PUT, /.well-known/oauth-authorization-server",
        "DELETE, /.well-known/oauth-protected-resource/mcp",
        "GET, /.well-known/oauth-protected-resource/",
        "GET, /.well-known/oauth-protected-resource/other",
        "GET, /.well-known/oauth-authorization-server/mcp",
        "GET, /.well-known/openid-configuration",
        "GET, /mcp",
        "GET, /register",
        "PUT, /register",
        "POST, /register/",
        "GET, /",
    })
    void answers404ToAnythingElse(String method, String path) throws IOException {
        String expected = answer(
                404,
                "\"content-type\":\"application/problem+json\"",
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"there is no such document\"}");
        assertThat(send(handler, http(method, path))).isEqualTo(expected);
        assertThat(send(handler, rest(method, path))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"version\":\"2.0\"}", "{\"version\":\"2.0\",\"routeKey\":null,\"requestContext\":null}"
            })
    void answers404ToAnEventWithoutARoute(String event) throws IOException {
        assertThat(status(send(handler, JsonParser.parseString(event).getAsJsonObject())))
                .isEqualTo(404);
    }

    @Test
    void registersTheDeclaredClientBehindBothKindsOfApi() throws IOException {
        String expected = answer(
                201,
                "\"content-type\":\"application/json\",\"cache-control\":\"no-store\"",
                "{\"client_id\":\"abc\",\"client_name\":\"Agents\",\"redirect_uris\":[\"" + CALLBACK
                        + "\"],\"token_endpoint_auth_method\":\"none\",\"grant_types\":[\"authorization_code\","
                        + "\"refresh_token\"],\"response_types\":[\"code\"],\"scope\":\"openid\"}");
        assertThat(send(handler, registering(http("POST", "/register"), "content-type", "application/json", REGISTER)))
                .isEqualTo(expected);
        assertThat(send(
                        handler,
                        registering(
                                rest("POST", "/register"), "Content-Type", "application/json;charset=UTF-8", REGISTER)))
                .isEqualTo(expected);
        JsonObject encoded = registering(
                http("POST", "/register"),
                "content-type",
                "application/json",
                Base64.getEncoder().encodeToString(REGISTER.getBytes(StandardCharsets.UTF_8)));
        encoded.addProperty("isBase64Encoded", true);
        assertThat(send(handler, encoded)).isEqualTo(expected);
    }

    /** Attack 116. */
    @Test
    void refusesAForeignRedirectUri() throws IOException {
        String answer = send(
                handler,
                registering(
                        http("POST", "/register"),
                        "content-type",
                        "application/json",
                        REGISTER.replace("6276", "6277")));
        assertThat(status(answer)).isEqualTo(400);
        assertThat(answer)
                .contains("\\\"error\\\":\\\"invalid_redirect_uri\\\"", "\"cache-control\":\"no-store\"")
                .doesNotContain("access-control-allow-origin", "6276");
    }

    /** A form of another site cannot register anything. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"})
    void refusesOtherContentTypes(String type) throws IOException {
        assertThat(send(handler, registering(http("POST", "/register"), "content-type", type, REGISTER)))
                .isEqualTo(answer(
                        400,
                        "\"content-type\":\"application/json\",\"cache-control\":\"no-store\"",
                        "{\"error\":\"invalid_client_metadata\","
                                + "\"error_description\":\"the header Content-Type must be application/json\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", ""})
    void doesNotRegisterIfTheStackDoesNotDeclareIt(String value) throws IOException {
        McpMetadataHandler without = handler(value.isEmpty() ? with(DOCUMENTS, "MCP_REGISTRATION", "") : DOCUMENTS);
        assertThat(status(send(
                        without, registering(http("POST", "/register"), "content-type", "application/json", REGISTER))))
                .isEqualTo(404);
        assertThat(status(send(without, http("GET", "/.well-known/oauth-protected-resource"))))
                .isEqualTo(200);
    }

    @Test
    void logsOutcomesButNothingThatACallerSent() throws IOException {
        send(
                handler,
                registering(
                        http("POST", "/register"),
                        "content-type",
                        "application/json",
                        REGISTER.replace("6276", "6277")));
        send(handler, rest("GET", "/.well-known/oauth-authorization-server"));
        String line = "{\"timestamp\":\"2026-11-23T10:00:00Z\",\"level\":\"INFO\",\"requestId\":\"r-1\","
                + "\"route\":\"%s\",\"status\":%d,\"milliseconds\":0}";
        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        line.formatted("POST /register", 400),
                        line.formatted("GET /.well-known/oauth-authorization-server", 200));
    }
}
