package dev.gatehouse.settings.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.schema.StackTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code gatehouse:mcp} and clients of the kind agent may say. */
class McpSettingsTest {
    private static McpSettings mcp(StackTree tree) throws Exception {
        return tree.read().mcp().orElseThrow();
    }

    @Test
    void readsTheServerOfAStack() throws Exception {
        McpSettings mcp = mcp(StackTree.of("mcp"));

        assertThat(mcp.path()).isEqualTo("/mcp");
        assertThat(mcp.scopes())
                .containsExactly(Map.entry("read", "Read by tools"), Map.entry("write", "Change by tools"));
        assertThat(mcp.offered()).containsExactly("read");
        assertThat(mcp.tools())
                .containsEntry("create_resource", new McpTool("write", Optional.empty()))
                .containsEntry("count_resources", new McpTool("read", Optional.of("admin")));
        assertThat(mcp.registration()).isEqualTo(Registration.OFF);
        assertThat(StackTree.of("mcp").read().mcpRoutes().orElseThrow().all())
                .extracting(Route::key)
                .containsExactly(
                        "ANY /mcp",
                        "GET /.well-known/oauth-protected-resource",
                        "GET /.well-known/oauth-protected-resource/mcp",
                        "GET /.well-known/oauth-authorization-server");
        assertThat(mcp.variables(List.of()))
                .containsOnly(
                        Map.entry("MCP_PATH", "/mcp"),
                        Map.entry(
                                "MCP_TOOLS",
                                "list_resources=read;get_resource=read;create_resource=write;delete_resource=write;"
                                        + "count_resources=read,admin"));
    }

    @Test
    void offersAllScopesUnlessTheStackNamesSome() throws Exception {
        assertThat(mcp(StackTree.of("mcp").set("gatehouse:mcp>offered", null)).offered())
                .containsExactly("read", "write");
    }

    @Test
    void warnsOfAToolWhoseScopeIsNotOffered() throws Exception {
        assertThat(StackTree.of("mcp").read().warnings())
                .filteredOn(warning -> warning.contains("no client sees the tool"))
                .extracting(warning -> warning.substring(0, warning.indexOf(": ")))
                .containsExactly("gatehouse:mcp.tools.create_resource", "gatehouse:mcp.tools.delete_resource");
    }

    @Test
    void aSharedRegistrationHasAPathOfItsOwn() throws Exception {
        McpRoutes routes = StackTree.of("mcp-rest").read().mcpRoutes().orElseThrow();
        assertThat(routes.server().key()).isEqualTo("ANY /agents/mcp");
        assertThat(routes.metadata())
                .extracting(Route::path)
                .contains("/.well-known/oauth-protected-resource/agents/mcp");
        assertThat(routes.registration()).map(Route::key).contains("POST /register");
        assertThat(routes.registration().flatMap(Route::throttle)).contains(new ApiSettings.Throttle(5, 10));
    }

    @Test
    void anHttpApiWithCorsHasAPublicRouteForPreflightRequests() throws Exception {
        assertThat(StackTree.of("mcp")
                        .set("gatehouse:api>cors", List.of("https://app.example.com"))
                        .read()
                        .mcpRoutes()
                        .orElseThrow()
                        .preflight())
                .map(Route::key)
                .contains("OPTIONS /mcp");
        // A REST API answers OPTIONS on each path.
        assertThat(StackTree.of("mcp-rest").read().mcpRoutes().orElseThrow().preflight())
                .isEmpty();
    }

    @Test
    void anAgentIsAPublicClientWhoseRefreshTokensRotate() throws Exception {
        Client agent = StackTree.of("mcp").read().client("agents").orElseThrow();

        assertThat(agent.kind().hasSecret()).isFalse();
        assertThat(agent.tokenLifetimes().rotation()).isTrue();
        assertThat(agent.passwordSignIn()).isFalse();
        assertThat(agent.deprecatedFlows().implicitGrant()).isFalse();
    }

    @Test
    void aProtectedStackTakesLoopbackAndCustomSchemeCallbacksOfAgents() {
        StackTree.of("mcp")
                .set(
                        "gatehouse:clients>agents>callbacks",
                        List.of(
                                "http://127.0.0.1:33418/",
                                "http://localhost:1/callback",
                                "com.example.agent:/callback"))
                .accepts();
    }

    @ParameterizedTest
    @CsvSource({"passwordSignIn, on, password-kind", "implicitGrant, on, implicit-kind", "rotation, off, agent-rotation"
    })
    void anAgentHasNoDeprecatedFlow(String key, String value, String code) {
        StackTree.of("mcp")
                .set(
                        "gatehouse:clients>agents>" + key,
                        key.equals("passwordSignIn") ? value : (Object) value.equals("on"))
                .refuses(code, "gatehouse:clients.agents." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/a/b/c/d", "/v1.0/mcp", "/pings", "/register/mcp"})
    void takesAPathOfOneToFourParts(String path) {
        StackTree.of("mcp").set("gatehouse:mcp>path", path).accepts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp",
                "/",
                "/mcp/",
                "//mcp",
                "/{tenant}/mcp",
                "/a/b/c/d/e",
                "/.well-known/mcp",
                "/../mcp",
                "/ping",
                "/register"
            })
    void refusesAnotherPath(String path) {
        StackTree.of("mcp").set("gatehouse:mcp>path", path).refuses("mcp-path", "gatehouse:mcp.path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://claude.ai/oauth/claude-code-client-metadata",
                "https://a.example/b",
                "https://xn--bcher-kva.example/client.json"
            })
    void takesTheUrlOfAClientDocument(String url) {
        StackTree.of("mcp").set("gatehouse:mcp>documents", List.of(url)).accepts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://claude.ai/client.json",
                "https://claude.ai",
                "https://claude.ai/",
                "https://Claude.ai/client.json",
                "https://user@claude.ai/client.json",
                "https://claude.ai:8443/client.json",
                "https://claude.ai/client.json?a=b",
                "https://claude.ai/client.json#a",
                "https://claude.ai/../client.json",
                "https://claude.ai/a/./client.json",
                "https://*.claude.ai/client.json",
                "https://127.0.0.1/client.json",
                "https://[::1]/client.json",
                "https://localhost/client.json"
            })
    void refusesAnotherDocument(String url) {
        StackTree.of("mcp")
                .set("gatehouse:mcp>documents", List.of(url))
                .refuses("mcp-document", "gatehouse:mcp.documents[0]");
    }

    @Test
    void aDocumentHas12To256Characters() {
        String longest = "https://a.example/" + "a".repeat(256 - "https://a.example/".length());
        StackTree.of("mcp").set("gatehouse:mcp>documents", List.of(longest)).accepts();
        StackTree.of("mcp")
                .set("gatehouse:mcp>documents", List.of("https://a.b/"))
                .refuses("mcp-document", "gatehouse:mcp.documents[0]");
        StackTree.of("mcp")
                .set("gatehouse:mcp>documents", List.of("https://a.b/c"))
                .accepts();
        StackTree.of("mcp")
                .set("gatehouse:mcp>documents", List.of(longest + "a"))
                .refuses("mcp-document", "gatehouse:mcp.documents[0]");
    }

    @Test
    void onlyAnUnprotectedStackTakesAWildcardInThePathOfADocument() {
        StackTree.of("mcp-rest")
                .set("gatehouse:mcp>documents", List.of("https://claude.ai/oauth/*"))
                .accepts();
        StackTree.of("mcp")
                .set("gatehouse:mcp>documents", List.of("https://claude.ai/oauth/*"))
                .refuses("mcp-document-wildcard", "gatehouse:mcp.documents[0]");
    }

    @Test
    void aProtectedStackNeedsAReasonForSharedRegistration() throws Exception {
        StackTree protectedStack = StackTree.of("mcp").set("gatehouse:mcp>registration", "shared");
        protectedStack.refuses("mcp-registration", "gatehouse:mcp.registration");

        String reason = "our agents support no other way";
        Settings accepted = protectedStack
                .set("gatehouse:mcp>acceptRisk", Map.of("sharedRegistration", reason))
                .read();
        assertThat(accepted.warnings())
                .anyMatch(warning -> warning.startsWith("gatehouse:mcp.registration: ")
                        && warning.endsWith("; accepted because " + reason));
    }

    @Test
    void needsTheTierEssentials() {
        StackTree.of("mcp-rest").set("gatehouse:identity>tier", "lite").refuses("tier-essentials", "gatehouse:mcp");
    }

    @Test
    void aGroupOfAToolMustExist() {
        StackTree.of("mcp")
                .set("gatehouse:mcp>tools>get_resource", Map.of("scope", "read", "group", "nobody"))
                .refuses("group-unknown", "gatehouse:mcp.tools.get_resource.group");
    }

    @Test
    void anAgentMayHaveTheShortNameOfAScopeOfTheApi() {
        StackTree.of("mcp").accepts();
    }

    @Test
    void theOwnFunctionNeedsNoTools() {
        StackTree.of("mcp")
                .set("gatehouse:function", Map.of("code", "./own", "handler", "com.example.Handler"))
                .set("gatehouse:mcp>tools", null)
                .accepts();
    }

    @Test
    void warnsWhereHostedClientsMayNotFindTheMetadata() throws Exception {
        assertThat(StackTree.of("mcp").read().warnings())
                .anyMatch(warning -> warning.contains("the 401 response of an HTTP API does not name the metadata"));
        assertThat(StackTree.of("mcp-rest").read().warnings())
                .noneMatch(warning -> warning.contains("does not name the metadata"));
    }

    /** The sign-in may work on AWS, which documents only the pages of managed login. */
    @Test
    void warnsThatTheClassicPagesMayNotBindTokens() throws Exception {
        String text = "AWS documents the parameter resource for managed login only";
        assertThat(StackTree.of("mcp").read().warnings()).anyMatch(warning -> warning.contains(text));
        assertThat(StackTree.of("mcp")
                        .set("gatehouse:domain>pages", "managed")
                        .read()
                        .warnings())
                .noneMatch(warning -> warning.contains(text));
    }

    @Test
    void warnsWithoutACustomDomainThatTheUrlChangesWithTheApi() throws Exception {
        assertThat(StackTree.of("mcp")
                        .set("gatehouse:api>domain", null)
                        .set("gatehouse:api>certificate", null)
                        .read()
                        .warnings())
                .anyMatch(warning -> warning.contains("the MCP URL contains the id of the API"));
    }

    @Test
    void warnsIfNoAgentCanSignIn() throws Exception {
        assertThat(StackTree.of("mcp")
                        .set("gatehouse:clients>agents", null)
                        .set("gatehouse:clients>inspector", null)
                        .set("gatehouse:mcp>client", null)
                        .set("gatehouse:mcp>documents", null)
                        .read()
                        .warnings())
                .contains("gatehouse:mcp: no client of kind agent exists: nothing can sign in to the MCP server");
    }

    @Test
    void anExternalIssuerHasNoMcpServer() {
        StackTree tree = StackTree.of("foreign").set("gatehouse:mcp", Map.of("scopes", Map.of("read", "Read")));
        assertThat(tree.problems())
                .anyMatch(problem -> problem.code().equals("issuer-conflict")
                        && problem.path().equals("gatehouse:mcp"));
    }
}
