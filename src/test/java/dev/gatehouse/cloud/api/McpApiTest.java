package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.Unknown;
import dev.gatehouse.cloud.NamedStacks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MCP server of the stacks mcp, an HTTP API, and mcp-rest, a REST API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpApiTest {
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
    private static final String RESOURCE_SERVER = "aws:cognito/resourceServer:ResourceServer";
    private static final String POLICY = "aws:cloudcontrol/resource:Resource";
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String PERMISSION = "aws:lambda/permission:Permission";

    private static final String ROOT_DOCUMENT = "GET /.well-known/oauth-protected-resource";
    private static final String SERVER_DOCUMENT = "GET /.well-known/oauth-authorization-server";

    private static final String RESOURCE =
            "{\"resource\":\"https://api.example.com/mcp\",\"authorization_servers\":[\"https://api.example.com\"],"
                    + "\"scopes_supported\":[\"https://api.example.com/mcp/read\"],\"bearer_methods_supported\":[\"header\"],"
                    + "\"resource_name\":\"gatehouse-mcp\"}";
    private static final String SERVER = "{\"issuer\":\"https://api.example.com\",\"authorization_endpoint\":"
            + "\"https://gatehouse-mcp.auth.eu-west-1.amazoncognito.com/oauth2/authorize\",\"token_endpoint\":"
            + "\"https://gatehouse-mcp.auth.eu-west-1.amazoncognito.com/oauth2/token\",\"revocation_endpoint\":"
            + "\"https://gatehouse-mcp.auth.eu-west-1.amazoncognito.com/oauth2/revoke\",\"jwks_uri\":"
            + "\"https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-mcp-users-id/.well-known/jwks.json\","
            + "\"response_types_supported\":[\"code\"],\"grant_types_supported\":[\"authorization_code\",\"refresh_token\"],"
            + "\"code_challenge_methods_supported\":[\"S256\"],\"token_endpoint_auth_methods_supported\":[\"none\"],"
            + "\"scopes_supported\":[\"https://api.example.com/mcp/read\",\"https://api.example.com/mcp/write\"],"
            + "\"client_id_metadata_document_supported\":true}";
    private static final String REST_RESOURCE =
            "{\"resource\":\"https://api.example.com/agents/mcp\",\"authorization_servers\":[\"https://api.example.com\"],"
                    + "\"scopes_supported\":[\"https://api.example.com/agents/mcp/read\",\"https://api.example.com/agents/mcp/write\"],"
                    + "\"bearer_methods_supported\":[\"header\"],\"resource_name\":\"gatehouse-mcp-rest\"}";
    private static final String REST_SERVER = "{\"issuer\":\"https://api.example.com\",\"authorization_endpoint\":"
            + "\"https://gatehouse-mcp-rest.auth.eu-west-1.amazoncognito.com/oauth2/authorize\",\"token_endpoint\":"
            + "\"https://gatehouse-mcp-rest.auth.eu-west-1.amazoncognito.com/oauth2/token\",\"revocation_endpoint\":"
            + "\"https://gatehouse-mcp-rest.auth.eu-west-1.amazoncognito.com/oauth2/revoke\",\"jwks_uri\":"
            + "\"https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-mcp-rest-users-id/.well-known/jwks.json\","
            + "\"response_types_supported\":[\"code\"],\"grant_types_supported\":[\"authorization_code\",\"refresh_token\"],"
            + "\"code_challenge_methods_supported\":[\"S256\"],\"token_endpoint_auth_methods_supported\":[\"none\"],"
            + "\"scopes_supported\":[\"https://api.example.com/agents/mcp/read\",\"https://api.example.com/agents/mcp/write\"],"
            + "\"registration_endpoint\":\"https://api.example.com/register\"}";

    private Declaration http;
    private Declaration rest;

    @BeforeAll
    void declare() throws Exception {
        http = Declaration.update(Stacks.settings("mcp"));
        rest = Declaration.update(Stacks.settings("mcp-rest"));
    }

    private static Declaration changed(String stack, Consumer<Map<String, Map<String, Object>>> change)
            throws Exception {
        return Declaration.update(NamedStacks.stack(stack, tree -> change.accept(sections(tree))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> sections(Map<String, Object> tree) {
        return (Map<String, Map<String, Object>>) (Map<String, ?>) tree;
    }

    /** Removes everything about the MCP server. */
    private static void withoutMcp(Map<String, Map<String, Object>> tree) {
        tree.remove("gatehouse:mcp");
        tree.get("gatehouse:clients").keySet().removeAll(List.of("agents", "inspector"));
    }

    private static Map<String, Object> variables(DeclaredResource function) {
        Map<String, Object> all = new LinkedHashMap<>();
        ((Map<?, ?>) ((Map<?, ?>) function.input("environment")).get("variables"))
                .forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }

    @Nested
    class BothKinds {
        @ParameterizedTest
        @ValueSource(strings = {"mcp", "mcp-rest"})
        void declareNothingOfAnMcpServerWithoutTheSection(String stack) throws Exception {
            Declaration none = changed(stack, McpApiTest::withoutMcp);

            assertThat(none.all())
                    .noneMatch(each -> (each.type() + " " + each.nameInParent())
                            .replace("gatehouse-" + stack, "")
                            .matches("(?i).*(?:mcp|well-known|register|cloudcontrol).*"));
            assertThat(none.all(RESOURCE_SERVER)).hasSize(1);
            assertThat(none.outputs()).doesNotContainKey("mcpUrl");
        }

        @Test
        void declareAResourceServerWhoseIdentifierIsTheMcpUrl() {
            assertThat(http.named(RESOURCE_SERVER, "gatehouse-mcp-mcp-scopes").inputs())
                    .containsEntry("identifier", "https://api.example.com/mcp")
                    .containsEntry(
                            "scopes",
                            List.of(
                                    Map.of("scopeName", "read", "scopeDescription", "Read by tools"),
                                    Map.of("scopeName", "write", "scopeDescription", "Change by tools")));
            assertThat(http.named(RESOURCE_SERVER, "gatehouse-mcp-scopes").input("identifier"))
                    .isEqualTo("https://api.example.com");
            assertThat(http.output("mcpUrl")).isEqualTo("https://api.example.com/mcp");
            assertThat(rest.output("mcpUrl")).isEqualTo("https://api.example.com/agents/mcp");
        }

        @Test
        void declareAgentsAsPublicClientsWithRotationAndScopesOfTheMcpServer() {
            assertThat(http.named(CLIENT, "gatehouse-mcp-agents").inputs())
                    .containsEntry("generateSecret", false)
                    .containsEntry("allowedOauthFlows", List.of("code"))
                    .containsEntry("explicitAuthFlows", List.of("ALLOW_CUSTOM_AUTH"))
                    .containsEntry("enableTokenRevocation", true)
                    .containsEntry(
                            "allowedOauthScopes",
                            List.of("openid", "https://api.example.com/mcp/read", "https://api.example.com/mcp/write"))
                    .containsEntry(
                            "callbackUrls",
                            List.of("https://claude.ai/api/mcp/auth_callback", "http://localhost:3118/callback"));
            assertThat(((Map<?, ?>) http.named(CLIENT, "gatehouse-mcp-agents").input("refreshTokenRotation"))
                            .get("feature"))
                    .isEqualTo("ENABLED");
            // The same short names are scopes of the API for every other client.
            assertThat(http.named(CLIENT, "gatehouse-mcp-spa").input("allowedOauthScopes"))
                    .isEqualTo(List.of("openid", "https://api.example.com/read", "https://api.example.com/write"));
            assertThat(http.outputs()).containsKey("clients");
            assertThat(String.valueOf(http.output("frontend"))).contains("spa").doesNotContain("agents");
        }

        @Test
        void giveTheFunctionOfTheApiTheUrlTheToolsAndTheOrigins() {
            assertThat(variables(http.named(FUNCTION, "gatehouse-mcp-function")))
                    .containsEntry("MCP_URL", "https://api.example.com/mcp")
                    .containsEntry("MCP_PATH", "/mcp")
                    .containsEntry(
                            "MCP_TOOLS",
                            "list_resources=read;get_resource=read;create_resource=write;delete_resource=write;"
                                    + "count_resources=read,admin")
                    .doesNotContainKey("MCP_ORIGINS");
            assertThat(variables(rest.named(FUNCTION, "gatehouse-mcp-rest-function")))
                    .containsEntry("MCP_URL", "https://api.example.com/agents/mcp")
                    .containsEntry("MCP_PATH", "/agents/mcp")
                    .containsEntry("MCP_TOOLS", "list_resources=read;create_resource=write")
                    .containsEntry("MCP_ORIGINS", "https://app.example.com");
        }

        @Test
        void giveAFunctionOfYourOwnTheUrlAndThePathOnly() throws Exception {
            Declaration own = changed("mcp", tree -> {
                tree.get("gatehouse:mcp").remove("tools");
                tree.get("gatehouse:function").put("runtime", "python3.13");
                tree.get("gatehouse:function").put("code", "src/test/stacks");
                tree.get("gatehouse:function").put("handler", "app.handler");
            });

            assertThat(variables(own.named(FUNCTION, "gatehouse-mcp-function")))
                    .containsEntry("MCP_URL", "https://api.example.com/mcp")
                    .containsEntry("MCP_PATH", "/mcp")
                    .doesNotContainKeys("MCP_TOOLS", "MCP_ORIGINS");
            assertThat(own.named(FUNCTION, "gatehouse-mcp-mcp-metadata").inputs())
                    .containsEntry("runtime", "java21")
                    .containsEntry("handler", "dev.gatehouse.function.McpMetadataHandler::handleRequest");
        }

        @Test
        void giveTheMetadataFunctionOnlyItsLogGroup() throws Exception {
            Declaration quiet =
                    changed("mcp", tree -> tree.get("gatehouse:function").put("tracing", false));
            assertThat(quiet.named("aws:iam/rolePolicy:RolePolicy", "gatehouse-mcp-mcp-metadata")
                            .input("policy"))
                    .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                            + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Resource\":"
                            + "\"arn:aws:test:::gatehouse-mcp-mcp-metadata:*\"}]}");
            assertThat(quiet.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
                    .isEmpty();
        }

        @Test
        void areTheSameInEveryRun() throws Exception {
            assertThat(Declaration.update(Stacks.settings("mcp")).wire()).isEqualTo(http.wire());
            assertThat(Declaration.update(Stacks.settings("mcp-rest")).wire()).isEqualTo(rest.wire());
        }
    }

    @Nested
    class ClientDocuments {
        private static final String FIRST =
                "{\"UserPoolId\":\"gatehouse-mcp-users-id\",\"ClientId\":\"gatehouse-mcp-agents-id\","
                        + "\"PolicyName\":\"documents-1\",\"URLPatterns\":";

        @Test
        void areOnePolicyForTheDeclaredClient() {
            assertThat(http.only(POLICY).inputs())
                    .containsEntry("typeName", "AWS::Cognito::CIMDPolicy")
                    .containsEntry(
                            "desiredState",
                            FIRST + "[\"https://claude.ai/oauth/claude-code-client-metadata\","
                                    + "\"https://chatgpt.com/oauth/codex/client.json\"],\"CacheDuration\":86400}");
            assertThat(rest.all(POLICY)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 6, 10})
        void haveAnotherPolicyFromEachSixthDocument(int count) throws Exception {
            List<String> documents = IntStream.rangeClosed(1, count)
                    .mapToObj(each -> "https://vendor.example.com/client-" + each)
                    .toList();
            Declaration several =
                    changed("mcp", tree -> tree.get("gatehouse:mcp").put("documents", documents));

            List<String> patterns = several.all(POLICY).stream()
                    .map(each -> com.google.gson.JsonParser.parseString(
                                    each.input("desiredState").toString())
                            .getAsJsonObject())
                    .map(state -> state.get("PolicyName").getAsString() + " "
                            + state.getAsJsonArray("URLPatterns").size())
                    .toList();
            assertThat(patterns)
                    .isEqualTo(
                            count <= 5
                                    ? List.of("documents-1 " + count)
                                    : List.of("documents-1 5", "documents-2 " + (count - 5)));
        }

        @Test
        void areUnknownInAPreviewBecauseTheClientHasNoIdYet() throws Exception {
            Declaration preview = Declaration.preview(Stacks.settings("mcp"));
            assertThat(preview.only(POLICY).inputs())
                    .containsEntry("typeName", "AWS::Cognito::CIMDPolicy")
                    .containsEntry("desiredState", Unknown.VALUE);
        }
    }

    @Nested
    class AnHttpApi {
        private static final String AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer";
        private static final String ROUTE = "aws:apigatewayv2/route:Route";
        private static final String INTEGRATION = "aws:apigatewayv2/integration:Integration";
        private static final String STAGE = "aws:apigatewayv2/stage:Stage";

        @Test
        void hasASecondAuthorizerWhoseOnlyAudienceIsTheMcpUrl() {
            Map<String, Object> ordinary = Map.of(
                    "issuer",
                    "https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-mcp-users-id",
                    "audiences",
                    List.of("gatehouse-mcp-spa-id", "gatehouse-mcp-jobs-id"));
            assertThat(http.all(AUTHORIZER)).hasSize(2);
            assertThat(http.named(AUTHORIZER, "gatehouse-mcp-api").input("jwtConfiguration"))
                    .isEqualTo(ordinary);
            assertThat(http.named(AUTHORIZER, "gatehouse-mcp-api-mcp").inputs())
                    .containsEntry("authorizerType", "JWT")
                    .containsEntry("identitySources", List.of("$request.header.Authorization"))
                    .containsEntry(
                            "jwtConfiguration",
                            Map.of(
                                    "issuer",
                                    ordinary.get("issuer"),
                                    "audiences",
                                    List.of("https://api.example.com/mcp")));
        }

        @Test
        void servesAnyMethodOfTheMcpPathWithAllItsScopes() {
            assertThat(http.named(ROUTE, "ANY /mcp").inputs())
                    .containsEntry("authorizationType", "JWT")
                    .containsEntry("authorizerId", "gatehouse-mcp-api-mcp-id")
                    .containsEntry("target", "integrations/gatehouse-mcp-api-id")
                    .containsEntry(
                            "authorizationScopes",
                            List.of("https://api.example.com/mcp/read", "https://api.example.com/mcp/write"));
            assertThat(http.all(ROUTE).stream()
                            .filter(each -> "gatehouse-mcp-api-mcp-id".equals(each.input("authorizerId"))))
                    .hasSize(1);
        }

        @Test
        void hasNoOtherPublicRoutesThanTheMetadata() {
            assertThat(http.all(ROUTE).stream()
                            .filter(each -> each.input("authorizationType").equals("NONE"))
                            .map(DeclaredResource::nameInParent))
                    .containsExactlyInAnyOrder("GET /health", ROOT_DOCUMENT, ROOT_DOCUMENT + "/mcp", SERVER_DOCUMENT);
            assertThat(http.named(ROUTE, SERVER_DOCUMENT).inputs())
                    .containsEntry("target", "integrations/gatehouse-mcp-api-mcp-metadata-id")
                    .doesNotContainKeys("authorizerId", "authorizationScopes");
        }

        @Test
        void publishesTheDocumentsByAFunctionOfItsOwn() {
            assertThat(http.named(FUNCTION, "gatehouse-mcp-mcp-metadata").inputs())
                    .containsEntry("handler", "dev.gatehouse.function.McpMetadataHandler::handleRequest")
                    .containsEntry("runtime", "java21");
            assertThat(variables(http.named(FUNCTION, "gatehouse-mcp-mcp-metadata")))
                    .isEqualTo(Map.of("MCP_PATH", "/mcp", "MCP_RESOURCE", RESOURCE, "MCP_SERVER", SERVER));
            assertThat(http.named(INTEGRATION, "gatehouse-mcp-api-mcp-metadata").inputs())
                    .containsEntry("integrationUri", "arn:aws:test:::gatehouse-mcp-mcp-metadata")
                    .containsEntry("payloadFormatVersion", "2.0");
        }

        @Test
        void allowsEachRouteToInvokeItsFunctionOnly() {
            assertThat(http.named(PERMISSION, "ANY /mcp").inputs())
                    .containsEntry("function", "gatehouse-mcp-function-0000000")
                    .containsEntry("sourceArn", "arn:aws:execute-api:::api/$default/*/mcp");
            assertThat(http.all(PERMISSION).stream()
                            .filter(each -> each.input("function").equals("gatehouse-mcp-mcp-metadata-0000000"))
                            .map(each -> each.input("sourceArn")))
                    .containsExactlyInAnyOrder(
                            "arn:aws:execute-api:::api/$default/GET/.well-known/oauth-protected-resource",
                            "arn:aws:execute-api:::api/$default/GET/.well-known/oauth-protected-resource/mcp",
                            "arn:aws:execute-api:::api/$default/GET/.well-known/oauth-authorization-server");
        }

        @Test
        void createsTheStageAfterTheRoutesOfTheMcpServer() {
            DeclaredResource stage = http.only(STAGE);
            assertThat(List.of("ANY /mcp", ROOT_DOCUMENT, ROOT_DOCUMENT + "/mcp", SERVER_DOCUMENT))
                    .allSatisfy(route -> {
                        assertThat(stage.dependsOn(http.named(ROUTE, route))).isTrue();
                        assertThat(stage.dependsOn(http.named(PERMISSION, route)))
                                .isTrue();
                    });
        }

        @Test
        void keepsThePayloadFormatOfTheMetadataFunctionWithFormat1() throws Exception {
            Declaration v1 = changed("mcp", tree -> tree.get("gatehouse:api").put("payload", "v1"));

            assertThat(v1.named(INTEGRATION, "gatehouse-mcp-api").input("payloadFormatVersion"))
                    .isEqualTo("1.0");
            assertThat(v1.named(INTEGRATION, "gatehouse-mcp-api-mcp-metadata").input("payloadFormatVersion"))
                    .isEqualTo("2.0");
            assertThat(v1.named(FUNCTION, "gatehouse-mcp-function").input("handler"))
                    .isEqualTo("dev.gatehouse.function.RestApiHandler::handleRequest");
        }

        @Test
        void usesItsDefaultEndpointWithoutACustomDomain() throws Exception {
            Declaration plain = changed("mcp", tree -> {
                tree.get("gatehouse:api").remove("domain");
                tree.get("gatehouse:api").remove("certificate");
            });
            String url = "https://api.execute-api.eu-west-1.amazonaws.com/mcp";

            assertThat(plain.output("mcpUrl")).isEqualTo(url);
            assertThat(plain.named(AUTHORIZER, "gatehouse-mcp-api-mcp").input("jwtConfiguration"))
                    .extracting("audiences")
                    .isEqualTo(List.of(url));
            assertThat(plain.named(RESOURCE_SERVER, "gatehouse-mcp-mcp-scopes").input("identifier"))
                    .isEqualTo(url);
            assertThat(variables(plain.named(FUNCTION, "gatehouse-mcp-mcp-metadata"))
                            .get("MCP_RESOURCE"))
                    .isEqualTo(RESOURCE.replace(
                            "https://api.example.com", "https://api.execute-api.eu-west-1.amazonaws.com"));
        }

        @Test
        void answersPreflightsOfTheMcpPathWithoutATokenIfPagesMayCallIt() throws Exception {
            Declaration cors =
                    changed("mcp", tree -> tree.get("gatehouse:api").put("cors", List.of("https://app.example.com")));

            assertThat(cors.named(ROUTE, "OPTIONS /mcp").inputs())
                    .containsEntry("authorizationType", "NONE")
                    .containsEntry("target", "integrations/gatehouse-mcp-api-mcp-metadata-id");
            assertThat(variables(cors.named(FUNCTION, "gatehouse-mcp-function")))
                    .containsEntry("MCP_ORIGINS", "https://app.example.com");
        }

        @Test
        void answersRegistrationsWithOneDeclaredClientAndAThrottle() throws Exception {
            Declaration shared = changed("mcp", tree -> {
                tree.get("gatehouse:mcp").remove("documents");
                tree.get("gatehouse:mcp").put("registration", "shared");
                tree.get("gatehouse:mcp")
                        .put("acceptRisk", Map.of("sharedRegistration", "our agents cannot do anything else"));
            });

            assertThat(shared.named(ROUTE, "POST /register").inputs())
                    .containsEntry("authorizationType", "NONE")
                    .containsEntry("target", "integrations/gatehouse-mcp-api-mcp-metadata-id");
            assertThat(shared.only(STAGE).input("routeSettings"))
                    .isEqualTo(List.of(Map.of(
                            "routeKey",
                            "POST /register",
                            "throttlingRateLimit",
                            5.0,
                            "throttlingBurstLimit",
                            10.0,
                            "detailedMetricsEnabled",
                            true)));
            assertThat(variables(shared.named(FUNCTION, "gatehouse-mcp-mcp-metadata")))
                    .containsEntry(
                            "MCP_REGISTRATION",
                            "{\"client_id\":\"gatehouse-mcp-agents-id\",\"client_name\":\"agents\",\"redirect_uris\":"
                                    + "[\"https://claude.ai/api/mcp/auth_callback\",\"http://localhost:3118/callback\"],"
                                    + "\"scope\":\"https://api.example.com/mcp/read\"}")
                    .containsEntry(
                            "MCP_SERVER",
                            SERVER.replace(
                                    "\"client_id_metadata_document_supported\":true",
                                    "\"registration_endpoint\":\"https://api.example.com/register\""));
        }

        @Test
        void declaresTheSameResourcesInAPreview() throws Exception {
            Declaration preview = Declaration.preview(Stacks.settings("mcp"));

            assertThat(preview.all())
                    .extracting(DeclaredResource::name)
                    .containsExactlyInAnyOrderElementsOf(
                            http.all().stream().map(DeclaredResource::name).toList());
            assertThat(preview.named(ROUTE, "ANY /mcp").input("authorizationType"))
                    .isEqualTo("JWT");
            assertThat(preview.named(ROUTE, "ANY /mcp").input("authorizationScopes"))
                    .isEqualTo(Unknown.VALUE);
        }
    }

    @Nested
    class ARestApi {
        private static final String PACKAGE = "aws:apigateway/";
        private static final String AUTHORIZER = PACKAGE + "authorizer:Authorizer";
        private static final String METHOD = PACKAGE + "method:Method";
        private static final String INTEGRATION = PACKAGE + "integration:Integration";
        private static final String DOCUMENT = PACKAGE + "integrationResponse:IntegrationResponse";
        private static final String GATEWAY_RESPONSE = PACKAGE + "response:Response";
        private static final String SERVER_ROUTE = "ANY /agents/mcp";

        @Test
        void hasASecondAuthorizerThatAcceptsOneAudience() {
            assertThat(rest.all(AUTHORIZER)).hasSize(2);
            assertThat(rest.named(AUTHORIZER, "gatehouse-mcp-rest-rest").inputs())
                    .doesNotContainKey("identityValidationExpression");
            String expression = String.valueOf(
                    rest.named(AUTHORIZER, "gatehouse-mcp-rest-rest-mcp").input("identityValidationExpression"));
            assertThat(expression).isEqualTo("^\\Qhttps://api.example.com/agents/mcp\\E$");
            assertThat(Pattern.compile(expression).asMatchPredicate())
                    .accepts("https://api.example.com/agents/mcp")
                    .rejects(
                            "https://api.example.com/agents/mcp/",
                            "https://apiXexample.com/agents/mcp",
                            "https://api.example.com/agents/mcp.evil",
                            "gatehouse-mcp-rest-spa-id",
                            "");
        }

        @Test
        void servesAnyMethodOfTheMcpPathWithAllItsScopes() {
            assertThat(rest.named(METHOD, SERVER_ROUTE).inputs())
                    .containsEntry("authorization", "COGNITO_USER_POOLS")
                    .containsEntry("authorizerId", "gatehouse-mcp-rest-rest-mcp-id")
                    .containsEntry(
                            "authorizationScopes",
                            List.of(
                                    "https://api.example.com/agents/mcp/read",
                                    "https://api.example.com/agents/mcp/write"));
            assertThat(rest.named(METHOD, "GET /resources").input("authorizerId"))
                    .isEqualTo("gatehouse-mcp-rest-rest-id");
            assertThat(rest.named(INTEGRATION, SERVER_ROUTE).inputs())
                    .containsEntry("type", "AWS_PROXY")
                    .containsEntry("uri", "arn:aws:apigateway:::gatehouse-mcp-rest-function");
            assertThat(rest.named(PERMISSION, SERVER_ROUTE).inputs())
                    .containsEntry("function", "gatehouse-mcp-rest-function-0000000")
                    .containsEntry("sourceArn", "arn:aws:execute-api:::rest/v1/*/agents/mcp");
        }

        @Test
        void publishesTheDocumentsWithoutAFunction() {
            Map<String, String> documents = Map.of(
                    ROOT_DOCUMENT,
                    REST_RESOURCE,
                    ROOT_DOCUMENT + "/agents/mcp",
                    REST_RESOURCE,
                    SERVER_DOCUMENT,
                    REST_SERVER);
            documents.forEach((route, text) -> {
                assertThat(rest.named(METHOD, route).input("authorization")).isEqualTo("NONE");
                assertThat(rest.named(INTEGRATION, route).inputs())
                        .containsEntry("type", "MOCK")
                        .containsEntry("requestTemplates", Map.of("application/json", "{\"statusCode\":200}"))
                        .doesNotContainKey("uri");
                assertThat(rest.named(DOCUMENT, route).inputs())
                        .containsEntry("statusCode", "200")
                        .containsEntry("responseTemplates", Map.of("application/json", text))
                        .containsEntry(
                                "responseParameters",
                                Map.of(
                                        "method.response.header.Content-Type",
                                        "'application/json'",
                                        "method.response.header.Cache-Control",
                                        "'max-age=300'",
                                        "method.response.header.Access-Control-Allow-Origin",
                                        "'*'"));
            });
            // In a mapping template, these characters start a reference or a directive.
            assertThat(documents.values()).noneMatch(text -> text.contains("$") || text.contains("#"));
        }

        @Test
        void namesTheMetadataInEvery401() {
            assertThat(rest.named(GATEWAY_RESPONSE, "UNAUTHORIZED").input("responseParameters"))
                    .isEqualTo(Map.of(
                            "gatewayresponse.header.WWW-Authenticate",
                            "'Bearer resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource/agents/mcp\","
                                    + " scope=\"https://api.example.com/agents/mcp/read https://api.example.com/agents/mcp/write\"'",
                            "gatewayresponse.header.Access-Control-Allow-Origin",
                            "'https://app.example.com'",
                            "gatewayresponse.header.Access-Control-Expose-Headers",
                            "'WWW-Authenticate'"));
            assertThat(rest.named(GATEWAY_RESPONSE, "ACCESS_DENIED").input("responseParameters"))
                    .isEqualTo(
                            Map.of("gatewayresponse.header.Access-Control-Allow-Origin", "'https://app.example.com'"));
        }

        @Test
        void namesTheMetadataWithoutCorsToo() throws Exception {
            Declaration none =
                    changed("mcp-rest", tree -> tree.get("gatehouse:api").remove("cors"));

            assertThat(none.all(GATEWAY_RESPONSE))
                    .extracting(DeclaredResource::nameInParent)
                    .containsExactly("UNAUTHORIZED");
            assertThat(none.only(GATEWAY_RESPONSE).input("responseParameters"))
                    .extracting(each -> ((Map<?, ?>) each).keySet())
                    .asString()
                    .isEqualTo("[gatewayresponse.header.WWW-Authenticate]");
        }

        @Test
        void asksOnlyForTheOfferedScopes() throws Exception {
            Declaration offered =
                    changed("mcp-rest", tree -> tree.get("gatehouse:mcp").put("offered", List.of("write")));

            assertThat(String.valueOf(
                            offered.named(GATEWAY_RESPONSE, "UNAUTHORIZED").input("responseParameters")))
                    .contains(", scope=\"https://api.example.com/agents/mcp/write\"'");
            assertThat(offered.named(METHOD, SERVER_ROUTE).input("authorizationScopes"))
                    .isEqualTo(rest.named(METHOD, SERVER_ROUTE).input("authorizationScopes"));
        }

        @Test
        void answersRegistrationsByTheMetadataFunction() {
            assertThat(rest.named(METHOD, "POST /register").input("authorization"))
                    .isEqualTo("NONE");
            assertThat(rest.named(INTEGRATION, "POST /register").inputs())
                    .containsEntry("type", "AWS_PROXY")
                    .containsEntry("uri", "arn:aws:apigateway:::gatehouse-mcp-rest-mcp-metadata");
            assertThat(rest.named(PERMISSION, "POST /register").inputs())
                    .containsEntry("function", "gatehouse-mcp-rest-mcp-metadata-0000000")
                    .containsEntry("sourceArn", "arn:aws:execute-api:::rest/v1/POST/register");
            assertThat(rest.named(PACKAGE + "methodSettings:MethodSettings", "~1register/POST")
                            .input("settings"))
                    .extracting("throttlingRateLimit", "throttlingBurstLimit")
                    .containsExactly(5.0, 10.0);
            assertThat(variables(rest.named(FUNCTION, "gatehouse-mcp-rest-mcp-metadata"))
                            .get("MCP_REGISTRATION"))
                    .isEqualTo("{\"client_id\":\"gatehouse-mcp-rest-agents-id\",\"client_name\":\"agents\","
                            + "\"redirect_uris\":[\"http://127.0.0.1:6276/oauth/callback\","
                            + "\"cursor://anysphere.cursor-mcp/oauth/callback\"],\"scope\":\""
                            + "https://api.example.com/agents/mcp/read https://api.example.com/agents/mcp/write\"}");
        }

        @Test
        void hasNoMetadataFunctionWithoutRegistration() throws Exception {
            Declaration documents =
                    changed("mcp-rest", tree -> tree.get("gatehouse:mcp").remove("registration"));

            assertThat(documents.all(FUNCTION))
                    .extracting(DeclaredResource::name)
                    .containsExactly("gatehouse-mcp-rest-function");
            assertThat(documents.all(METHOD))
                    .noneMatch(each -> each.nameInParent().equals("POST /register"));
            assertThat(String.valueOf(documents.named(DOCUMENT, SERVER_DOCUMENT).input("responseTemplates")))
                    .doesNotContain("registration_endpoint");
        }

        @Test
        void deploysAfterAllPartsOfTheMcpServer() {
            DeclaredResource deployment = rest.only(PACKAGE + "deployment:Deployment");
            List<DeclaredResource> parts = new ArrayList<>();
            for (String type : List.of(METHOD, INTEGRATION, DOCUMENT, PACKAGE + "methodResponse:MethodResponse")) {
                rest.all(type).stream()
                        .filter(each -> each.nameInParent().matches(".*(?:mcp|well-known|register).*"))
                        .forEach(parts::add);
            }
            parts.add(rest.named(GATEWAY_RESPONSE, "UNAUTHORIZED"));

            assertThat(parts)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(each -> assertThat(deployment.dependsOn(each))
                            .as(each.name())
                            .isTrue());
            assertThat(rest.only(PACKAGE + "stage:Stage").dependsOn(rest.named(PERMISSION, "POST /register")))
                    .isTrue();
        }
    }

    @Nested
    class ANewDeployment {
        private Object trigger(Consumer<Map<String, Map<String, Object>>> change) throws Exception {
            return changed("mcp-rest", change)
                    .only("aws:apigateway/deployment:Deployment")
                    .input("triggers");
        }

        @Test
        void isNotMadeWhenNothingThatItContainsChanges() throws Exception {
            Object before = trigger(tree -> {});
            assertThat(trigger(tree -> tree.get("gatehouse:mcp").put("tools", Map.of("list_resources", "read"))))
                    .as("tools are in the environment of the function")
                    .isEqualTo(before);
            assertThat(trigger(tree -> tree.get("gatehouse:api").put("throttle", Map.of("rate", 1, "burst", 1))))
                    .isEqualTo(before);
        }

        @Test
        void isMadeForEachPartOfTheMcpServer() throws Exception {
            assertThat(List.of(
                            trigger(tree -> {}),
                            trigger(tree -> tree.get("gatehouse:mcp").put("path", "/mcp")),
                            trigger(tree -> tree.get("gatehouse:mcp").put("offered", List.of("read"))),
                            trigger(tree -> tree.get("gatehouse:mcp").remove("registration")),
                            trigger(tree -> tree.get("gatehouse:mcp")
                                    .put(
                                            "scopes",
                                            Map.of("read", "Read by tools", "write", "Change", "delete", "Delete"))),
                            trigger(tree -> tree.get("gatehouse:mcp")
                                    .put("documents", List.of("https://vendor.example.com/client"))),
                            trigger(tree -> tree.get("gatehouse:domain").put("prefix", "gatehouse-other")),
                            trigger(tree -> tree.get("gatehouse:api").put("domain", "agents.example.com")),
                            trigger(McpApiTest::withoutMcp)))
                    .doesNotHaveDuplicates();
        }
    }
}
