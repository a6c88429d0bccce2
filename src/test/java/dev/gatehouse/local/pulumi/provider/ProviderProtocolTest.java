package dev.gatehouse.local.pulumi.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.ProviderClient;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.OtherResources;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.InvokeRequest;

/** Delete, configuration, plugin information and functions over a gRPC channel, and the address of the provider. */
class ProviderProtocolTest {
    private static final String POOL = UserPoolType.TOKEN;
    private static final String UNKNOWN = "aws:s3/bucketV2:BucketV2";

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

    private static Struct wire(Map<String, Object> values) {
        return ProtocolValues.write(new Properties(values), Set.of());
    }

    @Nested
    class Update {
        /** An engine sends the new URN and the id if the program has renamed the resource with an alias. */
        @Test
        void ofARenamedResourceKeepsItsIdAndStoresTheNewName() {
            Struct old = wire(Map.of("name", "users", "mfaConfiguration", "OFF"));
            String id = provider.create(POOL, "users", old).getId();
            Struct news = wire(Map.of("name", "users", "mfaConfiguration", "OFF", "tags", Map.of("owner", "team")));

            provider.update(POOL, "shop users", id, old, news, false);

            assertThat(fixture.resources())
                    .extracting(Resource::name, Resource::id)
                    .containsExactly(tuple("shop users", id));
        }
    }

    @Nested
    class Delete {
        @Test
        void removesTheResourceFromTheRunningCloud() {
            String id = provider.create(POOL, "users", wire(Map.of("name", "users")))
                    .getId();
            provider.delete(POOL, "users", id);
            assertThat(fixture.cloud.declared().pools()).isEmpty();
        }

        @Test
        void ofAMissingResourceSucceeds() {
            provider.delete(POOL, "users", "eu-west-1_nowhere00");
            assertThat(fixture.resources()).isEmpty();
        }

        @Test
        void ofAProtectedPoolIsRefused() {
            String id = provider.create(POOL, "users", wire(Map.of("name", "users", "deletionProtection", "ACTIVE")))
                    .getId();
            provider.refuses(
                    () -> provider.delete(POOL, "users", id),
                    Status.Code.INVALID_ARGUMENT,
                    "aws:cognito/userPool:UserPool 'users': deletionProtection: InvalidParameterException: The user"
                            + " pool cannot be deleted because deletion protection is activated. Deletion protection"
                            + " must be inactivated first.");
            assertThat(fixture.cloud.declared().pools()).containsOnlyKeys(id);
        }
    }

    @Test
    void everyCallRefusesAnUnknownType() {
        List<Runnable> calls = List.of(
                () -> provider.check(UNKNOWN, "b", wire(Map.of()), wire(Map.of())),
                () -> provider.diff(UNKNOWN, "b", wire(Map.of()), wire(Map.of())),
                () -> provider.create(UNKNOWN, "b", wire(Map.of())),
                () -> provider.previewCreate(UNKNOWN, "b", wire(Map.of())),
                () -> provider.read(UNKNOWN, "b", "id", wire(Map.of())),
                () -> provider.delete(UNKNOWN, "b", "id"));
        assertThat(calls)
                .allSatisfy(
                        call -> provider.refuses(call, Status.Code.INVALID_ARGUMENT, OtherResources.refusal(UNKNOWN)));
    }

    @Test
    void refusesATextThatIsNotAUrn() {
        provider.refuses(
                () -> provider.stub.check(
                        CheckRequest.newBuilder().setUrn("users").build()),
                Status.Code.INVALID_ARGUMENT,
                "'users' is not a URN");
    }

    @Nested
    class Settings {
        private ConfigureResponse configure(Object endpoints) {
            return provider.stub.configure(ConfigureRequest.newBuilder()
                    .setArgs(wire(Map.of("region", "eu-west-1", "endpoints", endpoints)))
                    .build());
        }

        @Test
        void ofThisLocalCloudAreAccepted() {
            ConfigureResponse taken = configure(List.of(
                    Map.of("cognitoidp", "http://localhost:9401"), Map.of("apigatewayv2", "http://localhost:9400")));
            assertThat(taken.getAcceptSecrets()).isTrue();
            assertThat(taken.getSupportsPreview()).isTrue();
            assertThat(configure("[{\"cognitoidp\": \"http://localhost:9401\"}]"))
                    .isEqualTo(taken);
            assertThat(configure("[]")).isEqualTo(taken);
            assertThat(provider.stub.configure(ConfigureRequest.getDefaultInstance()))
                    .isEqualTo(taken);
        }

        @Test
        void ofAnotherCloudAreRefused() {
            String refused = "aws:endpoints: cognitoidp is http://localhost:1, but this local cloud listens on"
                    + " http://localhost:9401; start the local cloud with this stack's file";
            provider.refuses(
                    () -> configure(List.of(Map.of("cognitoidp", "http://localhost:1"))),
                    Status.Code.INVALID_ARGUMENT,
                    refused);
            provider.refuses(
                    () -> configure("[{\"cognitoidp\": \"http://localhost:1\"}]"),
                    Status.Code.INVALID_ARGUMENT,
                    refused);
        }

        @Test
        void thatAreNotAListOfMapsAreRefused() {
            for (String wrong :
                    List.of("{}", "[1]", "http://localhost:9401", "[{\"cognitoidp\": {}}]", "[{\"cognitoidp\": [")) {
                provider.refuses(
                        () -> configure(wrong),
                        Status.Code.INVALID_ARGUMENT,
                        "aws:endpoints is not a list of maps of service to address");
            }
        }

        @Test
        void thatChangeReplaceNothing() {
            Struct old = wire(Map.of("region", "eu-west-1"));
            assertThat(diffConfig(old, old)).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
            assertThat(diffConfig(old, wire(Map.of("region", "eu-west-2"))))
                    .isEqualTo(DiffResponse.DiffChanges.DIFF_SOME);
            assertThat(provider.stub
                            .checkConfig(CheckRequest.newBuilder().setNews(old).build())
                            .getInputs())
                    .isEqualTo(old);
        }

        private DiffResponse.DiffChanges diffConfig(Struct old, Struct now) {
            DiffResponse diff = provider.stub.diffConfig(
                    DiffRequest.newBuilder().setOlds(old).setNews(now).build());
            assertThat(diff.getReplacesList()).isEmpty();
            return diff.getChanges();
        }
    }

    @Test
    void reportsTheVersionOfTheAwsProvider() {
        assertThat(provider.stub.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                .isEqualTo("6.83.0");
        assertThat(provider.stub
                        .getSchema(GetSchemaRequest.getDefaultInstance())
                        .getSchema())
                .startsWith("{\"name\":\"aws\",\"version\":\"6.83.0\",");
        assertThat(provider.stub.attach(PluginAttach.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
        assertThat(provider.stub.cancel(Empty.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
    }

    @Test
    void answersSupportedFunctionsAndRefusesOthers() {
        assertThat(ProtocolValues.read(invoke("aws:index/getRegion:getRegion")).values())
                .containsEntry("name", "eu-west-1")
                .containsEntry("id", "eu-west-1");
        provider.refuses(
                () -> invoke("aws:ec2/getVpc:getVpc"),
                Status.Code.INVALID_ARGUMENT,
                "aws:ec2/getVpc:getVpc: the local cloud does not support this function; it supports getCallerIdentity,"
                        + " getRegion, getPartition, and getZone with a name");
    }

    private Struct invoke(String token) {
        return provider.stub
                .invoke(InvokeRequest.newBuilder().setTok(token).build())
                .getReturn();
    }

    /** On Linux, 127.0.0.0/8 is the local machine: a server on all addresses would also answer at 127.0.0.2. */
    @Test
    void listensOnlyOnTheLoopbackAddress() throws IOException {
        try (Socket socket = new Socket(loopback(1), provider.port)) {
            assertThat(socket.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new Socket(loopback(2), provider.port).close()).isInstanceOf(ConnectException.class);
    }

    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }
}
