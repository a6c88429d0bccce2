package dev.gatehouse.local.pulumi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.aws.apigateway.AuthorizerArgs;
import com.pulumi.aws.apigateway.Deployment;
import com.pulumi.aws.apigateway.DeploymentArgs;
import com.pulumi.aws.apigateway.Integration;
import com.pulumi.aws.apigateway.IntegrationArgs;
import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigateway.RestApiArgs;
import com.pulumi.aws.apigateway.Stage;
import com.pulumi.aws.apigateway.StageArgs;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.rest.DeploymentType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.Throttle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The model of a REST API: methods from the snapshot of the deployment, throttles from the current stage. */
class RestApiModelTest {
    private static final String POOL = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Ab12Cd34E";

    private final Store store = Store.inMemory();
    private final CloudFixture fixture = new CloudFixture(store, CloudFixture.ADDRESSES);

    /** An API with these methods and their scopes on the root; another {@code trigger} deploys it again. */
    private static Consumer<Context> api(String trigger, Map<String, String> scopes) {
        return context -> {
            var api = new com.pulumi.aws.apigateway.RestApi("api", RestApiArgs.Empty);
            Authorizer authorizer = new Authorizer(
                    "pool",
                    AuthorizerArgs.builder()
                            .restApi(api.id())
                            .type("COGNITO_USER_POOLS")
                            .providerArns(POOL)
                            .build());
            List<com.pulumi.resources.Resource> parts = new ArrayList<>();
            scopes.forEach((name, scope) -> {
                Method method = new Method(
                        name,
                        MethodArgs.builder()
                                .restApi(api.id())
                                .resourceId(api.rootResourceId())
                                .httpMethod(name)
                                .authorization("COGNITO_USER_POOLS")
                                .authorizerId(authorizer.id())
                                .authorizationScopes(scope)
                                .build());
                parts.add(new Integration(
                        name,
                        IntegrationArgs.builder()
                                .restApi(api.id())
                                .resourceId(api.rootResourceId())
                                .httpMethod(method.httpMethod())
                                .type("MOCK")
                                .requestTemplates(Map.of("application/json", "{\"statusCode\":200}"))
                                .build()));
            });
            Deployment deployment = new Deployment(
                    "api",
                    DeploymentArgs.builder()
                            .restApi(api.id())
                            .triggers(Map.of("snapshot", trigger))
                            .build(),
                    CustomResourceOptions.builder()
                            .dependsOn(parts.toArray(com.pulumi.resources.Resource[]::new))
                            .build());
            new Stage(
                    "api",
                    StageArgs.builder()
                            .restApi(api.id())
                            .deployment(deployment.id())
                            .stageName("v1")
                            .build());
        };
    }

    private static RestApi.Stage stage(CloudFixture fixture) {
        Api api = fixture.cloud.declared().api().orElseThrow();
        return ((RestApi) api).stages().get("v1");
    }

    private Map<String, Set<String>> served() {
        Map<String, Set<String>> served = new LinkedHashMap<>();
        stage(fixture).deployment().methods().forEach(method -> served.put(method.httpMethod(), method.scopes()));
        return served;
    }

    private void run(String trigger, Map<String, String> scopes) {
        assertThat(fixture.run(api(trigger, scopes)).problems()).isEmpty();
    }

    @Nested
    class TheDeployment {
        @Test
        @DisplayName("a changed method is not served until the API is deployed again (DOC)")
        void isASnapshotOfMethods() {
            run("1", Map.of("GET", "read"));
            run("1", Map.of("GET", "write", "POST", "write"));
            assertThat(served()).isEqualTo(Map.of("GET", Set.of("read")));
            run("2", Map.of("GET", "write", "POST", "write"));
            assertThat(served()).isEqualTo(Map.of("GET", Set.of("write"), "POST", Set.of("write")));
        }

        @Test
        @DisplayName("a method that Pulumi deletes after it creates the deployment is still served, as on AWS")
        void keepsMethodsThatAreDeletedAfterIt() {
            run("1", Map.of("GET", "read", "POST", "write"));
            run("2", Map.of("GET", "read"));
            assertThat(served()).containsOnlyKeys("GET", "POST");
            run("3", Map.of("GET", "read"));
            assertThat(served()).containsOnlyKeys("GET");
        }

        @Test
        void isPersisted() {
            run("1", Map.of("GET", "read"));
            run("1", Map.of("GET", "write"));
            CloudFixture again = new CloudFixture(store, CloudFixture.ADDRESSES);
            assertThat(stage(again)).isEqualTo(stage(fixture));
            assertThat(stage(again).deployment().methods().get(0).scopes()).containsExactly("read");
        }

        @Test
        void hidesItsSnapshotFromTheEngine() {
            run("1", Map.of("GET", "read"));
            Resource deployment = fixture.resource(DeploymentType.TOKEN, "api");
            assertThat(deployment.outputs().has("snapshot")).isTrue();
            assertThat(deployment
                            .outputs()
                            .without(new DeploymentType().internalOutputs())
                            .values()
                            .keySet())
                    .containsExactlyInAnyOrder("restApi", "triggers");
        }

        @Test
        @DisplayName("a deployment without methods, or with a method without an integration, is refused (OBS)")
        void requiresMethodsWithIntegrations() throws Exception {
            String api = fixture.create(RestApiTypes.API, "api", Map.of()).id();
            assertThatThrownBy(() -> fixture.create(DeploymentType.TOKEN, "d", Map.of("restApi", api)))
                    .hasMessageContaining("BadRequestException: The REST API doesn't contain any methods");
            fixture.create(
                    RestApiTypes.METHOD,
                    "m",
                    Map.of("restApi", api, "resourceId", "r", "httpMethod", "GET", "authorization", "NONE"));
            assertThatThrownBy(() -> fixture.create(DeploymentType.TOKEN, "d", Map.of("restApi", api)))
                    .hasMessageContaining("BadRequestException: No integration defined for method");
        }
    }

    @Nested
    class TheStage {
        private String api;

        @Test
        void appliesChangedThrottlesAtOnce() throws Exception {
            run("1", Map.of("GET", "read"));
            api = fixture.resource(RestApiTypes.API, "api").id();
            assertThat(stage(fixture).throttles()).isEqualTo(Map.of(RestApi.EVERY_METHOD, new Throttle(5_000, 10_000)));
            settings("*/*", Map.of("throttlingBurstLimit", 20.0, "throttlingRateLimit", 10.0));
            settings("~1/GET", Map.of("throttlingBurstLimit", 0.0, "throttlingRateLimit", -1.0));
            assertThat(stage(fixture).throttles())
                    .isEqualTo(Map.of(RestApi.EVERY_METHOD, new Throttle(20, 10), "~1/GET", new Throttle(0, 10_000)));
        }

        private void settings(String path, Map<String, Object> settings) throws InvalidRequestException {
            fixture.create(
                    RestApiTypes.METHOD_SETTINGS,
                    path,
                    Map.of("restApi", api, "stageName", "v1", "methodPath", path, "settings", settings));
        }
    }

    @Test
    void derivesPathsFromTheTreeAndResponsesFromLiterals() throws Exception {
        Resource created = fixture.create(RestApiTypes.API, "api", Map.of("binaryMediaTypes", List.of("image/*")));
        String api = created.id();
        String a = resource(api, created.outputs().required("rootResourceId"), "a");
        String id = resource(api, a, "{id}");
        String validator = fixture.create(
                        RestApiTypes.VALIDATOR, "v", Map.of("restApi", api, "validateRequestParameters", true))
                .id();
        fixture.create(
                RestApiTypes.METHOD,
                "m",
                Map.of(
                        "restApi",
                        api,
                        "resourceId",
                        id,
                        "httpMethod",
                        "OPTIONS",
                        "authorization",
                        "NONE",
                        "requestValidatorId",
                        validator,
                        "requestParameters",
                        Map.of("method.request.path.id", true, "method.request.querystring.q", false)));
        fixture.create(
                RestApiTypes.INTEGRATION,
                "i",
                Map.of(
                        "restApi",
                        api,
                        "resourceId",
                        id,
                        "httpMethod",
                        "OPTIONS",
                        "type",
                        "MOCK",
                        "passthroughBehavior",
                        "NEVER",
                        "requestTemplates",
                        Map.of("application/json", "{\"statusCode\":204}")));
        fixture.create(
                RestApiTypes.METHOD_RESPONSE,
                "mr",
                Map.of(
                        "restApi",
                        api,
                        "resourceId",
                        id,
                        "httpMethod",
                        "OPTIONS",
                        "statusCode",
                        "204",
                        "responseParameters",
                        Map.of("method.response.header.Access-Control-Max-Age", true)));
        fixture.create(
                RestApiTypes.INTEGRATION_RESPONSE,
                "ir",
                Map.of(
                        "restApi",
                        api,
                        "resourceId",
                        id,
                        "httpMethod",
                        "OPTIONS",
                        "statusCode",
                        "204",
                        "responseParameters",
                        Map.of("method.response.header.Access-Control-Max-Age", "'300'")));
        fixture.create(
                RestApiTypes.RESPONSE,
                "r",
                Map.of(
                        "restApiId",
                        api,
                        "responseType",
                        "UNAUTHORIZED",
                        "statusCode",
                        "401",
                        "responseParameters",
                        Map.of("gatewayresponse.header.X-A", "'b'"),
                        "responseTemplates",
                        Map.of("application/json", "{}")));
        String deployment = fixture.create(DeploymentType.TOKEN, "d", Map.of("restApi", api))
                .id();
        fixture.create(
                RestApiTypes.STAGE,
                "s",
                Map.of(
                        "restApi",
                        api,
                        "deployment",
                        deployment,
                        "stageName",
                        "v1",
                        "accessLogSettings",
                        Map.of("format", "$context.status", "destinationArn", "x")));

        RestApi.Stage stage = stage(fixture);
        assertThat(stage.accessLogFormat()).hasValue("$context.status");
        assertThat(stage.deployment())
                .isEqualTo(new RestApi.Deployment(
                        deployment,
                        List.of(new RestApi.Method(
                                id,
                                "/a/{id}",
                                "OPTIONS",
                                Optional.empty(),
                                Set.of(),
                                Set.of("method.request.path.id"),
                                Optional.of(new RestApi.Integration.Mock(
                                        Set.of("application/json"),
                                        false,
                                        Optional.of(new RestApi.MockAnswer(
                                                204, Map.of("Access-Control-Max-Age", "300"), Map.of())))))),
                        Map.of(),
                        Map.of(
                                "UNAUTHORIZED",
                                new RestApi.GatewayResponse(
                                        Optional.of(401), Map.of("X-A", "b"), Map.of("application/json", "{}"))),
                        Set.of("image/*")));
    }

    private String resource(String api, String parent, String part) throws InvalidRequestException {
        return fixture.create(RestApiTypes.RESOURCE, part, Map.of("restApi", api, "parentId", parent, "pathPart", part))
                .id();
    }

    @Nested
    class UnsupportedInputs {
        private final Map<String, Object> method =
                Map.of("restApi", "a", "resourceId", "r", "httpMethod", "GET", "authorization", "NONE");
        private final Map<String, Object> integration =
                Map.of("restApi", "a", "resourceId", "r", "httpMethod", "GET", "type", "MOCK");

        private List<String> errors(String type, Map<String, Object> good, Object... changes) {
            return fixture.errors(type, good, changes).stream()
                    .filter(error -> !error.startsWith("restApi: there is no"))
                    .toList();
        }

        @Test
        void ofMethods() {
            assertThat(errors(RestApiTypes.METHOD, method)).isEmpty();
            assertThat(errors(RestApiTypes.METHOD, method, "authorization", "AWS_IAM"))
                    .containsExactly("authorization: AWS_IAM is not imitated locally, only [COGNITO_USER_POOLS, NONE]");
            assertThat(errors(RestApiTypes.METHOD, method, "authorization", "COGNITO_USER_POOLS"))
                    .containsExactly("authorizerId: BadRequestException: Invalid authorizer ID specified");
            assertThat(errors(RestApiTypes.METHOD, method, "apiKeyRequired", true))
                    .containsExactly("apiKeyRequired: is not imitated locally");
            assertThat(errors(RestApiTypes.METHOD, method, "requestModels", Map.of("application/json", "m")))
                    .containsExactly("requestModels: is not imitated locally");
        }

        @Test
        void ofIntegrations() {
            assertThat(errors(RestApiTypes.INTEGRATION, integration)).isEmpty();
            assertThat(errors(RestApiTypes.INTEGRATION, integration, "type", "HTTP"))
                    .containsExactly("type: HTTP is not imitated locally, only [AWS_PROXY, MOCK]");
            for (double timeout : new double[] {49, 29_001}) {
                assertThat(errors(RestApiTypes.INTEGRATION, integration, "timeoutMilliseconds", timeout))
                        .containsExactly("timeoutMilliseconds: must be 50 to 29000, got " + (int) timeout);
            }
            for (double timeout : new double[] {50, 29_000}) {
                assertThat(errors(RestApiTypes.INTEGRATION, integration, "timeoutMilliseconds", timeout))
                        .isEmpty();
            }
            assertThat(errors(RestApiTypes.INTEGRATION, integration, "requestTemplates", Map.of("a/b", "#set($x = 1)")))
                    .containsExactly("requestTemplates: only texts without $ and # are imitated locally");
            assertThat(errors(RestApiTypes.INTEGRATION, integration, "requestTemplates", Map.of("a/b", "{}")))
                    .containsExactly("requestTemplates: must be {\"statusCode\": <status>} locally");
        }

        @Test
        void ofAuthorizersAndResponses() {
            Map<String, Object> authorizer = Map.of("restApi", "a", "type", "COGNITO_USER_POOLS");
            assertThat(errors(RestApiTypes.AUTHORIZER, authorizer)).isEmpty();
            assertThat(errors(RestApiTypes.AUTHORIZER, authorizer, "type", "TOKEN"))
                    .containsExactly("type: TOKEN is not imitated locally, only [COGNITO_USER_POOLS]");
            assertThat(errors(RestApiTypes.AUTHORIZER, authorizer, "identitySource", "method.request.querystring.t"))
                    .containsExactly("identitySource: must be method.request.header.<name>");
            assertThat(errors(
                            RestApiTypes.AUTHORIZER,
                            authorizer,
                            "identityValidationExpression",
                            "^\\Qhttp://a/mcp\\E$"))
                    .isEmpty();
            assertThat(errors(RestApiTypes.AUTHORIZER, authorizer, "identityValidationExpression", "(a"))
                    .containsExactly("identityValidationExpression: must be a regular expression of Java, got (a");
            assertThat(errors(
                            RestApiTypes.INTEGRATION_RESPONSE,
                            Map.of("restApi", "a", "resourceId", "r", "httpMethod", "GET", "statusCode", "200"),
                            "selectionPattern",
                            "5..",
                            "responseParameters",
                            Map.of("method.response.header.A", "integration.response.header.B")))
                    .containsExactly(
                            "selectionPattern: is not imitated locally",
                            "responseParameters: method.response.header.A must be a text in single quotes, got"
                                    + " integration.response.header.B");
        }

        @Test
        @DisplayName("an integration response whose method does not declare the status or a header is refused (OBS)")
        void ofIntegrationResponses() throws Exception {
            String api = fixture.create(RestApiTypes.API, "api", Map.of()).id();
            Map<String, Object> response =
                    Map.of("restApi", api, "resourceId", "r", "httpMethod", "GET", "statusCode", "200");
            assertThat(fixture.errors(RestApiTypes.INTEGRATION_RESPONSE, response))
                    .containsExactly(
                            "statusCode: NotFoundException: Invalid Response status code specified: let it depend"
                                    + " on an aws.apigateway.MethodResponse with the status code 200");
            fixture.create(
                    RestApiTypes.METHOD_RESPONSE,
                    "mr",
                    new Properties(response)
                            .with("responseParameters", Map.of("method.response.header.A", true))
                            .values());
            assertThat(fixture.errors(
                            RestApiTypes.INTEGRATION_RESPONSE,
                            response,
                            "responseParameters",
                            Map.of("method.response.header.A", "'1'")))
                    .isEmpty();
            assertThat(fixture.errors(
                            RestApiTypes.INTEGRATION_RESPONSE,
                            response,
                            "responseParameters",
                            Map.of("method.response.header.A", "'1'", "method.response.header.B", "'2'")))
                    .containsExactly("responseParameters: BadRequestException: Invalid mapping expression parameter"
                            + " specified: method.response.header.B: add it to responseParameters of the"
                            + " aws.apigateway.MethodResponse");
        }

        @Test
        void ofAnApiThatDoesNotExist() {
            assertThat(fixture.errors(RestApiTypes.METHOD, method))
                    .containsExactly("restApi: there is no aws:apigateway/restApi:RestApi 'a'");
        }
    }
}
