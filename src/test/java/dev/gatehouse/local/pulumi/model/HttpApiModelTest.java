package dev.gatehouse.local.pulumi.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.pulumi.type.function.PermissionType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.http.RouteType;
import dev.gatehouse.local.pulumi.type.http.StageType;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.Throttle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models of HTTP APIs and functions, with AWS's defaults for omitted inputs. */
class HttpApiModelTest {
    private final CloudFixture fixture = new CloudFixture();

    @Nested
    class OfAnApi {
        private String api;

        @BeforeEach
        void anApiExists() throws Exception {
            api = fixture.create(HttpApiType.TOKEN, "api", Map.of("protocolType", "HTTP"))
                    .id();
        }

        private HttpApi.Stage stage(Map<String, Object> inputs) throws InvalidRequestException {
            Properties stage =
                    new Properties(inputs).withAll(Map.of("apiId", api, "name", "$default", "autoDeploy", true));
            fixture.create(StageType.TOKEN, "s", stage.values());
            return fixture.httpApi().stages().get("$default");
        }

        @Test
        void aStageWithoutSettingsHasTheAccountsThrottle() throws Exception {
            assertThat(stage(Map.of()))
                    .isEqualTo(new HttpApi.Stage("$default", new Throttle(5_000, 10_000), Map.of(), Optional.empty()));
        }

        @Test
        void anOmittedThrottleIsZeroIfTheOtherIsSet() throws Exception {
            HttpApi.Stage stage = stage(Map.of("defaultRouteSettings", Map.of("throttlingBurstLimit", 100.0)));
            assertThat(stage.throttle().burst()).isEqualTo(100);
            assertThat(stage.throttle().rate()).isZero();
        }

        @Test
        void aRouteCanHaveItsOwnThrottle() throws Exception {
            HttpApi.Stage stage = stage(Map.of(
                    "routeSettings",
                    List.of(
                            Map.of("routeKey", "GET /a", "throttlingBurstLimit", 2.0, "throttlingRateLimit", 1.0),
                            Map.of("routeKey", "GET /b"))));
            assertThat(stage.routeThrottles())
                    .isEqualTo(Map.of("GET /a", new Throttle(2, 1), "GET /b", new Throttle(0, 0)));
        }

        @Test
        void aRouteWithoutAJwtIsPublic() throws Exception {
            fixture.create(
                    RouteType.TOKEN,
                    "r",
                    Map.of(
                            "apiId",
                            api,
                            "routeKey",
                            "GET /a",
                            "authorizationType",
                            "NONE",
                            "target",
                            "integrations/i"));
            assertThat(fixture.httpApi().routes()).singleElement().satisfies(route -> {
                assertThat(route.authorizerId()).isEmpty();
                assertThat(route.integrationId()).hasValue("i");
            });
        }
    }

    @Test
    void aFunctionHasTheDefaultsOfAwsAndPermissionsByNameOrArn(@TempDir Path folder) throws Exception {
        Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        Resource created = fixture.create(
                FunctionType.TOKEN,
                "f",
                Map.of(
                        "name", "f",
                        "role", "arn",
                        "code", new Properties.Archive(jar.toString(), ""),
                        "handler", "example.Handler",
                        "runtime", "java21",
                        "environment", Map.of("variables", Map.of("TABLE", "t"))));
        String arn = created.outputs().required("arn");
        for (String function : List.of("f", arn)) {
            fixture.create(
                    PermissionType.TOKEN,
                    function,
                    Map.of(
                            "action",
                            "lambda:InvokeFunction",
                            "function",
                            function,
                            "principal",
                            "p",
                            "sourceArn",
                            function));
        }
        LambdaFunction function = fixture.cloud.declared().functions().get(arn);
        assertThat(function.memoryMegabytes()).isEqualTo(128);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(function.environment()).isEqualTo(Map.of("TABLE", "t"));
        assertThat(function.permissions())
                .extracting(LambdaFunction.InvokePermission::sourceArn)
                .containsExactly("f", arn);
    }

    @Test
    void storedResourcesAreListedAsNotImitated() throws Exception {
        fixture.create("aws:iam/role:Role", "r", Map.of("assumeRolePolicy", "{}"));
        assertThat(fixture.cloud.declared().notImitated()).containsExactly("aws:iam/role:Role r");
    }
}
