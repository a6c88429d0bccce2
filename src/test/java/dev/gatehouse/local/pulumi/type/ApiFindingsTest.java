package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.Properties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the types of aws.apigatewayv2 and aws.lambda refuse, both sides of each limit. */
class ApiFindingsTest {
    @TempDir
    private Path folder;

    private final Scene scene = new Scene();
    private Path jar;
    private String api;
    private String function;

    @BeforeEach
    void anApiAndAFunctionExist() throws Exception {
        jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        api = scene.made(ApiType.TOKEN, "api", Map.of("protocolType", "HTTP")).id();
        function = scene.made(FunctionType.TOKEN, "f", code()).outputs().required("arn");
    }

    private Map<String, Object> code() {
        return Map.of(
                "name", "f",
                "role", "arn",
                "code", new Properties.Archive(jar.toString(), ""),
                "handler", "example.Handler",
                "runtime", "java21");
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x" + i).toList();
    }

    @Test
    void anApiThatDoesNotExist() {
        Map<String, Object> all = Map.of(
                "apiId", "nowhere000",
                "name", "dev",
                "autoDeploy", true,
                "routeKey", "GET /a",
                "integrationType", "AWS_PROXY",
                "integrationUri", function,
                "authorizerType", "JWT",
                "identitySources", List.of("$request.header.Authorization"),
                "jwtConfiguration", Map.of("issuer", "http://localhost"));
        for (String token : List.of(StageType.TOKEN, RouteType.TOKEN, IntegrationType.TOKEN, AuthorizerType.TOKEN)) {
            Map<String, Object> nowhere = Scene.of(token, all);
            assertThat(scene.found(token, nowhere))
                    .containsExactly("apiId: there is no aws:apigatewayv2/api:Api 'nowhere000'");
            assertThat(scene.found(token, nowhere, "apiId", api)).isEmpty();
        }
    }

    @Nested
    class OfAnApi {
        private List<String> found(Object... changes) {
            return scene.found(ApiType.TOKEN, Map.of("name", "a", "protocolType", "HTTP"), changes);
        }

        @Test
        void anotherProtocol() {
            assertThat(found()).isEmpty();
            assertThat(found("protocolType", "WEBSOCKET"))
                    .containsExactly("protocolType: only HTTP is imitated locally");
        }

        @Test
        void credentialsForEveryOrigin() {
            assertThat(found("corsConfiguration", Map.of("allowCredentials", true, "allowOrigins", List.of("*"))))
                    .containsExactly("corsConfiguration: BadRequestException: allow-credentials is not supported if"
                            + " 'allow-origin' is *");
            assertThat(found("corsConfiguration", Map.of("allowOrigins", List.of("*"))))
                    .isEmpty();
            assertThat(found(
                            "corsConfiguration",
                            Map.of("allowCredentials", true, "allowOrigins", List.of("https://a.example"))))
                    .isEmpty();
        }
    }

    @Nested
    class OfAnAuthorizer {
        private List<String> found(Object... changes) {
            return scene.found(
                    AuthorizerType.TOKEN,
                    Map.of(
                            "apiId",
                            api,
                            "authorizerType",
                            "JWT",
                            "identitySources",
                            List.of("$request.header.Authorization"),
                            "jwtConfiguration",
                            Map.of("issuer", "http://localhost:9401/p", "audiences", texts(50))),
                    changes);
        }

        @Test
        void anotherTypeThanJwt() {
            assertThat(found()).isEmpty();
            assertThat(found("authorizerType", "REQUEST"))
                    .containsExactly("authorizerType: only JWT is imitated locally");
        }

        @Test
        void noIdentitySourceAndASecondOne() {
            String refused = "identitySources: a JWT authorizer has one identity source";
            assertThat(found("identitySources", List.of())).containsExactly(refused);
            assertThat(found("identitySources", texts(2))).containsExactly(refused);
            assertThat(found("identitySources", Properties.Unknown.VALUE)).isEmpty();
        }

        @Test
        void anIssuerThatIsNoUrlAndOneOnAws() {
            assertThat(found("jwtConfiguration", Map.of("issuer", "localhost:9401/p")))
                    .containsExactly("jwtConfiguration.issuer: BadRequestException: Invalid issuer: must be a URL, got"
                            + " localhost:9401/p");
            String aws = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
            assertThat(found("jwtConfiguration", Map.of("issuer", aws)))
                    .containsExactly("jwtConfiguration.issuer: " + aws
                            + " is on AWS; take it from the pool's own output endpoint");
            assertThat(found("jwtConfiguration", Map.of("issuer", "https://issuer.example")))
                    .isEmpty();
        }

        @Test
        void aFiftyFirstAudience() {
            assertThat(found("jwtConfiguration", Map.of("issuer", "http://localhost", "audiences", texts(51))))
                    .containsExactly("jwtConfiguration.audiences: must be at most 50");
        }
    }

    @Nested
    class OfAnIntegration {
        private List<String> found(Object... changes) {
            return scene.found(
                    IntegrationType.TOKEN,
                    Map.of("apiId", api, "integrationType", "AWS_PROXY", "integrationUri", function),
                    changes);
        }

        @Test
        void anotherTypeThanAFunction() {
            assertThat(found("integrationType", "HTTP_PROXY"))
                    .containsExactly("integrationType: only AWS_PROXY is imitated locally");
        }

        @Test
        void aTimeoutBelow50MillisecondsOrAbove30Seconds() {
            String refused = "timeoutMilliseconds: must be 50 to 30000, got ";
            assertThat(found("timeoutMilliseconds", 49.0)).containsExactly(refused + 49);
            assertThat(found("timeoutMilliseconds", 50.0)).isEmpty();
            assertThat(found("timeoutMilliseconds", 30_000.0)).isEmpty();
            assertThat(found("timeoutMilliseconds", 30_001.0)).containsExactly(refused + 30_001);
        }

        @Test
        void aFunctionThatDoesNotExist() {
            assertThat(found("integrationUri", function + "2"))
                    .containsExactly("integrationUri: there is no function " + function + "2");
            assertThat(found(
                            "integrationUri",
                            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" + function
                                    + "/invocations"))
                    .isEmpty();
            assertThat(found("integrationUri", Properties.Unknown.VALUE)).isEmpty();
        }
    }
}
