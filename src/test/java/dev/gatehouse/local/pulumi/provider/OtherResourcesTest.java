package dev.gatehouse.local.pulumi.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.ProviderClient;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.UnknownResourceTypeException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.OtherResources;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import io.grpc.Status;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.InvokeRequest;

/** Types of {@code gatehouse:local.otherResources}, and providers with another region. */
class OtherResourcesTest {
    private static final String BUCKET = "aws:s3/bucketV2:BucketV2";
    private static final String POOL = "aws:cognito/userPool:UserPool";

    private final Store store = Store.inMemory();
    private final LocalCloud cloud = new LocalCloud();
    private final ResourceRegistry registry = registry("aws:s3/*");
    private ProviderClient provider;

    private ResourceRegistry registry(String... patterns) {
        return new ResourceRegistry(
                store, cloud, CloudFixture.ADDRESSES, new SecureRandom(), new OtherResources(List.of(patterns)));
    }

    @BeforeEach
    void start() throws IOException {
        provider = new ProviderClient(registry);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Struct wire(Map<String, Object> values, String... secrets) {
        return ProtocolValues.write(new Properties(values), Set.of(secrets));
    }

    @Test
    void keepsTheInputsAsOutputsWithAnIdAndAnArn() {
        CreateResponse created = provider.create(BUCKET, "invoices", wire(Map.of("tags", Map.of("a", "b"))));

        assertThat(created.getId()).matches("invoices-[0-9a-f]{7}");
        assertThat(ProtocolValues.read(created.getProperties()).values())
                .isEqualTo(Map.of("tags", Map.of("a", "b"), "arn", "arn:aws:s3:::" + created.getId()));
        assertThat(cloud.declared().notImitated()).containsExactly(BUCKET + " invoices");
    }

    @Test
    void readsUpdatesAndDeletes() {
        String id =
                provider.create(BUCKET, "invoices", wire(Map.of("size", 1.0))).getId();
        assertThat(provider.read(BUCKET, "invoices", id, wire(Map.of("size", 1.0)))
                        .getId())
                .isEqualTo(id);

        provider.update(BUCKET, "invoices", id, wire(Map.of("size", 1.0)), wire(Map.of("size", 2.0)), false);
        assertThat(ProtocolValues.read(provider.read(BUCKET, "invoices", id, Struct.getDefaultInstance())
                                .getProperties())
                        .values())
                .containsEntry("size", 2.0);

        provider.delete(BUCKET, "invoices", id);
        assertThat(registry.resources()).isEqualTo(Resources.NONE);
    }

    @Test
    void keepsSecretsMarked() {
        CreateResponse created = provider.create(BUCKET, "b", wire(Map.of("password", "x"), "password"));

        assertThat(ProtocolValues.secretKeys(created.getProperties())).containsExactly("password");
    }

    @Test
    void namesTheSettingForATypeThatItDoesNotName() {
        provider.refuses(
                () -> provider.create("aws:sqs/queue:Queue", "q", wire(Map.of())),
                Status.Code.INVALID_ARGUMENT,
                "aws:sqs/queue:Queue: the local cloud does not support this type; to keep its resources without effect,"
                        + " write gatehouse:local: {otherResources: ['aws:sqs/queue:Queue']} in the stack file and restart"
                        + " the local cloud");
    }

    @Test
    void aPatternDoesNotChangeATypeThatIsSupported() {
        assertThat(new OtherResources(List.of("aws:*")).type(POOL).orElseThrow().isImitated())
                .isTrue();
    }

    @Test
    void aPatternNamesOnlyItsService() {
        assertThat(new OtherResources(List.of("aws:s3/*")).type("aws:s3control/bucket:Bucket"))
                .isEmpty();
        assertThat(new OtherResources(List.of(BUCKET)).type("aws:s3/bucket:Bucket"))
                .isEmpty();
    }

    @Test
    void keptResourcesAreThereAfterARestartWithTheSameSetting() {
        provider.create(BUCKET, "invoices", wire(Map.of()));

        assertThat(registry(BUCKET).resources()).isEqualTo(registry.resources());
        assertThatThrownBy(this::registry).isInstanceOf(UnknownResourceTypeException.class);
    }

    @Test
    void theSchemaHasSupportedAndKeptTypesAndFunctions() {
        JsonObject schema = JsonParser.parseString(provider.stub
                        .getSchema(GetSchemaRequest.getDefaultInstance())
                        .getSchema())
                .getAsJsonObject();
        JsonObject resources = schema.getAsJsonObject("resources");

        assertThat(resources.keySet())
                .contains(BUCKET, "aws:s3/bucketPolicy:BucketPolicy", POOL)
                .doesNotContain("aws:sqs/queue:Queue");
        assertThat(resources
                        .getAsJsonObject(BUCKET)
                        .getAsJsonObject("inputProperties")
                        .keySet())
                .contains("bucket", "tags");
        assertThat(resources
                        .getAsJsonObject(POOL)
                        .getAsJsonObject("properties")
                        .get("endpoint")
                        .toString())
                .isEqualTo("{\"type\":\"string\"}");
        assertThat(schema.getAsJsonObject("functions").keySet()).contains("aws:index/getRegion:getRegion");
    }

    @Test
    void eachConnectionHasTheRegionOfItsProvider() throws Exception {
        try (ProviderClient elsewhere = new ProviderClient(provider.port)) {
            elsewhere.stub.configure(ConfigureRequest.newBuilder()
                    .setArgs(wire(Map.of("region", "us-east-1")))
                    .build());
            provider.stub.configure(ConfigureRequest.newBuilder()
                    .setArgs(wire(Map.of("region", "eu-west-1")))
                    .build());

            assertThat(elsewhere
                            .create(POOL, "far", wire(Map.of("name", "far")))
                            .getId())
                    .startsWith("us-east-1_");
            assertThat(provider.create(POOL, "near", wire(Map.of("name", "near")))
                            .getId())
                    .startsWith("eu-west-1_");
            assertThat(ProtocolValues.read(elsewhere
                                    .stub
                                    .invoke(InvokeRequest.newBuilder()
                                            .setTok("aws:index/getRegion:getRegion")
                                            .build())
                                    .getReturn())
                            .values())
                    .containsEntry("name", "us-east-1");
        }
    }
}
