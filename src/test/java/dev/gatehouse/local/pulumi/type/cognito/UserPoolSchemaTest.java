package dev.gatehouse.local.pulumi.type.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.pulumi.Context;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaArgs;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.ProviderClient;
import dev.gatehouse.local.pulumi.provider.ProtocolValues;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.state.Declared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** As on AWS, an existing pool keeps its attributes. A program that changes them fails as a whole. */
class UserPoolSchemaTest {
    private final CloudFixture fixture = new CloudFixture();

    private static UserPoolSchemaArgs attribute(String name, String type, boolean required) {
        return UserPoolSchemaArgs.builder()
                .name(name)
                .attributeDataType(type)
                .required(required)
                .mutable(true)
                .build();
    }

    private static Consumer<Context> pool(String signIn, UserPoolSchemaArgs... attributes) {
        return context -> {
            // Declared first: it must not remain if the pool is refused.
            CloudFixture.pool("another-" + attributes.length);
            new UserPool(
                    "users",
                    UserPoolArgs.builder()
                            .usernameAttributes(signIn)
                            .schemas(attributes)
                            .build());
        };
    }

    @Nested
    class TheEmbeddedEngine {
        private final UserPoolSchemaArgs email = attribute("email", "String", false);
        private final UserPoolSchemaArgs tenant = attribute("tenant", "String", false);
        private String id;
        private List<Resource> before;
        private Declared declaredBefore;

        @BeforeEach
        void thePoolExists() {
            assertThat(fixture.run(pool("email", email, tenant)).problems()).isEmpty();
            id = fixture.resource(UserPoolType.TOKEN, "users").id();
            before = fixture.resources();
            declaredBefore = fixture.cloud.declared();
        }

        private void refuses(String reason, UserPoolSchemaArgs... attributes) {
            assertThat(fixture.run(pool("email", attributes)).problems())
                    .containsExactly("aws:cognito/userPool:UserPool 'users': schemas: updating Cognito User Pool (" + id
                            + "): cannot modify or remove schema items: " + reason
                            + "; declare these attributes as they were, or declare another pool: only custom attributes"
                            + " can be added");
            assertThat(fixture.resources()).isEqualTo(before);
            assertThat(fixture.cloud.declared()).isSameAs(declaredBefore);
        }

        @Test
        void refusesToRemoveAnAttribute() {
            refuses("tenant: cannot be removed", email);
        }

        @Test
        void refusesToChangeTheTypeOfAnAttribute() {
            refuses(
                    "tenant: attributeDataType cannot change from String to Number",
                    email,
                    attribute("tenant", "Number", false));
        }

        @Test
        void refusesToMakeAnAttributeRequired() {
            refuses("email: required cannot change from false to true", attribute("email", "String", true), tenant);
        }

        @Test
        void refusesToRequireAnotherStandardAttribute() {
            refuses(
                    "given_name: a standard attribute cannot be made required once the pool exists",
                    email,
                    tenant,
                    attribute("given_name", "String", true));
        }

        @Test
        void addsACustomAttributeInPlace() {
            assertThat(fixture.run(pool("email", email, tenant, attribute("level", "Number", false)))
                            .problems())
                    .isEmpty();
            assertThat(fixture.resource(UserPoolType.TOKEN, "users").id()).isEqualTo(id);
            assertThat(fixture.cloud.declared().pool(id).orElseThrow().schema().attributes())
                    .containsKeys("custom:tenant", "custom:level");
        }

        /** A replaced pool is a new pool, with any attributes. */
        @Test
        void acceptsOtherAttributesForAReplacedPool() {
            assertThat(fixture.run(pool("phone_number", email)).problems()).isEmpty();
            assertThat(fixture.resource(UserPoolType.TOKEN, "users").id()).isNotEqualTo(id);
        }
    }

    @Nested
    class TheProvider {
        private ProviderClient provider;
        private String id;
        private Struct inputs;

        @BeforeEach
        void thePoolExists() throws Exception {
            provider = new ProviderClient(fixture.registry);
            inputs = schemas("tenant", "level");
            id = provider.create(UserPoolType.TOKEN, "users", inputs).getId();
        }

        @AfterEach
        void stop() {
            provider.close();
        }

        private static Struct schemas(String... names) {
            List<Object> schemas = new ArrayList<>();
            Arrays.stream(names).forEach(name -> schemas.add(Map.of("name", name, "attributeDataType", "String")));
            return ProtocolValues.write(new Properties(Map.of("name", "users", "schemas", schemas)), Set.of());
        }

        private String refused() {
            return "INVALID_ARGUMENT: aws:cognito/userPool:UserPool 'users': schemas: updating Cognito User Pool (" + id
                    + "): cannot modify or remove schema items: level: cannot be removed; declare these attributes as"
                    + " they were, or declare another pool: only custom attributes can be added";
        }

        @Test
        void refusesThePreview() {
            assertThatThrownBy(() -> provider.update(UserPoolType.TOKEN, "users", id, inputs, schemas("tenant"), true))
                    .hasMessage(refused());
        }

        @Test
        void refusesTheUpdateAndChangesNothing() {
            Declared declaredBefore = fixture.cloud.declared();
            assertThatThrownBy(() -> provider.update(UserPoolType.TOKEN, "users", id, inputs, schemas("tenant"), false))
                    .hasMessage(refused());
            assertThat(fixture.cloud.declared()).isSameAs(declaredBefore);
        }

        @Test
        void addsACustomAttribute() {
            Struct more = schemas("tenant", "level", "country");
            provider.update(UserPoolType.TOKEN, "users", id, inputs, more, true);
            provider.update(UserPoolType.TOKEN, "users", id, inputs, more, false);
            assertThat(fixture.cloud.declared().pool(id).orElseThrow().schema().attributes())
                    .containsKey("custom:country");
        }

        /** With replaceOnChanges, the engine replaces the pool and does not call update. */
        @Test
        void leavesAReplacementToTheEngine() {
            assertThat(provider.check(UserPoolType.TOKEN, "users", inputs, schemas("tenant"))
                            .getFailuresList())
                    .isEmpty();
            assertThat(provider.diff(UserPoolType.TOKEN, "users", inputs, schemas("tenant"))
                            .getReplacesList())
                    .isEmpty();
        }
    }
}
