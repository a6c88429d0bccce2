package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.RefusedException;
import dev.gatehouse.local.pulumi.resource.Resource;
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

/** What the servers read of APIs and functions, with AWS's own defaults for what they do not say. */
class ApiPictureTest {
    private final Scene scene = new Scene();

    @Nested
    class OfAnApi {
        private String api;

        @BeforeEach
        void anApiExists() throws Exception {
            api = scene.made(ApiType.TOKEN, "api", Map.of("protocolType", "HTTP"))
                    .id();
        }

        private HttpApi.Stage stage(Map<String, Object> inputs) throws RefusedException {
            Properties stage = new Properties(inputs).and(Map.of("apiId", api, "name", "$default", "autoDeploy", true));
            scene.made(StageType.TOKEN, "s", stage.values());
            return scene.httpApi().stages().get("$default");
        }

        @Test
        void aStageWithoutSettingsHasTheAccountsThrottle() throws Exception {
            assertThat(stage(Map.of()))
                    .isEqualTo(new HttpApi.Stage("$default", new Throttle(5_000, 10_000), Map.of(), Optional.empty()));
        }

        @Test
        void aThrottleLeftOutBesideTheOtherIsZero() throws Exception {
            HttpApi.Stage stage = stage(Map.of("defaultRouteSettings", Map.of("throttlingBurstLimit", 100.0)));
            assertThat(stage.throttle().burst()).isEqualTo(100);
            assertThat(stage.throttle().rate()).isZero();
        }

        @Test
        void aRouteMayHaveAThrottleOfItsOwn() throws Exception {
            HttpApi.Stage stage = stage(Map.of(
                    "routeSettings",
                    List.of(
                            Map.of("routeKey", "GET /a", "throttlingBurstLimit", 2.0, "throttlingRateLimit", 1.0),
                            Map.of("routeKey", "GET /b"))));
            assertThat(stage.routeThrottles())
                    .isEqualTo(Map.of("GET /a", new Throttle(2, 1), "GET /b", new Throttle(0, 0)));
        }

        @Test
        void aRouteWithoutAJwtIsOpen() throws Exception {
            scene.made(
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
            assertThat(scene.httpApi().routes()).singleElement().satisfies(route -> {
                assertThat(route.authorizerId()).isEmpty();
                assertThat(route.integrationId()).hasValue("i");
            });
        }
    }

    @Test
    void aFunctionHasAwsDefaultsAndThePermissionsGivenByNameOrArn(@TempDir Path folder) throws Exception {
        Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        Resource made = scene.made(
                FunctionType.TOKEN,
                "f",
                Map.of(
                        "name", "f",
                        "role", "arn",
                        "code", new Properties.Archive(jar.toString(), ""),
                        "handler", "example.Handler",
                        "runtime", "java21",
                        "environment", Map.of("variables", Map.of("TABLE", "t"))));
        String arn = made.outputs().required("arn");
        for (String function : List.of("f", arn)) {
            scene.made(
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
        LambdaFunction function = scene.cloud.declared().functions().get(arn);
        assertThat(function.memoryMegabytes()).isEqualTo(128);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(function.environment()).isEqualTo(Map.of("TABLE", "t"));
        assertThat(function.permissions())
                .extracting(LambdaFunction.InvokePermission::sourceArn)
                .containsExactly("f", arn);
    }

    @Test
    void whatIsNotImitatedIsListed() throws Exception {
        scene.made("aws:iam/role:Role", "r", Map.of("assumeRolePolicy", "{}"));
        assertThat(scene.cloud.declared().notImitated()).containsExactly("aws:iam/role:Role r");
    }
}
