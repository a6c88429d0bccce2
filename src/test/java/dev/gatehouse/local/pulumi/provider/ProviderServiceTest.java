package dev.gatehouse.local.pulumi.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.ProviderClient;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import io.grpc.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateResponse;

/** Create, read and update over a gRPC channel, as the engine calls them. */
class ProviderServiceTest {
    private static final String POOL = UserPoolType.TOKEN;
    private static final String CLIENT = UserPoolClientType.TOKEN;

    private final CloudFixture fixture = new CloudFixture();
    private ProviderClient provider;

    @BeforeEach
    void start() throws IOException {
        provider = new ProviderClient(fixture.registry);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Struct wire(Map<String, Object> values, String... secrets) {
        return ProtocolValues.write(new Properties(values), Set.of(secrets));
    }

    private String pool() {
        return provider.create(POOL, "users", wire(Map.of("name", "users"))).getId();
    }

    private Map<String, Object> client(String pool, Object... callbacks) {
        return Map.of(
                "name",
                "app",
                "userPoolId",
                pool,
                "generateSecret",
                true,
                "allowedOauthFlows",
                List.of("code"),
                "callbackUrls",
                List.of(callbacks));
    }

    @Nested
    class Create {
        @Test
        void takesEffectAtOnceAndReturnsOutputs() {
            CreateResponse created = provider.create(POOL, "users", wire(Map.of("name", "users")));
            assertThat(fixture.cloud.declared().pools()).containsOnlyKeys(created.getId());
            assertThat(ProtocolValues.read(created.getProperties()).values())
                    .isEqualTo(Map.of(
                            "name", "users",
                            "arn", "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/" + created.getId(),
                            "endpoint", "localhost:9401/" + created.getId()));
        }

        @Test
        void inAPreviewCreatesNothing() {
            Struct inputs = wire(Map.of("name", "users"));
            CreateResponse previewed = provider.previewCreate(POOL, "users", inputs);
            assertThat(previewed.getId()).isEmpty();
            assertThat(previewed.getProperties()).isEqualTo(inputs);
            assertThat(fixture.resources()).isEmpty();
        }

        @Test
        void marksGeneratedSecrets() {
            CreateResponse created = provider.create(CLIENT, "app", wire(client(pool(), "https://a.example/")));
            assertThat(ProtocolValues.secretKeys(created.getProperties())).containsExactly("clientSecret");
            assertThat(ProtocolValues.read(created.getProperties()).required("clientSecret"))
                    .matches("[a-z0-9]{51}");
        }

        @Test
        void marksOutputsOfSecretInputs() {
            CreateResponse created = provider.create(
                    "aws:secretsmanager/secretVersion:SecretVersion",
                    "v",
                    wire(Map.of("secretId", "s", "secretString", "hidden"), "secretString"));
            assertThat(ProtocolValues.secretKeys(created.getProperties())).containsExactly("secretString");
        }

        @Test
        void createsAllResourcesInParallel() {
            List<CompletableFuture<String>> ids = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> provider.create(
                                    POOL, "p" + i, wire(Map.of("name", "p" + i)))
                            .getId()))
                    .toList();
            assertThat(fixture.cloud.declared().pools().keySet())
                    .isSubsetOf(ids.stream().map(CompletableFuture::join).toList());
            assertThat(fixture.cloud.declared().pools()).hasSize(16);
        }

        @Test
        void ofAnInvalidResourceReturnsInvalidArgument() {
            provider.refuses(
                    () -> provider.create(CLIENT, "app", wire(client("eu-west-1_nowhere00", "https://a.example/"))),
                    Status.Code.INVALID_ARGUMENT,
                    "aws:cognito/userPoolClient:UserPoolClient 'app': userPoolId: there is no"
                            + " aws:cognito/userPool:UserPool 'eu-west-1_nowhere00'");
        }
    }

    @Nested
    class Read {
        @Test
        void returnsTheResource() {
            CreateResponse created = provider.create(CLIENT, "app", wire(client(pool(), "https://a.example/")));
            ReadResponse read = provider.read(CLIENT, "app", created.getId(), Struct.getDefaultInstance());
            assertThat(read.getId()).isEqualTo(created.getId());
            assertThat(read.getProperties()).isEqualTo(created.getProperties());
            assertThat(ProtocolValues.read(read.getInputs()).texts("callbackUrls"))
                    .containsExactly("https://a.example/");
        }

        @Test
        void returnsAnEmptyIdForAMissingResource() {
            assertThat(provider.read(POOL, "users", "eu-west-1_nowhere00", Struct.getDefaultInstance()))
                    .isEqualTo(ReadResponse.getDefaultInstance());
        }

        @Test
        void marksSecretInputsThatDiffer() {
            String type = "aws:secretsmanager/secretVersion:SecretVersion";
            String id = provider.create(type, "v", wire(Map.of("secretId", "s", "secretString", "new"), "secretString"))
                    .getId();
            ReadResponse read =
                    provider.read(type, "v", id, wire(Map.of("secretId", "s", "secretString", "old"), "secretString"));
            assertThat(read.getInputs())
                    .isEqualTo(wire(Map.of("secretId", "s", "secretString", "new"), "secretString"));
            assertThat(ProtocolValues.secretKeys(read.getProperties())).containsExactly("secretString");
        }
    }

    @Nested
    class Update {
        @Test
        void keepsIdAndSecret() {
            String pool = pool();
            CreateResponse created = provider.create(CLIENT, "app", wire(client(pool, "https://a.example/")));
            UpdateResponse updated = provider.update(
                    CLIENT,
                    "app",
                    created.getId(),
                    wire(client(pool, "https://a.example/")),
                    wire(client(pool, "https://b.example/")),
                    false);
            assertThat(fixture.onlyClient().id()).isEqualTo(created.getId());
            assertThat(fixture.onlyClient().callbackUrls()).containsExactly("https://b.example/");
            assertThat(updated.getProperties().getFieldsOrThrow("clientSecret"))
                    .isEqualTo(created.getProperties().getFieldsOrThrow("clientSecret"));
        }

        @Test
        void inAPreviewChangesNothingAndOmitsRemovedInputs() {
            String pool = pool();
            Struct before = wire(client(pool, "https://a.example/"));
            CreateResponse created = provider.create(CLIENT, "app", before);
            List<Resource> resources = fixture.resources();
            Struct now = wire(Map.of("name", "app", "userPoolId", pool, "generateSecret", true));
            UpdateResponse previewed = provider.update(CLIENT, "app", created.getId(), before, now, true);
            assertThat(ProtocolValues.read(previewed.getProperties()).values())
                    .containsOnlyKeys("name", "userPoolId", "generateSecret", "clientSecret");
            assertThat(ProtocolValues.secretKeys(previewed.getProperties())).containsExactly("clientSecret");
            assertThat(fixture.resources()).isEqualTo(resources);
        }

        @Test
        void ofAMissingResourceAsksForARefresh() {
            provider.refuses(
                    () -> provider.update(POOL, "users", "eu-west-1_nowhere00", wire(Map.of()), wire(Map.of()), false),
                    Status.Code.INVALID_ARGUMENT,
                    "aws:cognito/userPool:UserPool 'eu-west-1_nowhere00' no longer exists; run pulumi refresh");
        }
    }
}
