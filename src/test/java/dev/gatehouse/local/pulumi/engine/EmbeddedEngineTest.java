package dev.gatehouse.local.pulumi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.asset.FileArchive;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.core.Output;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Successful runs: changed resources and outputs. For failed runs, see EmbeddedEngineRefusalTest and FailingProgramTest. */
class EmbeddedEngineTest {
    private final CloudFixture fixture = new CloudFixture();

    @Nested
    class AChange {
        @Test
        void addsARouteAndKeepsTheRest() {
            fixture.run(CloudFixture.apiWithRoutes("GET /a"));
            String api = fixture.resource(HttpApiType.TOKEN, "api").id();
            assertThat(fixture.run(CloudFixture.apiWithRoutes("GET /a", "GET /b"))
                            .changes())
                    .containsExactly("created Route GET /b");
            assertThat(fixture.resource(HttpApiType.TOKEN, "api").id()).isEqualTo(api);
            assertThat(fixture.httpApi().routes())
                    .extracting(HttpApi.Route::key)
                    .containsExactly("GET /a", "GET /b");
        }

        @Test
        void removesARoute() {
            fixture.run(CloudFixture.apiWithRoutes("GET /a", "GET /b"));
            assertThat(fixture.run(CloudFixture.apiWithRoutes("GET /b")).changes())
                    .containsExactly("deleted Route GET /a");
            assertThat(fixture.httpApi().routes())
                    .extracting(HttpApi.Route::key)
                    .containsExactly("GET /b");
        }

        @Test
        void ofACallbackKeepsIdNameAndSecretOfTheClient() {
            fixture.run(CloudFixture.userPoolWithClient("https://a.example/callback"));
            AppClient before = fixture.onlyClient();
            assertThat(fixture.run(CloudFixture.userPoolWithClient("https://b.example/callback"))
                            .changes())
                    .containsExactly("updated UserPoolClient app (callbackUrls)");
            AppClient after = fixture.onlyClient();
            assertThat(after.callbackUrls()).containsExactly("https://b.example/callback");
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.name()).isEqualTo(before.name()).matches("app-[0-9a-f]{7}");
            assertThat(after.secret().map(Secret::reveal))
                    .isEqualTo(before.secret().map(Secret::reveal));
            assertThat(after.secret()).isPresent();
        }

        @Test
        void deletesAResourceBeforeItsDependencies() {
            fixture.run(CloudFixture.userPoolWithClient("https://a.example/callback"));
            assertThat(fixture.run(context -> {}).changes())
                    .containsExactly("deleted UserPoolClient app", "deleted UserPool users");
        }
    }

    @Nested
    class AReplacement {
        @Test
        void createsANewIdAndDeletesTheOldResource() {
            fixture.run(context -> CloudFixture.client(CloudFixture.pool("users"), true, "https://a.example/callback"));
            AppClient before = fixture.onlyClient();
            EmbeddedEngine.Run run = fixture.run(
                    context -> CloudFixture.client(CloudFixture.pool("users"), false, "https://a.example/callback"));
            assertThat(run.changes()).containsExactly("replaced UserPoolClient app (generateSecret)");
            AppClient after = fixture.onlyClient();
            assertThat(after.id()).isNotEqualTo(before.id());
            assertThat(after.name()).isNotEqualTo(before.name());
            assertThat(after.secret()).isEmpty();
            assertThat(after.poolId()).isEqualTo(before.poolId());
        }

        @Test
        void ofAPoolReplacesItsClients() {
            fixture.run(CloudFixture.userPoolWithClient("https://a.example/callback"));
            String before = fixture.resource(UserPoolType.TOKEN, "users").id();
            EmbeddedEngine.Run run = fixture.run(context -> CloudFixture.client(
                    new UserPool(
                            "users",
                            UserPoolArgs.builder().usernameAttributes("email").build()),
                    true,
                    "https://a.example/callback"));
            assertThat(run.changes())
                    .containsExactly(
                            "replaced UserPool users (usernameAttributes)", "replaced UserPoolClient app (userPoolId)");
            String after = fixture.resource(UserPoolType.TOKEN, "users").id();
            assertThat(after).isNotEqualTo(before);
            assertThat(fixture.cloud.declared().pools()).containsOnlyKeys(after);
            assertThat(fixture.onlyClient().poolId()).isEqualTo(after);
        }

        /** A renamed API is created before the old one is deleted: its $default stage must not be deleted with the old API. */
        @Test
        void ofAnApiByAnotherNameKeepsTheNewStage() {
            assertThat(fixture.run(apiWithStage("old")).problems()).isEmpty();
            EmbeddedEngine.Run run = fixture.run(apiWithStage("new"));
            assertThat(run.changes())
                    .containsExactly("created Api new", "created Stage new", "deleted Stage old", "deleted Api old");
            assertThat(fixture.cloud.declared().apis()).hasSize(1);
            assertThat(fixture.httpApi().stages()).containsOnlyKeys("$default");
        }

        private static Consumer<Context> apiWithStage(String name) {
            return context -> {
                Api api = new Api(name, ApiArgs.builder().protocolType("HTTP").build());
                new Stage(
                        name,
                        StageArgs.builder()
                                .apiId(api.id())
                                .name("$default")
                                .autoDeploy(true)
                                .build());
            };
        }
    }

    @Nested
    class Lookups {
        @Test
        void returnAccountRegionAndPartition() {
            Map<String, Object> outputs = fixture.run(context -> {
                        context.export(
                                "account", AwsFunctions.getCallerIdentity().applyValue(it -> it.accountId()));
                        context.export("region", AwsFunctions.getRegion().applyValue(it -> it.name()));
                        context.export("partition", AwsFunctions.getPartition().applyValue(it -> it.partition()));
                    })
                    .outputs();
            assertThat(outputs).isEqualTo(Map.of("account", "000000000000", "region", "eu-west-1", "partition", "aws"));
        }

        @Test
        void returnAnExistingPool() {
            fixture.run(CloudFixture.userPoolWithClient("https://a.example/callback"));
            Resource pool = fixture.resource(UserPoolType.TOKEN, "users");
            EmbeddedEngine.Run run = fixture.run(context -> {
                CloudFixture.userPoolWithClient("https://a.example/callback").accept(context);
                context.export(
                        "endpoint",
                        UserPool.get("looked-up", Output.of(pool.id()), null, null)
                                .endpoint());
            });
            assertThat(run.problems()).isEmpty();
            assertThat(run.changes()).isEmpty();
            assertThat(run.outputs()).isEqualTo(Map.of("endpoint", "localhost:9401/" + pool.id()));
        }
    }

    @Test
    void keepsTheCodeOfAFunctionAsAnAbsolutePath(@TempDir Path folder) throws Exception {
        Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        EmbeddedEngine.Run run = fixture.run(context -> new Function(
                "f",
                FunctionArgs.builder()
                        .role("arn:aws:iam::000000000000:role/f")
                        .code(new FileArchive(folder.resolve("x/../f.jar").toString()))
                        .handler("example.Handler")
                        .runtime("java21")
                        .build()));
        assertThat(run.problems()).isEmpty();
        assertThat(fixture.cloud.declared().functions().values())
                .singleElement()
                .satisfies(function -> assertThat(function.code()).isEqualTo(jar.toAbsolutePath()));
    }
}
