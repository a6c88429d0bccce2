package dev.gatehouse.local.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.http.ApiMappingType;
import dev.gatehouse.local.pulumi.type.http.AuthorizerType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.http.RouteType;
import dev.gatehouse.local.pulumi.type.http.StageType;
import dev.gatehouse.local.pulumi.type.rest.DeploymentType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceOutputsTest {
    private static final String COMPONENT = "gatehouse:index:ProtectedApi";
    private static final String SERVER = "aws:cognito/resourceServer:ResourceServer";
    private static final String DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";

    private final CloudFixture fixture = new CloudFixture();
    private Origin origin = new Origin(List.of(), "", "");

    private Resource create(String type, String name, Map<String, Object> inputs) throws InvalidRequestException {
        ResourceRegistry registry = fixture.registry;
        ResourceType of = ResourceTypes.of(type).orElseThrow();
        Resource created = registry.create(
                of,
                name,
                registry.withName(of, name, new Properties(inputs), Optional.empty()),
                registry.resources(),
                origin);
        registry.save(registry.resources().with(created));
        return created;
    }

    private Resource pool(String name) throws InvalidRequestException {
        return create(UserPoolType.TOKEN, name, Map.of());
    }

    private Resource api(String name, String issuer, String scope) throws InvalidRequestException {
        Resource api = create(HttpApiType.TOKEN, name, Map.of("protocolType", "HTTP"));
        Resource authorizer = create(
                AuthorizerType.TOKEN,
                name,
                Map.of(
                        "apiId",
                        api.id(),
                        "authorizerType",
                        "JWT",
                        "name",
                        name,
                        "identitySources",
                        List.of("$request.header.Authorization"),
                        "jwtConfiguration",
                        Map.of("issuer", issuer, "audiences", List.of("a"))));
        create(
                RouteType.TOKEN,
                name + " read",
                Map.of(
                        "apiId",
                        api.id(),
                        "routeKey",
                        "GET /read",
                        "authorizationType",
                        "JWT",
                        "authorizerId",
                        authorizer.id(),
                        "authorizationScopes",
                        List.of(scope)));
        create(RouteType.TOKEN, name + " health", Map.of("apiId", api.id(), "routeKey", "GET /health"));
        create(RouteType.TOKEN, name + " default", Map.of("apiId", api.id(), "routeKey", "$default"));
        create(StageType.TOKEN, name, Map.of("apiId", api.id(), "name", "$default", "autoDeploy", true));
        return api;
    }

    private static String issuer(Resource pool) {
        return CloudFixture.ADDRESSES.issuer(pool.id());
    }

    private Map<String, Map<String, Object>> outputs() {
        return new InstanceOutputs(fixture.registry.resources(), fixture.cloud.declared(), fixture.registry.addresses())
                .byInstance();
    }

    private Resource protectedApi(String name) throws InvalidRequestException {
        origin = new Origin(List.of(COMPONENT), "", "");
        Resource pool = pool(name + "-users");
        create(
                SERVER,
                name + "-scopes",
                Map.of(
                        "userPoolId",
                        pool.id(),
                        "identifier",
                        "https://x",
                        "name",
                        name,
                        "scopes",
                        List.of(Map.of("scopeName", "read", "scopeDescription", "Read"))));
        create(DOMAIN, name + "-sign-in", Map.of("userPoolId", pool.id(), "domain", name));
        create(
                UserPoolClientType.TOKEN,
                name + "-spa",
                Map.of(
                        "userPoolId",
                        pool.id(),
                        "allowedOauthFlowsUserPoolClient",
                        true,
                        "allowedOauthFlows",
                        List.of("code"),
                        "allowedOauthScopes",
                        List.of("openid", "https://x/read"),
                        "callbackUrls",
                        List.of("http://localhost:1/"),
                        "refreshTokenRotation",
                        Map.of("feature", "ENABLED")));
        create(UserPoolClientType.TOKEN, name + "-web", Map.of("userPoolId", pool.id(), "generateSecret", true));
        api(name + "-api", issuer(pool), "https://x/read");
        return pool;
    }

    @Test
    void aComponentHasTheStackOutputsUnderItsName() throws Exception {
        Resource pool = protectedApi("shop");
        String issuer = issuer(pool);

        assertThat(outputs()).containsOnlyKeys("shop");
        Map<String, Object> shop = outputs().get("shop");
        assertThat(shop)
                .containsEntry("region", "eu-west-1")
                .containsEntry("userPoolId", pool.id())
                .containsEntry("issuer", issuer)
                .containsEntry("jwksUrl", issuer + "/.well-known/jwks.json")
                .containsEntry("discoveryUrl", issuer + "/.well-known/openid-configuration")
                .containsEntry("authUrl", "http://localhost:9401")
                .containsEntry("apiUrl", "http://localhost:9400")
                .containsEntry("scopes", Map.of("read", "https://x/read"))
                .containsEntry(
                        "routes",
                        List.of(
                                Map.of("key", "GET /health", "public", true),
                                Map.of("key", "GET /read", "scopes", List.of("read"))));
        assertThat(shop.get("clients"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("spa", "web")
                .hasEntrySatisfying(
                        "spa",
                        spa -> assertThat(spa.toString())
                                .contains("kind=spa", "scopes=[openid, read]", "callbackUrls=[http://localhost:1/]"))
                .hasEntrySatisfying("web", web -> assertThat(web.toString()).contains("kind=web"));
        assertThat(shop.get("clientSecrets").toString()).matches("\\{web=\\[[a-z0-9]{51}\\]\\}");
    }

    @Test
    void theSecondAuthorizerOfAnMcpServerDoesNotChangeTheOutputsOfTheApi() throws Exception {
        Resource pool = protectedApi("shop");
        Object routes = outputs().get("shop").get("routes");
        String mcp = "http://localhost:9400/mcp";
        create(
                SERVER,
                "shop-mcp",
                Map.of(
                        "userPoolId",
                        pool.id(),
                        "identifier",
                        mcp,
                        "name",
                        "mcp",
                        "scopes",
                        List.of(Map.of("scopeName", "read", "scopeDescription", "Read by tools"))));
        create(
                UserPoolClientType.TOKEN,
                "shop-agents",
                Map.of(
                        "userPoolId",
                        pool.id(),
                        "allowedOauthFlowsUserPoolClient",
                        true,
                        "allowedOauthFlows",
                        List.of("code"),
                        "allowedOauthScopes",
                        List.of("openid", mcp + "/read"),
                        "callbackUrls",
                        List.of("http://localhost:1/"),
                        "refreshTokenRotation",
                        Map.of("feature", "ENABLED")));
        String api = fixture.resource(HttpApiType.TOKEN, "shop-api").id();
        Resource authorizer = create(
                AuthorizerType.TOKEN,
                "shop-mcp",
                Map.of(
                        "apiId",
                        api,
                        "authorizerType",
                        "JWT",
                        "name",
                        "mcp",
                        "identitySources",
                        List.of("$request.header.Authorization"),
                        "jwtConfiguration",
                        Map.of("issuer", issuer(pool), "audiences", List.of(mcp))));
        create(
                RouteType.TOKEN,
                "shop mcp",
                Map.of(
                        "apiId",
                        api,
                        "routeKey",
                        "ANY /mcp",
                        "authorizationType",
                        "JWT",
                        "authorizerId",
                        authorizer.id(),
                        "authorizationScopes",
                        List.of(mcp + "/read")));

        Map<String, Object> shop = outputs().get("shop");
        assertThat(shop)
                .containsEntry("mcpUrl", mcp)
                .containsEntry("routes", routes)
                .containsEntry("scopes", Map.of("read", "https://x/read"));
        assertThat(shop.get("clients"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .hasEntrySatisfying(
                        "spa", spa -> assertThat(spa.toString()).contains("kind=spa", "scopes=[openid, read]"))
                .hasEntrySatisfying(
                        "agents",
                        agents -> assertThat(agents.toString()).contains("kind=agent", "scopes=[openid, read]"));
    }

    @Test
    void aSecondApiHasAPathOfItsOwn() throws Exception {
        protectedApi("orders");
        protectedApi("partner");

        assertThat(outputs().get("orders")).containsEntry("apiUrl", "http://localhost:9400");
        String id = fixture.resource(HttpApiType.TOKEN, "partner-api").id();
        assertThat(outputs().get("partner")).containsEntry("apiUrl", "http://localhost:9400/_aws/execute-api/" + id);
        assertThat(fixture.resource(StageType.TOKEN, "partner-api").outputs().required("invokeUrl"))
                .isEqualTo("http://localhost:9400/_aws/execute-api/" + id + "/");
    }

    @Test
    void anApiThatReplacesAnotherOneOfItsInstanceKeepsTheRoot() throws Exception {
        protectedApi("orders");
        Resource rest = create("aws:apigateway/restApi:RestApi", "orders-rest", Map.of());

        assertThat(rest.origin().apiPath()).isEmpty();
    }

    @Test
    void aRestApiWithACustomDomainHasNoStageInItsUrl() throws Exception {
        Resource rest = create("aws:apigateway/restApi:RestApi", "orders", Map.of());
        Map<String, Object> method = Map.of(
                "restApi", rest.id(), "resourceId", rest.outputs().required("rootResourceId"), "httpMethod", "GET");
        create(
                RestApiTypes.METHOD,
                "get",
                new Properties(method).with("authorization", "NONE").values());
        create(
                RestApiTypes.INTEGRATION,
                "get",
                new Properties(method).with("type", "MOCK").values());
        Resource deployment = create(DeploymentType.TOKEN, "orders", Map.of("restApi", rest.id()));
        create(
                RestApiTypes.STAGE,
                "orders",
                Map.of("restApi", rest.id(), "deployment", deployment.id(), "stageName", "v1"));
        assertThat(outputs().get("orders")).containsEntry("apiUrl", "http://localhost:9400/v1");

        create(
                ApiMappingType.TOKEN,
                "orders",
                Map.of("apiId", rest.id(), "domainName", "api.example.com", "stage", "v1"));
        assertThat(outputs().get("orders")).containsEntry("apiUrl", "http://localhost:9400");
    }

    @Test
    void resourcesOutsideOfAComponentHaveTheirOwnNames() throws Exception {
        Resource users = pool("users");
        api("orders-api", issuer(users), "openid");
        pool("staff");

        assertThat(outputs()).containsOnlyKeys("orders-api", "staff");
        assertThat(outputs().get("orders-api"))
                .containsEntry("userPoolId", users.id())
                .doesNotContainKey("authUrl");
        assertThat(outputs().get("staff")).doesNotContainKeys("apiUrl", "routes");
    }

    @Test
    void anApiWithAnotherIssuerHasNoUserPool() throws Exception {
        api("orders", "https://issuer.example.com/", "orders:read");

        assertThat(outputs().get("orders"))
                .containsEntry("issuer", "https://issuer.example.com/")
                .containsEntry("discoveryUrl", "https://issuer.example.com/.well-known/openid-configuration")
                .containsEntry("scopes", Map.of("orders:read", "orders:read"))
                .doesNotContainKeys("userPoolId", "jwksUrl", "clients");
    }

    @Test
    void firstComeInstancesWithAUserPoolAndAnApi() throws Exception {
        pool("a-pool");
        protectedApi("z");

        assertThat(outputs().keySet()).containsExactly("z", "a-pool");
    }

    @Test
    void aResourceKeepsItsOriginAfterARestart() throws Exception {
        origin = new Origin(List.of(COMPONENT), "us-east-1", "");
        Resource pool = pool("far-users");

        assertThat(pool.id()).startsWith("us-east-1_");
        assertThat(pool.outputs().required("arn")).startsWith("arn:aws:cognito-idp:us-east-1:");
        assertThat(ResourceJson.read(ResourceJson.write(pool))).isEqualTo(pool);
    }
}
