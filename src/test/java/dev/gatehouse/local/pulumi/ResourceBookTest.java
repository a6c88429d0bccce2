package dev.gatehouse.local.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.RefusedException;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.ApiType;
import dev.gatehouse.local.pulumi.type.FunctionType;
import dev.gatehouse.local.pulumi.type.RouteType;
import dev.gatehouse.local.pulumi.type.Scene;
import dev.gatehouse.local.pulumi.type.UserGroupType;
import dev.gatehouse.local.pulumi.type.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.UserPoolType;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exists, across runs and restarts, and what the running cloud sees of it. */
class ResourceBookTest {
    private static final String CALLBACK = "https://a.example/callback";

    @TempDir
    private Path folder;

    private Store store() throws Exception {
        return Store.open(folder.resolve("state"));
    }

    @Nested
    class Reopened {
        @Test
        void hasTheSameResourcesWithIdsNamesAndSecrets() throws Exception {
            List<Resource> before;
            AppClient client;
            try (Store store = store()) {
                Scene scene = new Scene(store, Scene.ADDRESSES);
                assertThat(scene.run(Scene.signIn(CALLBACK)).problems()).isEmpty();
                before = scene.kept();
                client = scene.onlyClient();
            }
            try (Store store = store()) {
                Scene scene = new Scene(store, Scene.ADDRESSES);
                assertThat(scene.kept()).isEqualTo(before);
                assertThat(scene.onlyClient()).isEqualTo(client);
                assertThat(scene.run(Scene.signIn(CALLBACK)).changes()).isEmpty();
            }
        }

        @Test
        void hasTheSameCodeWithItsHash() throws Exception {
            Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
            Resource before;
            try (Store store = store()) {
                before = new Scene(store, Scene.ADDRESSES)
                        .made(
                                FunctionType.TOKEN,
                                "f",
                                Map.of(
                                        "role",
                                        "arn",
                                        "code",
                                        new Properties.Archive(jar.toString(), "abc123"),
                                        "handler",
                                        "example.Handler",
                                        "runtime",
                                        "java21",
                                        "timeout",
                                        7.0,
                                        "publish",
                                        true,
                                        "architectures",
                                        List.of("a", "b"),
                                        "environment",
                                        Map.of("variables", Map.of("TABLE", "t"))));
            }
            try (Store store = store()) {
                Resource after = new Scene(store, Scene.ADDRESSES).kept(FunctionType.TOKEN, "f");
                assertThat(after).isEqualTo(before);
                assertThat(after.inputs().archive("code")).hasValue(new Properties.Archive(jar.toString(), "abc123"));
            }
        }

        @Test
        void forgetsWhatWasDeleted() throws Exception {
            try (Store store = store()) {
                Scene scene = new Scene(store, Scene.ADDRESSES);
                scene.run(Scene.signIn(CALLBACK));
                scene.run(context -> {});
            }
            try (Store store = store()) {
                assertThat(new Scene(store, Scene.ADDRESSES).kept()).isEmpty();
            }
        }

        @Test
        void atOtherAddressesGivesThemInItsOutputs() throws Exception {
            String pool;
            try (Store store = store()) {
                Scene scene = new Scene(store, Scene.ADDRESSES);
                scene.run(Scene.signIn(CALLBACK));
                scene.run(context -> {
                    Scene.signIn(CALLBACK).accept(context);
                    Scene.routes("GET /a").accept(context);
                });
                pool = scene.kept(UserPoolType.TOKEN, "users").id();
            }
            Addresses moved = new Addresses(
                    "eu-west-1", URI.create("http://localhost:8400"), URI.create("http://localhost:8401"));
            try (Store store = store()) {
                Scene scene = new Scene(store, moved);
                assertThat(scene.kept(UserPoolType.TOKEN, "users").outputs().text("endpoint"))
                        .hasValue("localhost:8401/" + pool);
                assertThat(scene.kept(ApiType.TOKEN, "api").outputs().text("apiEndpoint"))
                        .hasValue("http://localhost:8400");
                assertThat(scene.cloud.declared().pool(pool).map(UserPool::issuer))
                        .hasValue("http://localhost:8401/" + pool);
            }
        }
    }

    @Nested
    class TheRunningCloud {
        private final Scene scene = new Scene();

        @Test
        void seesAProgramAsAWhole() {
            List<Declared> seen = new ArrayList<>();
            scene.cloud.onChange(seen::add);
            scene.run(context -> {
                Scene.signIn(CALLBACK).accept(context);
                Scene.routes("GET /a", "GET /b").accept(context);
            });
            assertThat(seen).singleElement().satisfies(declared -> {
                assertThat(declared.pools()).hasSize(1);
                assertThat(declared.clients()).hasSize(1);
                assertThat(declared.apis()).hasSize(1);
                assertThat(((HttpApi) declared.api().orElseThrow()).routes()).hasSize(2);
            });
        }

        @Test
        void seesNothingOfHalfAProgram() {
            List<Declared> seen = new ArrayList<>();
            scene.cloud.onChange(seen::add);
            scene.run(context -> {
                Scene.signIn(CALLBACK).accept(context);
                throw new IllegalStateException("half way");
            });
            assertThat(seen).isEmpty();
            assertThat(scene.cloud.declared()).isEqualTo(Declared.NOTHING);
        }

        @Test
        void answersWithTheNewestApi() throws Exception {
            scene.made(ApiType.TOKEN, "one", Map.of("protocolType", "HTTP"));
            Resource two = scene.made(ApiType.TOKEN, "two", Map.of("protocolType", "HTTP"));
            assertThat(scene.cloud.declared().api().map(Api::id)).hasValue(two.id());
        }
    }

    @Test
    void keepsNothingThatCannotBeShown() throws Exception {
        try (Store store = store()) {
            Scene scene = new Scene(store, Scene.ADDRESSES);
            // No type lets such a resource through: it stands for a defect of ours.
            Resource broken = new Resource(ApiType.TOKEN, "api", "x", Properties.NONE, Properties.NONE, 1);
            assertThatThrownBy(() -> scene.book.put(scene.book.now().with(broken)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("unchecked property name");
            assertThat(scene.kept()).isEmpty();
        }
        try (Store store = store()) {
            assertThat(new Scene(store, Scene.ADDRESSES).kept()).isEmpty();
        }
    }

    @Nested
    class Ids {
        private final Scene scene = new Scene();

        @Test
        void haveTheShapesOfAws() throws Exception {
            Resource pool = scene.made(UserPoolType.TOKEN, "users", Map.of());
            Resource client = scene.made(UserPoolClientType.TOKEN, "app", Map.of("userPoolId", pool.id()));
            Resource api = scene.made(ApiType.TOKEN, "api", Map.of("protocolType", "HTTP"));
            Resource route = scene.made(RouteType.TOKEN, "r", Map.of("apiId", api.id(), "routeKey", "GET /a"));
            assertThat(pool.id()).matches("eu-west-1_[A-Za-z0-9]{9}");
            assertThat(client.id()).matches("[a-z0-9]{26}");
            assertThat(api.id()).matches("[a-z0-9]{10}");
            assertThat(route.id()).matches("[a-z0-9]{7}");
        }

        @Test
        void carryTheRegionOfTheStack() throws Exception {
            Scene elsewhere = new Scene(
                    Store.inMemory(), new Addresses("us-gov-west-1", URI.create("http://a"), URI.create("http://c")));
            assertThat(elsewhere.made(UserPoolType.TOKEN, "users", Map.of()).id())
                    .matches("us-gov-west-1_[A-Za-z0-9]{9}");
        }

        @Test
        void areNotTakenTwice() throws Exception {
            Resource pool = scene.made(UserPoolType.TOKEN, "users", Map.of());
            Map<String, Object> group = Map.of("userPoolId", pool.id(), "name", "admin", "precedence", 1.0);
            Resource first = scene.made(UserGroupType.TOKEN, "one", group);
            assertThatThrownBy(() -> scene.made(UserGroupType.TOKEN, "two", group))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("aws:cognito/userGroup:UserGroup 'two': '" + pool.id() + "/admin' exists already");
            assertThat(scene.kept()).containsExactly(pool, first);
        }
    }
}
