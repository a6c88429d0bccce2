package dev.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.client.DeployedStack;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final String OUTPUTS = """
            {"issuer": "https://issuer.test/p", "discoveryUrl": "https://issuer.test/p/.well-known/openid-configuration",
             "jwksUrl": "https://issuer.test/p/jwks", "authUrl": "https://auth.test", "apiUrl": "https://api.test",
             "scopes": {"read": "https://api.example.com/read", "write": "https://api.example.com/write"},
             "routes": [{"key": "GET /health", "public": true},
                        {"key": "GET /things/{id}", "scopes": ["read", "openid"]},
                        {"key": "ANY /things/{id}", "scopes": ["write"]},
                        {"key": "ANY /files/{path+}", "scopes": ["write"]}]}""";

    private final JsonObject document = OpenApi.of(DeployedStack.parse(OUTPUTS));

    private JsonObject at(String... names) {
        JsonObject object = document;
        for (String name : names) {
            object = object.getAsJsonObject(name);
        }
        return object;
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void anyOneOfARoutesScopesSuffices() {
        assertThat(at("paths", "/things/{id}", "get")).isEqualTo(json("""
                {"security": [{"oauth2": ["https://api.example.com/read"]}, {"oauth2": ["openid"]}],
                 "responses": {"default": {"description": "The response of the function"},
                               "401": {"$ref": "#/components/responses/Unauthorized"},
                               "403": {"$ref": "#/components/responses/Forbidden"}}}"""));
    }

    @Test
    void aPublicRouteNeedsNoToken() {
        assertThat(at("paths", "/health", "get")).isEqualTo(json("""
                {"security": [],
                 "responses": {"default": {"description": "The response of the function"}}}"""));
    }

    @Test
    void anyStandsForEveryMethodWithoutARouteOfItsOwn() {
        assertThat(at("paths", "/things/{id}").keySet())
                .containsExactlyInAnyOrder("parameters", "get", "put", "post", "delete", "options", "head", "patch");
        assertThat(at("paths", "/things/{id}", "put").get("security"))
                .isEqualTo(JsonParser.parseString("[{\"oauth2\": [\"https://api.example.com/write\"]}]"));
        assertThat(at("paths", "/files/{path}").get("parameters"))
                .isEqualTo(
                        JsonParser.parseString(
                                "[{\"name\": \"path\", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}]"));
    }

    @Test
    void tokensComeFromTheStacksOwnEndpoints() {
        assertThat(at("components", "securitySchemes", "oauth2")).isEqualTo(json("""
                {"type": "oauth2", "flows": {
                  "authorizationCode": {
                    "authorizationUrl": "https://auth.test/oauth2/authorize",
                    "tokenUrl": "https://auth.test/oauth2/token", "refreshUrl": "https://auth.test/oauth2/token",
                    "scopes": {"https://api.example.com/read": "read", "https://api.example.com/write": "write",
                               "openid": "openid"}},
                  "clientCredentials": {
                    "tokenUrl": "https://auth.test/oauth2/token",
                    "scopes": {"https://api.example.com/read": "read", "https://api.example.com/write": "write",
                               "openid": "openid"}}}}"""));
    }

    @Test
    void aScopeThatIsGrantedByGroupSaysToWhom() {
        JsonObject outputs = json(OUTPUTS);
        outputs.add("scopeGroups", json("{\"write\": [\"editors\", \"admin\"]}"));
        JsonObject flows = OpenApi.of(DeployedStack.parse(outputs.toString()))
                .getAsJsonObject("components")
                .getAsJsonObject("securitySchemes")
                .getAsJsonObject("oauth2")
                .getAsJsonObject("flows");
        String write = "https://api.example.com/write";
        assertThat(flows.getAsJsonObject("authorizationCode")
                        .getAsJsonObject("scopes")
                        .get(write)
                        .getAsString())
                .isEqualTo("write: only members of editors or admin get it");
        assertThat(flows.getAsJsonObject("clientCredentials")
                        .getAsJsonObject("scopes")
                        .get(write)
                        .getAsString())
                .isEqualTo("write: a machine client has no groups and gets it if its scopes contain it");
    }

    @Test
    void orFromAnotherIssuerWhereTheStackHasNone() {
        JsonObject outputs = json(OUTPUTS);
        outputs.remove("authUrl");
        assertThat(OpenApi.of(DeployedStack.parse(outputs.toString()))
                        .getAsJsonObject("components")
                        .getAsJsonObject("securitySchemes")
                        .getAsJsonObject("oauth2"))
                .isEqualTo(json("{\"type\": \"openIdConnect\", \"openIdConnectUrl\":"
                        + " \"https://issuer.test/p/.well-known/openid-configuration\"}"));
    }

    @Test
    void theMcpServerNeedsAScopeThatOnlyAgentsHave() {
        JsonObject outputs = json(OUTPUTS);
        outputs.addProperty("mcpUrl", "https://api.test/mcp");
        outputs.add("clients", json("""
                {"spa": {"clientId": "a", "kind": "spa", "scopes": ["openid", "read"]},
                 "agents": {"clientId": "b", "kind": "agent", "scopes": ["openid", "call"]}}"""));
        JsonObject described = OpenApi.of(DeployedStack.parse(outputs.toString()));

        assertThat(described.getAsJsonObject("paths").getAsJsonObject("/mcp")).isEqualTo(json("""
                {"post": {"summary": "The MCP server: JSON-RPC over Streamable HTTP",
                          "security": [{"mcp": ["https://api.test/mcp/call"]}],
                          "responses": {"default": {"description": "A JSON-RPC response"},
                                        "401": {"$ref": "#/components/responses/Unauthorized"},
                                        "403": {"$ref": "#/components/responses/Forbidden"}}}}"""));
        JsonObject schemes = described.getAsJsonObject("components").getAsJsonObject("securitySchemes");
        assertThat(schemes.get("oauth2")).isEqualTo(at("components", "securitySchemes", "oauth2"));
        assertThat(schemes.get("mcp")).isEqualTo(json("""
                {"type": "oauth2", "description": "Tokens for the resource https://api.test/mcp (RFC 8707), for agents",
                 "flows": {"authorizationCode": {
                   "authorizationUrl": "https://auth.test/oauth2/authorize",
                   "tokenUrl": "https://auth.test/oauth2/token", "refreshUrl": "https://auth.test/oauth2/token",
                   "scopes": {"https://api.test/mcp/call": "call"}}}}"""));
        JsonObject ordinary = described.getAsJsonObject("paths").deepCopy();
        ordinary.remove("/mcp");
        assertThat(ordinary).isEqualTo(at("paths"));
    }

    @Test
    void theMcpServerNamesItsOriginIfTheApisUrlHasAStage() {
        JsonObject outputs = json(OUTPUTS);
        outputs.addProperty("mcpUrl", "https://agents.test/mcp");
        assertThat(OpenApi.of(DeployedStack.parse(outputs.toString())))
                .as("without an agent, no client can call it")
                .isEqualTo(document);

        outputs.add(
                "clients", json("{\"agents\": {\"clientId\": \"b\", \"kind\": \"agent\", \"scopes\": [\"call\"]}}"));
        assertThat(OpenApi.of(DeployedStack.parse(outputs.toString()))
                        .getAsJsonObject("paths")
                        .getAsJsonObject("/mcp")
                        .get("servers"))
                .isEqualTo(JsonParser.parseString("[{\"url\": \"https://agents.test\"}]"));
    }
}
