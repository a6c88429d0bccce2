package dev.gatehouse.local.pulumi.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.ProviderClient;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.pulumi.type.http.AuthorizerType;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;

/** Check over a gRPC channel, as the engine calls it. */
class ProviderCheckTest {
    private static final String POOL = UserPoolType.TOKEN;

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

    @Test
    void generatesAName() {
        CheckResponse checked = provider.check(POOL, "users", Struct.getDefaultInstance(), wire(Map.of()));
        assertThat(checked.getFailuresList()).isEmpty();
        assertThat(ProtocolValues.read(checked.getInputs()).required("name")).matches("users-[0-9a-f]{7}");
    }

    /** An update must give a resource the same name as the preview whose plan it applies. */
    @Test
    void generatesTheSameNameForTheSameSeed() {
        String name = seeded("one");
        assertThat(name).matches("users-[0-9a-f]{7}").isEqualTo(seeded("one"));
        assertThat(name).isNotEqualTo(seeded("two"));
        assertThat(seeded("")).isNotEqualTo(seeded(""));
    }

    private String seeded(String seed) {
        return ProtocolValues.read(provider.stub
                        .check(CheckRequest.newBuilder()
                                .setUrn(ProviderClient.urn(POOL, "users"))
                                .setNews(Struct.getDefaultInstance())
                                .setRandomSeed(ByteString.copyFromUtf8(seed))
                                .build())
                        .getInputs())
                .required("name");
    }

    @Test
    void keepsAnExplicitAndAnExistingName() {
        Struct old = wire(Map.of("name", "users-0123abc"));
        Struct named = wire(Map.of("name", "mine"));
        assertThat(provider.check(POOL, "users", old, named).getInputs()).isEqualTo(named);
        assertThat(provider.check(POOL, "users", old, wire(Map.of())).getInputs())
                .isEqualTo(old);
    }

    @Test
    void acceptsUnknowns() {
        Struct inputs = wire(Map.of(
                "name", "jwt",
                "apiId", Properties.Unknown.VALUE,
                "authorizerType", "JWT",
                "identitySources", Properties.Unknown.VALUE,
                "jwtConfiguration", Properties.Unknown.VALUE));
        CheckResponse checked = provider.check(AuthorizerType.TOKEN, "jwt", Struct.getDefaultInstance(), inputs);
        assertThat(checked.getFailuresList()).isEmpty();
        assertThat(checked.getInputs()).isEqualTo(inputs);
    }

    @Test
    void listsAllFailuresAtOnce() {
        CheckResponse checked = provider.check(
                FunctionType.TOKEN,
                "f",
                Struct.getDefaultInstance(),
                wire(Map.of("code", Properties.Unknown.VALUE, "memorySize", 1.0)));
        assertThat(checked.getFailuresList())
                .extracting(CheckFailure::getProperty, CheckFailure::getReason)
                .containsExactly(
                        tuple("role", "is required"), tuple("handler", "is required"), tuple("runtime", "is required"));
    }

    @Test
    void keepsSecretsMarked() {
        Struct inputs = wire(Map.of("secretId", "s", "secretString", "hidden"), "secretString");
        assertThat(provider.check(
                                "aws:secretsmanager/secretVersion:SecretVersion",
                                "v",
                                Struct.getDefaultInstance(),
                                inputs)
                        .getInputs())
                .isEqualTo(inputs);
    }
}
