package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.NamedStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user pools of the stacks dev and prod. Comments name the controls of auditors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserDirectoryTest {
    private static final String POOL = "aws:cognito/userPool:UserPool";

    private Declaration dev;
    private Declaration prod;
    private Declaration local;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
        local = Declaration.update(Stacks.settings("local"));
    }

    /**
     * DOC "Adding MFA to a user pool", OBS terraform-provider-aws #41049: AWS rejects email for both MFA and account
     * recovery.
     */
    @ParameterizedTest
    @CsvSource({"required,admin_only", "optional,admin_only", "off,verified_email"})
    void recoverAccountsThroughAdministratorsIfMfaCodesAreSentByEmail(String mfa, String recovery) throws Exception {
        DeclaredResource pool = Declaration.update(NamedStacks.stack("prod", tree -> {
                    @SuppressWarnings("unchecked")
                    Map<String, Object> identity = (Map<String, Object>) tree.get("gatehouse:identity");
                    identity.put("mfa", mfa);
                    identity.put("mfaMethods", List.of("totp", "email"));
                }))
                .only(POOL);
        assertThat(pool.input("accountRecoverySetting"))
                .isEqualTo(Map.of("recoveryMechanisms", List.of(Map.of("name", recovery, "priority", 1.0))));
    }

    @Test
    void useCaseInsensitiveEmailSignIn() {
        DeclaredResource pool = dev.only(POOL);
        assertThat(pool.input("usernameAttributes")).isEqualTo(List.of("email"));
        assertThat(pool.input("autoVerifiedAttributes")).isEqualTo(List.of("email"));
        assertThat(pool.input("usernameConfiguration")).isEqualTo(Map.of("caseSensitive", false));
        assertThat(pool.input("userAttributeUpdateSettings"))
                .isEqualTo(Map.of("attributesRequireVerificationBeforeUpdates", List.of("email")));
        assertThat(pool.input("accountRecoverySetting"))
                .isEqualTo(Map.of("recoveryMechanisms", List.of(Map.of("name", "verified_email", "priority", 1.0))));
        assertThat(pool.input("schemas"))
                .isEqualTo(List.of(Map.of(
                        "name",
                        "email",
                        "attributeDataType",
                        "String",
                        "required",
                        true,
                        "mutable",
                        true,
                        "developerOnlyAttribute",
                        false,
                        "stringAttributeConstraints",
                        Map.of("minLength", "0", "maxLength", "2048"))));
    }

    @Test
    void haveThePasswordPolicyOfTheSettings() { // Cognito.3, COG1
        assertThat(dev.only(POOL).input("passwordPolicy")).isEqualTo(policy(8.0, false, 0.0, 7.0));
        assertThat(prod.only(POOL).input("passwordPolicy")).isEqualTo(policy(14.0, true, 5.0, 1.0));
    }

    private Map<String, Object> policy(double length, boolean symbols, double history, double days) {
        return Map.of(
                "minimumLength",
                length,
                "requireLowercase",
                true,
                "requireUppercase",
                true,
                "requireNumbers",
                true,
                "requireSymbols",
                symbols,
                "passwordHistorySize",
                history,
                "temporaryPasswordValidityDays",
                days);
    }

    @Test
    void requireMfaInProd() { // Cognito.5, COG2
        assertThat(prod.only(POOL).input("mfaConfiguration")).isEqualTo("ON");
        assertThat(prod.only(POOL).input("softwareTokenMfaConfiguration")).isEqualTo(Map.of("enabled", true));
        assertThat(dev.only(POOL).input("mfaConfiguration")).isEqualTo("OPTIONAL");
        assertThat(local.only(POOL).input("mfaConfiguration")).isEqualTo("OFF");
        assertThat(local.only(POOL).inputs()).doesNotContainKey("softwareTokenMfaConfiguration");
    }

    @Test
    void allowSignUpInDevAndOnlyInvitationsInProd() { // cognito_user_pool_self_registration_disabled
        assertThat(prod.only(POOL).input("adminCreateUserConfig")).isEqualTo(Map.of("allowAdminCreateUserOnly", true));
        assertThat(dev.only(POOL).input("adminCreateUserConfig")).isEqualTo(Map.of("allowAdminCreateUserOnly", false));
    }

    @Test
    void areProtectedInProd() { // Cognito.6
        DeclaredResource pool = prod.only(POOL);
        assertThat(pool.input("deletionProtection")).isEqualTo("ACTIVE");
        assertThat(pool.request().getProtect()).isTrue();
        assertThat(pool.request().getRetainOnDelete()).isTrue();
        assertThat(dev.only(POOL).input("deletionProtection")).isEqualTo("INACTIVE");
        assertThat(dev.only(POOL).request().getProtect()).isFalse();
        assertThat(dev.only(POOL).request().getRetainOnDelete()).isFalse();
    }

    @Test
    void haveGroupsWithPrecedence() {
        DeclaredResource group = dev.only("aws:cognito/userGroup:UserGroup");
        assertThat(group.inputs())
                .containsEntry("name", "admin")
                .containsEntry("precedence", 1.0)
                .containsEntry("userPoolId", "gatehouse-dev-users-id");
    }

    @Test
    void setTheTierForPasswordHistory() {
        assertThat(prod.only(POOL).input("userPoolTier")).isEqualTo("ESSENTIALS");
    }
}
