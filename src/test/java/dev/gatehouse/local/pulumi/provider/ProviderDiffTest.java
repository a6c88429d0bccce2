package dev.gatehouse.local.pulumi.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.ProviderClient;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.type.cognito.CimdPolicyType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolDomainType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.function.PermissionType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/** Diff over a gRPC channel, as the engine calls it. */
class ProviderDiffTest {
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

    private static Struct wire(Map<String, Object> values) {
        return ProtocolValues.write(new Properties(values), Set.of());
    }

    @Test
    void isNoneForTheSameInputs() {
        Struct inputs = wire(Map.of("name", "users", "schemas", List.of(Map.of("name", "email"))));
        DiffResponse diff = provider.diff(POOL, "users", inputs, inputs);
        assertThat(diff.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
        assertThat(diff.getDiffsList()).isEmpty();
        assertThat(diff.getReplacesList()).isEmpty();
    }

    /** The AWS provider declares these inputs as sets. */
    @Test
    void isNoneForAnotherOrderOfASet() {
        DiffResponse diff = provider.diff(
                "aws:apigatewayv2/authorizer:Authorizer",
                "jwt",
                wire(Map.of("jwtConfiguration", Map.of("issuer", "x", "audiences", List.of("a", "b")))),
                wire(Map.of("jwtConfiguration", Map.of("issuer", "x", "audiences", List.of("b", "a")))));
        assertThat(diff.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
    }

    /** The provider replaces a resource of Cloud Control if a create-only property of its type changes. */
    @Test
    void replacesACimdPolicyOnlyForAnotherUserPool() {
        DiffResponse renamed = policyDiff("eu-west-1_One", "b");
        assertThat(renamed.getDiffsList()).containsExactly("desiredState");
        assertThat(renamed.getReplacesList()).isEmpty();
        assertThat(policyDiff("eu-west-1_Two", "a").getReplacesList()).containsExactly("desiredState");
    }

    private DiffResponse policyDiff(String pool, String name) {
        String state =
                "{\"UserPoolId\":\"%s\",\"ClientId\":\"c\",\"PolicyName\":\"%s\",\"URLPatterns\":[\"https://a.b/c\"]}";
        return provider.diff(
                CimdPolicyType.TOKEN,
                "documents",
                wire(Map.of(
                        "typeName", "AWS::Cognito::CIMDPolicy", "desiredState", state.formatted("eu-west-1_One", "a"))),
                wire(Map.of("typeName", "AWS::Cognito::CIMDPolicy", "desiredState", state.formatted(pool, name))));
    }

    @Test
    void listsAddedChangedAndRemovedInputs() {
        DiffResponse diff = provider.diff(
                POOL,
                "users",
                wire(Map.of("name", "users", "mfaConfiguration", "OFF", "deletionProtection", "ACTIVE")),
                wire(Map.of("name", "users", "mfaConfiguration", "OPTIONAL", "userPoolTier", "LITE")));
        assertThat(diff.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_SOME);
        assertThat(diff.getReplacesList()).isEmpty();
        assertThat(diff.getHasDetailedDiff()).isTrue();
        assertThat(kinds(diff))
                .isEqualTo(Map.of(
                        "mfaConfiguration", PropertyDiff.Kind.UPDATE,
                        "deletionProtection", PropertyDiff.Kind.DELETE,
                        "userPoolTier", PropertyDiff.Kind.ADD));
    }

    @Test
    void listsInputsThatReplace() {
        DiffResponse diff = provider.diff(
                POOL,
                "users",
                wire(Map.of("name", "users-0123abc", "aliasAttributes", List.of("email"))),
                wire(Map.of("name", "mine", "usernameAttributes", List.of("email"), "userPoolTier", "LITE")));
        assertThat(diff.getReplacesList()).containsExactly("aliasAttributes", "name", "usernameAttributes");
        assertThat(kinds(diff))
                .isEqualTo(Map.of(
                        "name", PropertyDiff.Kind.UPDATE_REPLACE,
                        "aliasAttributes", PropertyDiff.Kind.DELETE_REPLACE,
                        "usernameAttributes", PropertyDiff.Kind.ADD_REPLACE,
                        "userPoolTier", PropertyDiff.Kind.ADD));
        assertThat(diff.getDeleteBeforeReplace()).isFalse();
    }

    @Test
    void omitsIgnoredInputs() {
        DiffResponse diff = provider.diff(POOL, "users", wire(Map.of("name", "a")), wire(Map.of("name", "b")), "name");
        assertThat(diff.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
        assertThat(diff.getReplacesList()).isEmpty();
    }

    @Test
    void deletesAResourceWithAnExplicitNameFirst() {
        assertThat(replacedPool("mine").getDeleteBeforeReplace()).isTrue();
        assertThat(replacedPool("users-0123abc").getDeleteBeforeReplace()).isFalse();
    }

    private DiffResponse replacedPool(String name) {
        return provider.diff(
                POOL,
                "users",
                wire(Map.of("name", name)),
                wire(Map.of("name", name, "usernameAttributes", List.of("email"))));
    }

    @Test
    void deletesADomainFirst() {
        assertThat(provider.diff(
                                UserPoolDomainType.TOKEN,
                                "signin",
                                wire(Map.of("domain", "one", "userPoolId", "p")),
                                wire(Map.of("domain", "two", "userPoolId", "p")))
                        .getDeleteBeforeReplace())
                .isTrue();
    }

    @Test
    void deletesAPermissionWithAStatementIdFirst() {
        assertThat(permission(Map.of("sourceArn", "a"), Map.of("sourceArn", "b")))
                .isFalse();
        assertThat(permission(
                        Map.of("sourceArn", "a", "statementId", "AllowApi"),
                        Map.of("sourceArn", "b", "statementId", "AllowApi")))
                .isTrue();
    }

    private boolean permission(Map<String, Object> old, Map<String, Object> now) {
        return provider.diff(PermissionType.TOKEN, "p", wire(old), wire(now)).getDeleteBeforeReplace();
    }

    private static Map<String, PropertyDiff.Kind> kinds(DiffResponse diff) {
        Map<String, PropertyDiff.Kind> kinds = new HashMap<>();
        diff.getDetailedDiffMap().forEach((key, value) -> kinds.put(key, value.getKind()));
        assertThat(diff.getDiffsList()).containsExactlyInAnyOrderElementsOf(kinds.keySet());
        return kinds;
    }
}
