package dev.gatehouse.local.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.cognito.UserGroupType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.http.RouteType;
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

/** The registry across runs and restarts, and what it declares to the running cloud. */
class ResourceRegistryTest {
    private static final String CALLBACK = "https://a.example/callback";

    @TempDir
    private Path folder;

    private Store store() throws Exception {
        return Store.open(folder.resolve("state"));
    }

    @Nested
    class AfterARestart {
        @Test
        void resourcesKeepIdsNamesAndSecrets() throws Exception {
            List<Resource> before;
            AppClient client;
            try (Store store = store()) {
                CloudFixture fixture = new CloudFixture(store, CloudFixture.ADDRESSES);
                assertThat(fixture.run(CloudFixture.userPoolWithClient(CALLBACK))
                                .problems())
                        .isEmpty();
                before = fixture.resources();
                client = fixture.onlyClient();
            }
            try (Store store = store()) {
                CloudFixture fixture = new CloudFixture(store, CloudFixture.ADDRESSES);
                assertThat(fixture.resources()).isEqualTo(before);
                assertThat(fixture.onlyClient()).isEqualTo(client);
                assertThat(fixture.run(CloudFixture.userPoolWithClient(CALLBACK))
                                .changes())
                        .isEmpty();
            }
        }

        @Test
        void codeKeepsItsHash() throws Exception {
            Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
            Resource before;
            try (Store store = store()) {
                before = new CloudFixture(store, CloudFixture.ADDRESSES)
                        .create(
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
                Resource after = new CloudFixture(store, CloudFixture.ADDRESSES).resource(FunctionType.TOKEN, "f");
                assertThat(after).isEqualTo(before);
                assertThat(after.inputs().archive("code")).hasValue(new Properties.Archive(jar.toString(), "abc123"));
            }
        }

        @Test
        void deletedResourcesStayDeleted() throws Exception {
            try (Store store = store()) {
                CloudFixture fixture = new CloudFixture(store, CloudFixture.ADDRESSES);
                fixture.run(CloudFixture.userPoolWithClient(CALLBACK));
                fixture.run(context -> {});
            }
            try (Store store = store()) {
                assertThat(new CloudFixture(store, CloudFixture.ADDRESSES).resources())
                        .isEmpty();
            }
        }

        @Test
        void outputsContainTheNewAddresses() throws Exception {
            String pool;
            try (Store store = store()) {
                CloudFixture fixture = new CloudFixture(store, CloudFixture.ADDRESSES);
                fixture.run(CloudFixture.userPoolWithClient(CALLBACK));
                fixture.run(context -> {
                    CloudFixture.userPoolWithClient(CALLBACK).accept(context);
                    CloudFixture.apiWithRoutes("GET /a").accept(context);
                });
                pool = fixture.resource(UserPoolType.TOKEN, "users").id();
            }
            Addresses moved = new Addresses(
                    "eu-west-1", URI.create("http://localhost:8400"), URI.create("http://localhost:8401"));
            try (Store store = store()) {
                CloudFixture fixture = new CloudFixture(store, moved);
                assertThat(fixture.resource(UserPoolType.TOKEN, "users")
                                .outputs()
                                .text("endpoint"))
                        .hasValue("localhost:8401/" + pool);
                assertThat(fixture.resource(HttpApiType.TOKEN, "api").outputs().text("apiEndpoint"))
                        .hasValue("http://localhost:8400");
                assertThat(fixture.cloud.declared().pool(pool).map(UserPool::issuer))
                        .hasValue("http://localhost:8401/" + pool);
            }
        }
    }

    @Nested
    class TheRunningCloud {
        private final CloudFixture fixture = new CloudFixture();

        @Test
        void receivesAProgramAsAWhole() {
            List<Declared> seen = new ArrayList<>();
            fixture.cloud.onChange(seen::add);
            fixture.run(context -> {
                CloudFixture.userPoolWithClient(CALLBACK).accept(context);
                CloudFixture.apiWithRoutes("GET /a", "GET /b").accept(context);
            });
            assertThat(seen).singleElement().satisfies(declared -> {
                assertThat(declared.pools()).hasSize(1);
                assertThat(declared.clients()).hasSize(1);
                assertThat(declared.apis()).hasSize(1);
                assertThat(((HttpApi) declared.api().orElseThrow()).routes()).hasSize(2);
            });
        }

        @Test
        void receivesNothingOfAFailedProgram() {
            List<Declared> seen = new ArrayList<>();
            fixture.cloud.onChange(seen::add);
            fixture.run(context -> {
                CloudFixture.userPoolWithClient(CALLBACK).accept(context);
                throw new IllegalStateException("halfway");
            });
            assertThat(seen).isEmpty();
            assertThat(fixture.cloud.declared()).isEqualTo(Declared.EMPTY);
        }

        @Test
        void servesTheNewestApi() throws Exception {
            fixture.create(HttpApiType.TOKEN, "one", Map.of("protocolType", "HTTP"));
            Resource two = fixture.create(HttpApiType.TOKEN, "two", Map.of("protocolType", "HTTP"));
            assertThat(fixture.cloud.declared().api().map(Api::id)).hasValue(two.id());
        }
    }

    @Test
    void doesNotStoreAResourceWithoutAValidModel() throws Exception {
        try (Store store = store()) {
            CloudFixture fixture = new CloudFixture(store, CloudFixture.ADDRESSES);
            // Validation prevents such a resource: it simulates an internal error.
            Resource broken = new Resource(HttpApiType.TOKEN, "api", "x", Properties.NONE, Properties.NONE, 1);
            assertThatThrownBy(() ->
                            fixture.registry.save(fixture.registry.resources().with(broken)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("unchecked property name");
            assertThat(fixture.resources()).isEmpty();
        }
        try (Store store = store()) {
            assertThat(new CloudFixture(store, CloudFixture.ADDRESSES).resources())
                    .isEmpty();
        }
    }

    @Nested
    class Ids {
        private final CloudFixture fixture = new CloudFixture();

        @Test
        void haveTheFormatsOfAws() throws Exception {
            Resource pool = fixture.create(UserPoolType.TOKEN, "users", Map.of());
            Resource client = fixture.create(UserPoolClientType.TOKEN, "app", Map.of("userPoolId", pool.id()));
            Resource api = fixture.create(HttpApiType.TOKEN, "api", Map.of("protocolType", "HTTP"));
            Resource route = fixture.create(RouteType.TOKEN, "r", Map.of("apiId", api.id(), "routeKey", "GET /a"));
            assertThat(pool.id()).matches("eu-west-1_[A-Za-z0-9]{9}");
            assertThat(client.id()).matches("[a-z0-9]{26}");
            assertThat(api.id()).matches("[a-z0-9]{10}");
            assertThat(route.id()).matches("[a-z0-9]{7}");
        }

        @Test
        void containTheRegionOfTheStack() throws Exception {
            CloudFixture elsewhere = new CloudFixture(
                    Store.inMemory(), new Addresses("us-gov-west-1", URI.create("http://a"), URI.create("http://c")));
            assertThat(elsewhere.create(UserPoolType.TOKEN, "users", Map.of()).id())
                    .matches("us-gov-west-1_[A-Za-z0-9]{9}");
        }

        @Test
        void areUnique() throws Exception {
            Resource pool = fixture.create(UserPoolType.TOKEN, "users", Map.of());
            Map<String, Object> group = Map.of("userPoolId", pool.id(), "name", "admin", "precedence", 1.0);
            Resource first = fixture.create(UserGroupType.TOKEN, "one", group);
            assertThatThrownBy(() -> fixture.create(UserGroupType.TOKEN, "two", group))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("aws:cognito/userGroup:UserGroup 'two': '" + pool.id() + "/admin' already exists");
            assertThat(fixture.resources()).containsExactly(pool, first);
        }
    }
}
