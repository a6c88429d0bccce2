package dev.gatehouse.local.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.Gateway;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.http.ApiMappingType;
import dev.gatehouse.local.pulumi.type.rest.DeploymentType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The resources of an MCP server on a REST API with a custom domain, from their inputs to the responses on a socket. */
class DeclaredMcpApiTest {
    private static final String MCP = "http://localhost:9400/mcp";
    private static final String CHALLENGE = "Bearer resource_metadata=\"http://localhost:9400/.well-known/"
            + "oauth-protected-resource/mcp\", scope=\"" + MCP + "/read\"";
    private static final String DOCUMENT = "{\"resource\":\"" + MCP + "\",\"authorization_servers\":"
            + "[\"http://localhost:9400\"],\"scopes_supported\":[\"" + MCP + "/read\"]}";

    private final CloudFixture fixture = new CloudFixture();
    private HttpServer server;
    private RawHttpClient wire;
    private String api;

    @BeforeEach
    void declare() throws Exception {
        Gateway gateway = new Gateway(
                fixture.cloud,
                (arn, event) -> new Invocation.Failed("Error", "no function is declared"),
                JwksFetcher.overHttp(),
                Clock.systemUTC(),
                new SecureRandom(),
                line -> {});
        server = HttpServer.start("api", 0, 1000, gateway, (name, request, response, took) -> {});
        wire = new RawHttpClient(server.port());

        Resource declared = fixture.create(RestApiTypes.API, "api", Map.of("disableExecuteApiEndpoint", true));
        api = declared.id();
        String root = declared.outputs().required("rootResourceId");
        document(resource(resource(root, ".well-known"), "oauth-protected-resource"));
        mcp(resource(root, "mcp"));
        fixture.create(
                RestApiTypes.RESPONSE,
                "unauthorized",
                Map.of(
                        "restApiId",
                        api,
                        "responseType",
                        "UNAUTHORIZED",
                        "responseParameters",
                        Map.of("gatewayresponse.header.WWW-Authenticate", "'" + CHALLENGE + "'"),
                        "responseTemplates",
                        Map.of("application/json", "{\"message\":$context.error.messageString}")));
        Resource deployment = fixture.create(DeploymentType.TOKEN, "d", Map.of("restApi", api));
        fixture.create(
                RestApiTypes.STAGE, "s", Map.of("restApi", api, "deployment", deployment.id(), "stageName", "v1"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String resource(String parent, String part) throws InvalidRequestException {
        return fixture.create(RestApiTypes.RESOURCE, part, Map.of("restApi", api, "parentId", parent, "pathPart", part))
                .id();
    }

    private Map<String, Object> of(String resource, String method, Object... more) {
        Map<String, Object> inputs =
                new LinkedHashMap<>(Map.of("restApi", api, "resourceId", resource, "httpMethod", method));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private void document(String resource) throws InvalidRequestException {
        fixture.create(RestApiTypes.METHOD, "document", of(resource, "GET", "authorization", "NONE"));
        fixture.create(
                RestApiTypes.INTEGRATION,
                "document",
                of(
                        resource,
                        "GET",
                        "type",
                        "MOCK",
                        "passthroughBehavior",
                        "WHEN_NO_TEMPLATES",
                        "requestTemplates",
                        Map.of("application/json", "{\"statusCode\": 200}")));
        fixture.create(
                RestApiTypes.METHOD_RESPONSE,
                "document",
                of(
                        resource,
                        "GET",
                        "statusCode",
                        "200",
                        "responseParameters",
                        Map.of(
                                "method.response.header.Content-Type", true,
                                "method.response.header.Cache-Control", true,
                                "method.response.header.Access-Control-Allow-Origin", true)));
        fixture.create(
                RestApiTypes.INTEGRATION_RESPONSE,
                "document",
                of(
                        resource,
                        "GET",
                        "statusCode",
                        "200",
                        "responseParameters",
                        Map.of(
                                "method.response.header.Content-Type", "'application/json'",
                                "method.response.header.Cache-Control", "'max-age=300'",
                                "method.response.header.Access-Control-Allow-Origin", "'*'"),
                        "responseTemplates",
                        Map.of("application/json", DOCUMENT)));
    }

    private void mcp(String resource) throws InvalidRequestException {
        String pool =
                fixture.create(UserPoolType.TOKEN, "users", Map.of()).outputs().required("arn");
        authorizer("ordinary", pool, Map.of());
        String authorizer = authorizer("mcp", pool, Map.of("identityValidationExpression", "^\\Q" + MCP + "\\E$"));
        fixture.create(
                RestApiTypes.METHOD,
                "mcp",
                of(
                        resource,
                        "ANY",
                        "authorization",
                        "COGNITO_USER_POOLS",
                        "authorizerId",
                        authorizer,
                        "authorizationScopes",
                        List.of(MCP + "/read")));
        fixture.create(
                RestApiTypes.INTEGRATION,
                "mcp",
                of(
                        resource,
                        "ANY",
                        "type",
                        "MOCK",
                        "requestTemplates",
                        Map.of("application/json", "{\"statusCode\":200}")));
    }

    private String authorizer(String name, String pool, Map<String, Object> more) throws InvalidRequestException {
        Map<String, Object> inputs = new LinkedHashMap<>(more);
        inputs.putAll(Map.of("restApi", api, "type", "COGNITO_USER_POOLS", "providerArns", List.of(pool)));
        return fixture.create(RestApiTypes.AUTHORIZER, name, inputs).id();
    }

    private void map(String stage, Object... key) throws InvalidRequestException {
        Map<String, Object> inputs =
                new LinkedHashMap<>(Map.of("apiId", api, "domainName", "api.example.com", "stage", stage));
        if (key.length > 0) {
            inputs.put("apiMappingKey", key[0]);
        }
        fixture.create(ApiMappingType.TOKEN, "mapping" + key.length, inputs);
    }

    private static Headers withoutIds(RawHttpClient.Answer answer) {
        return new Headers(answer.headers().fields().stream()
                .filter(field -> !field.name().startsWith("x-amz"))
                .toList());
    }

    @Test
    void aDocumentIsServedAtTheRootOfTheDomain() throws Exception {
        map("v1");
        RawHttpClient.Answer answer = wire.get(
                "/.well-known/oauth-protected-resource",
                "Accept: application/json",
                "MCP-Protocol-Version: 2025-11-25");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(DOCUMENT);
        assertThat(withoutIds(answer))
                .isEqualTo(Headers.of(
                        "access-control-allow-origin", "*",
                        "cache-control", "max-age=300",
                        "content-type", "application/json"));
    }

    @Test
    @DisplayName("attack 134: other methods of a document are refused, and so is another content type (DOC)")
    void aDocumentHasOneMethod() throws Exception {
        map("v1");
        String path = "/.well-known/oauth-protected-resource";
        for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
            assertThat(wire.send(method, path, new byte[0]).status()).as(method).isEqualTo(403);
        }
        assertThat(wire.get(path, "Content-Type: text/plain").status()).isEqualTo(415);
    }

    @Test
    @DisplayName("attack 120: the host of the request does not change the document")
    void theHostIsIgnored() throws Exception {
        map("v1");
        assertThat(wire.get("/.well-known/oauth-protected-resource", "X-Forwarded-Host: evil.example")
                        .body())
                .isEqualTo(DOCUMENT);
    }

    @Test
    void everyUnauthorizedResponseHasTheChallengeWithItsQuotes() throws Exception {
        map("v1");
        for (String method : List.of("POST", "GET", "DELETE")) {
            RawHttpClient.Answer answer = wire.send(method, "/mcp", "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).isEqualTo(CHALLENGE);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
    }

    @Test
    void withoutAMappingTheStageIsInThePath() {
        assertThat(wire.get("/v1/mcp").status()).isEqualTo(401);
        assertThat(wire.get("/mcp").body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void aMappingWithABasePathOrOfAnotherStageHasNoEffect() throws Exception {
        map("v1", "base");
        map("v2");
        assertThat(wire.get("/v1/mcp").status()).isEqualTo(401);
        assertThat(wire.get("/mcp").status()).isEqualTo(403);
    }
}
