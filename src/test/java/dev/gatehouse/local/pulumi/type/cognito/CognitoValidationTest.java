package dev.gatehouse.local.pulumi.type.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Inputs that the types of aws.cognito refuse, with values on both sides of each limit. */
class CognitoValidationTest {
    private final CloudFixture fixture = new CloudFixture();
    private Resource pool;

    @BeforeEach
    void aPoolExists() throws Exception {
        pool = fixture.create(UserPoolType.TOKEN, "users", Map.of());
    }

    @Nested
    class OfAUserPool {
        private List<String> errors(Object... changes) {
            return fixture.errors(UserPoolType.TOKEN, Map.of("name", "users"), changes);
        }

        @Test
        void aliasesTogetherWithUsernameAttributes() {
            assertThat(errors("usernameAttributes", List.of("email"))).isEmpty();
            assertThat(errors("aliasAttributes", List.of("email"))).isEmpty();
            assertThat(errors("usernameAttributes", List.of("email"), "aliasAttributes", List.of("email")))
                    .containsExactly("usernameAttributes: conflicts with aliasAttributes");
        }

        @Test
        void thePasswordLength() {
            String refused = "passwordPolicy.minimumLength: must be in the range (6 - 99), got ";
            assertThat(errors("passwordPolicy", Map.of("minimumLength", 5.0))).containsExactly(refused + 5);
            assertThat(errors("passwordPolicy", Map.of("minimumLength", 6.0))).isEmpty();
            assertThat(errors("passwordPolicy", Map.of("minimumLength", 99.0))).isEmpty();
            assertThat(errors("passwordPolicy", Map.of("minimumLength", 100.0))).containsExactly(refused + 100);
        }

        @Test
        void requiredMfaWithoutAMethod() {
            String refused = "mfaConfiguration: is ON but no MFA method is configured";
            assertThat(errors("mfaConfiguration", "ON")).containsExactly(refused);
            assertThat(errors("mfaConfiguration", "ON", "softwareTokenMfaConfiguration", Map.of("enabled", false)))
                    .containsExactly(refused);
            assertThat(errors("mfaConfiguration", "ON", "softwareTokenMfaConfiguration", Map.of("enabled", true)))
                    .isEmpty();
            assertThat(errors("mfaConfiguration", "ON", "smsConfiguration", Map.of("externalId", "x")))
                    .containsExactly(
                            "smsConfiguration: SMS messages are not imitated locally: declare it only in stacks on AWS",
                            refused);
            assertThat(errors("mfaConfiguration", "ON", "emailMfaConfiguration", Map.of()))
                    .isEmpty();
            assertThat(errors("mfaConfiguration", "OPTIONAL")).isEmpty();
        }
    }

    @Test
    void aPoolThatDoesNotExist() {
        Map<String, Object> all = Map.of(
                "name",
                "n",
                "userPoolId",
                "eu-west-1_nowhere00",
                "identifier",
                "i",
                "domain",
                "my-app",
                "providerName",
                "corp",
                "providerType",
                "SAML",
                "providerDetails",
                Map.of("MetadataURL", "https://x"));
        for (String token : List.of(
                UserGroupType.TOKEN,
                ResourceServerType.TOKEN,
                UserPoolClientType.TOKEN,
                UserPoolDomainType.TOKEN,
                IdentityProviderType.TOKEN)) {
            Map<String, Object> nowhere = CloudFixture.inputsOf(token, all);
            assertThat(fixture.errors(token, nowhere))
                    .containsExactly("userPoolId: there is no aws:cognito/userPool:UserPool 'eu-west-1_nowhere00'");
            assertThat(fixture.errors(token, nowhere, "userPoolId", pool.id())).isEmpty();
            assertThat(fixture.errors(token, nowhere, "userPoolId", Properties.Unknown.VALUE))
                    .isEmpty();
        }
    }

    @Test
    void anInvalidScopeName() {
        Map<String, Object> good = Map.of("name", "api", "userPoolId", pool.id(), "identifier", "i");
        for (String name : List.of("read", "!", "#read", "a".repeat(256))) {
            assertThat(fixture.errors(ResourceServerType.TOKEN, good, "scopes", List.of(Map.of("scopeName", name))))
                    .isEmpty();
        }
        for (String name : List.of("", "a b", "a/b", "a\"b", "a\\b", "a".repeat(257))) {
            assertThat(fixture.errors(ResourceServerType.TOKEN, good, "scopes", List.of(Map.of("scopeName", name))))
                    .containsExactly("scopes: scopeName '" + name + "' has an invalid format");
        }
    }

    @Nested
    class OfAClient {
        private List<String> errors(Object... changes) {
            return fixture.errors(UserPoolClientType.TOKEN, Map.of("name", "app", "userPoolId", pool.id()), changes);
        }

        @Test
        void clientCredentialsTogetherWithOtherFlows() {
            assertThat(errors("allowedOauthFlows", List.of("client_credentials"), "generateSecret", true))
                    .isEmpty();
            assertThat(errors("allowedOauthFlows", List.of("code", "client_credentials"), "generateSecret", true))
                    .containsExactly("allowedOauthFlows: InvalidOAuthFlowException: client_credentials flow can not be"
                            + " selected along with code flow or implicit flow.");
        }

        @Test
        void clientCredentialsWithoutASecret() {
            assertThat(errors("allowedOauthFlows", List.of("client_credentials")))
                    .containsExactly("generateSecret: InvalidOAuthFlowException: client_credentials flow can not be"
                            + " selected if client does not have a client secret.");
        }

        @Test
        void aFlowWithoutACallback() {
            for (String flow : List.of("code", "implicit")) {
                assertThat(errors("allowedOauthFlows", List.of(flow), "callbackUrls", List.of()))
                        .containsExactly("callbackUrls: code and implicit flows need a callback URL");
                assertThat(errors("allowedOauthFlows", List.of(flow), "callbackUrls", List.of("https://a.example/")))
                        .isEmpty();
            }
        }

        @Test
        void refreshTokenAuthTogetherWithRotation() {
            Map<String, Object> on = Map.of("feature", "ENABLED", "retryGracePeriodSeconds", 10.0);
            List<String> refresh = List.of("ALLOW_REFRESH_TOKEN_AUTH");
            assertThat(errors("refreshTokenRotation", on, "explicitAuthFlows", refresh))
                    .containsExactly(
                            "explicitAuthFlows: InvalidParameterException: ALLOW_REFRESH_TOKEN_AUTH does not go"
                                    + " with refresh token rotation.");
            assertThat(errors("refreshTokenRotation", Map.of("feature", "DISABLED"), "explicitAuthFlows", refresh))
                    .isEmpty();
            assertThat(errors("refreshTokenRotation", on, "explicitAuthFlows", List.of("ALLOW_USER_SRP_AUTH")))
                    .isEmpty();
        }

        @Test
        void unknownScopes() throws Exception {
            List<String> standard = List.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");
            assertThat(errors("allowedOauthScopes", standard)).isEmpty();
            assertThat(errors("allowedOauthScopes", List.of("openid", "i/read", "i/write")))
                    .containsExactly(
                            "allowedOauthScopes: ScopeDoesNotExistException: Scope 'i/read' does not exist.",
                            "allowedOauthScopes: ScopeDoesNotExistException: Scope 'i/write' does not exist.");
            fixture.create(
                    ResourceServerType.TOKEN,
                    "i",
                    Map.of("userPoolId", pool.id(), "identifier", "i", "scopes", List.of(Map.of("scopeName", "read"))));
            assertThat(errors("allowedOauthScopes", List.of("i/read"))).isEmpty();
            Resource other = fixture.create(UserPoolType.TOKEN, "other", Map.of());
            assertThat(errors("userPoolId", other.id(), "allowedOauthScopes", List.of("i/read")))
                    .containsExactly("allowedOauthScopes: ScopeDoesNotExistException: Scope 'i/read' does not exist.");
        }
    }

    /** OBS aws-amplify/amplify-backend #1781. Attack 87. */
    @Test
    void aGroupWhoseNameDiffersOnlyInCase() throws Exception {
        fixture.create(UserGroupType.TOKEN, "g", Map.of("name", "admin", "userPoolId", pool.id()));
        assertThat(fixture.errors(UserGroupType.TOKEN, Map.of("name", "Admin", "userPoolId", pool.id())))
                .containsExactly("name: GroupExistsException: A group with the name already exists");
        assertThat(fixture.errors(UserGroupType.TOKEN, Map.of("name", "admins", "userPoolId", pool.id())))
                .isEmpty();
        Resource other = fixture.create(UserPoolType.TOKEN, "other", Map.of());
        assertThat(fixture.errors(UserGroupType.TOKEN, Map.of("name", "Admin", "userPoolId", other.id())))
                .isEmpty();
    }

    @Nested
    class OfADomain {
        private List<String> errors(String domain) {
            return fixture.errors(UserPoolDomainType.TOKEN, Map.of("domain", domain, "userPoolId", pool.id()));
        }

        @Test
        void anInvalidPrefix() {
            for (String prefix : List.of("a", "my-app-1", "a".repeat(63))) {
                assertThat(errors(prefix)).isEmpty();
            }
            for (String prefix : List.of("-a", "a-", "A", "a_b", "a".repeat(64))) {
                assertThat(errors(prefix))
                        .containsExactly("domain: must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen"
                                + " at an end, got " + prefix);
            }
        }

        @Test
        void aReservedWord() {
            for (String word : List.of("aws", "amazon", "cognito")) {
                assertThat(errors("my" + word + "app"))
                        .containsExactly(
                                "domain: cannot contain the reserved word " + word + ", got my" + word + "app");
            }
            assertThat(errors("auth.aws-users.example")).isEmpty();
        }

        @Test
        void aSecondDomainAndADomainInUse() throws Exception {
            fixture.create(UserPoolDomainType.TOKEN, "d", Map.of("domain", "my-app", "userPoolId", pool.id()));
            assertThat(errors("other"))
                    .containsExactly(
                            "userPoolId: InvalidParameterException: User pool already has a domain configured.");
            pool = fixture.create(UserPoolType.TOKEN, "other", Map.of());
            assertThat(errors("my-app"))
                    .containsExactly(
                            "domain: InvalidParameterException: Domain already associated with another user pool.");
            assertThat(errors("other")).isEmpty();
        }
    }
}
