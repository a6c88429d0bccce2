package dev.gatehouse.local.pulumi.type.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that the types of aws.apigatewayv2 refuse, with values on both sides of each limit. */
class HttpApiValidationTest {
    @TempDir
    private Path folder;

    private final CloudFixture fixture = new CloudFixture();
    private Path jar;
    private String api;
    private String function;

    @BeforeEach
    void anApiAndAFunctionExist() throws Exception {
        jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        api = fixture.create(HttpApiType.TOKEN, "api", Map.of("protocolType", "HTTP"))
                .id();
        function = fixture.create(FunctionType.TOKEN, "f", code()).outputs().required("arn");
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
            Map<String, Object> nowhere = CloudFixture.inputsOf(token, all);
            assertThat(fixture.errors(token, nowhere))
                    .containsExactly("apiId: there is no aws:apigatewayv2/api:Api 'nowhere000'");
            assertThat(fixture.errors(token, nowhere, "apiId", api)).isEmpty();
        }
    }

    @Nested
    class OfAnApi {
        private List<String> errors(Object... changes) {
            return fixture.errors(HttpApiType.TOKEN, Map.of("name", "a", "protocolType", "HTTP"), changes);
        }

        @Test
        void aProtocolOtherThanHttp() {
            assertThat(errors()).isEmpty();
            assertThat(errors("protocolType", "WEBSOCKET"))
                    .containsExactly("protocolType: only HTTP is imitated locally");
        }

        @Test
        void credentialsForAllOrigins() {
            assertThat(errors("corsConfiguration", Map.of("allowCredentials", true, "allowOrigins", List.of("*"))))
                    .containsExactly("corsConfiguration: BadRequestException: allow-credentials is not supported if"
                            + " 'allow-origin' is *");
            assertThat(errors("corsConfiguration", Map.of("allowOrigins", List.of("*"))))
                    .isEmpty();
            assertThat(errors(
                            "corsConfiguration",
                            Map.of("allowCredentials", true, "allowOrigins", List.of("https://a.example"))))
                    .isEmpty();
        }
    }

    @Nested
    class OfAnAuthorizer {
        private List<String> errors(Object... changes) {
            return fixture.errors(
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
        void aTypeOtherThanJwt() {
            assertThat(errors()).isEmpty();
            assertThat(errors("authorizerType", "REQUEST"))
                    .containsExactly("authorizerType: only JWT is imitated locally");
        }

        @Test
        void zeroOrTwoIdentitySources() {
            String refused = "identitySources: must have exactly one entry for a JWT authorizer";
            assertThat(errors("identitySources", List.of())).containsExactly(refused);
            assertThat(errors("identitySources", texts(2))).containsExactly(refused);
            assertThat(errors("identitySources", Properties.Unknown.VALUE)).isEmpty();
        }

        @Test
        void anIssuerThatIsNotAUrlOrIsOnAws() {
            assertThat(errors("jwtConfiguration", Map.of("issuer", "localhost:9401/p")))
                    .containsExactly("jwtConfiguration.issuer: BadRequestException: Invalid issuer: must be a URL, got"
                            + " localhost:9401/p");
            String aws = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
            assertThat(errors("jwtConfiguration", Map.of("issuer", aws)))
                    .containsExactly(
                            "jwtConfiguration.issuer: " + aws + " is on AWS; use the output endpoint of the user pool");
            assertThat(errors("jwtConfiguration", Map.of("issuer", "https://issuer.example")))
                    .isEmpty();
        }

        @Test
        void fiftyOneAudiences() {
            assertThat(errors("jwtConfiguration", Map.of("issuer", "http://localhost", "audiences", texts(51))))
                    .containsExactly("jwtConfiguration.audiences: must be at most 50");
        }
    }

    @Nested
    class OfAnIntegration {
        private List<String> errors(Object... changes) {
            return fixture.errors(
                    IntegrationType.TOKEN,
                    Map.of("apiId", api, "integrationType", "AWS_PROXY", "integrationUri", function),
                    changes);
        }

        @Test
        void aTypeOtherThanAwsProxy() {
            assertThat(errors("integrationType", "HTTP_PROXY"))
                    .containsExactly("integrationType: only AWS_PROXY is imitated locally");
        }

        @Test
        void aTimeoutBelow50MillisecondsOrAbove30Seconds() {
            String refused = "timeoutMilliseconds: must be 50 to 30000, got ";
            assertThat(errors("timeoutMilliseconds", 49.0)).containsExactly(refused + 49);
            assertThat(errors("timeoutMilliseconds", 50.0)).isEmpty();
            assertThat(errors("timeoutMilliseconds", 30_000.0)).isEmpty();
            assertThat(errors("timeoutMilliseconds", 30_001.0)).containsExactly(refused + 30_001);
        }

        @Test
        void aFunctionThatDoesNotExist() {
            assertThat(errors("integrationUri", function + "2"))
                    .containsExactly("integrationUri: there is no function " + function + "2");
            assertThat(errors(
                            "integrationUri",
                            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" + function
                                    + "/invocations"))
                    .isEmpty();
            assertThat(errors("integrationUri", Properties.Unknown.VALUE)).isEmpty();
        }
    }

    @Nested
    class OfAStage {
        private List<String> errors(Object... changes) {
            return fixture.errors(
                    StageType.TOKEN, Map.of("apiId", api, "name", "$default", "autoDeploy", true), changes);
        }

        @Test
        void anInvalidName() {
            for (String name : List.of("$default", "dev_1", "a".repeat(128))) {
                assertThat(errors("name", name)).isEmpty();
            }
            for (String name : List.of("stage-0123abc", "$other", "", "a".repeat(129))) {
                assertThat(errors("name", name))
                        .containsExactly("name: must be $default, or letters, digits and _, got " + name);
            }
        }

        @Test
        void manualDeployments() {
            assertThat(errors("autoDeploy", false))
                    .containsExactly("autoDeploy: must be true: deployments are not imitated locally");
        }
    }
}
