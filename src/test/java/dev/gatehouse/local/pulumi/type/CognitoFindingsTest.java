package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the types of aws.cognito refuse, both sides of each limit. */
class CognitoFindingsTest {
    private final Scene scene = new Scene();
    private Resource pool;

    @BeforeEach
    void aPoolExists() throws Exception {
        pool = scene.made(UserPoolType.TOKEN, "users", Map.of());
    }

    @Nested
    class OfAUserPool {
        private List<String> found(Object... changes) {
            return scene.found(UserPoolType.TOKEN, Map.of("name", "users"), changes);
        }

        @Test
        void signInByAliasesAndByAttributes() {
            assertThat(found("usernameAttributes", List.of("email"))).isEmpty();
            assertThat(found("aliasAttributes", List.of("email"))).isEmpty();
            assertThat(found("usernameAttributes", List.of("email"), "aliasAttributes", List.of("email")))
                    .containsExactly("usernameAttributes: conflicts with aliasAttributes");
        }

        @Test
        void theLengthOfPasswords() {
            String refused = "passwordPolicy.minimumLength: must be in the range (6 - 99), got ";
            assertThat(found("passwordPolicy", Map.of("minimumLength", 5.0))).containsExactly(refused + 5);
            assertThat(found("passwordPolicy", Map.of("minimumLength", 6.0))).isEmpty();
            assertThat(found("passwordPolicy", Map.of("minimumLength", 99.0))).isEmpty();
            assertThat(found("passwordPolicy", Map.of("minimumLength", 100.0))).containsExactly(refused + 100);
        }

        @Test
        void aSecondFactorThatNobodyCanHave() {
            String refused = "mfaConfiguration: is ON, and no factor is configured";
            assertThat(found("mfaConfiguration", "ON")).containsExactly(refused);
            assertThat(found("mfaConfiguration", "ON", "softwareTokenMfaConfiguration", Map.of("enabled", false)))
                    .containsExactly(refused);
            assertThat(found("mfaConfiguration", "ON", "softwareTokenMfaConfiguration", Map.of("enabled", true)))
                    .isEmpty();
            assertThat(found("mfaConfiguration", "ON", "smsConfiguration", Map.of("externalId", "x")))
                    .containsExactly(
                            "smsConfiguration: text messages are not imitated locally: declare it only in stacks on AWS",
                            refused);
            assertThat(found("mfaConfiguration", "ON", "emailMfaConfiguration", Map.of()))
                    .isEmpty();
            assertThat(found("mfaConfiguration", "OPTIONAL")).isEmpty();
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
            Map<String, Object> nowhere = Scene.of(token, all);
            assertThat(scene.found(token, nowhere))
                    .containsExactly("userPoolId: there is no aws:cognito/userPool:UserPool 'eu-west-1_nowhere00'");
            assertThat(scene.found(token, nowhere, "userPoolId", pool.id())).isEmpty();
            assertThat(scene.found(token, nowhere, "userPoolId", Properties.Unknown.VALUE))
                    .isEmpty();
        }
    }

    @Test
    void aScopeOfAWrongForm() {
        Map<String, Object> good = Map.of("name", "api", "userPoolId", pool.id(), "identifier", "i");
        for (String name : List.of("read", "!", "#read", "a".repeat(256))) {
            assertThat(scene.found(ResourceServerType.TOKEN, good, "scopes", List.of(Map.of("scopeName", name))))
                    .isEmpty();
        }
        for (String name : List.of("", "a b", "a/b", "a\"b", "a\\b", "a".repeat(257))) {
            assertThat(scene.found(ResourceServerType.TOKEN, good, "scopes", List.of(Map.of("scopeName", name))))
                    .containsExactly("scopes: scopeName '" + name + "' has a wrong form");
        }
    }

    @Nested
    class OfAClient {
        private List<String> found(Object... changes) {
            return scene.found(UserPoolClientType.TOKEN, Map.of("name", "app", "userPoolId", pool.id()), changes);
        }

        @Test
        void machinesBesidePeople() {
            assertThat(found("allowedOauthFlows", List.of("client_credentials"), "generateSecret", true))
                    .isEmpty();
            assertThat(found("allowedOauthFlows", List.of("code", "client_credentials"), "generateSecret", true))
                    .containsExactly("allowedOauthFlows: InvalidOAuthFlowException: client_credentials flow can not be"
                            + " selected along with code flow or implicit flow.");
        }

        @Test
        void aMachineWithoutASecret() {
            assertThat(found("allowedOauthFlows", List.of("client_credentials")))
                    .containsExactly("generateSecret: InvalidOAuthFlowException: client_credentials flow can not be"
                            + " selected if client does not have a client secret.");
        }

        @Test
        void aFlowThatLeadsNowhere() {
            for (String flow : List.of("code", "implicit")) {
                assertThat(found("allowedOauthFlows", List.of(flow), "callbackUrls", List.of()))
                        .containsExactly("callbackUrls: code and implicit flows need a callback URL");
                assertThat(found("allowedOauthFlows", List.of(flow), "callbackUrls", List.of("https://a.example/")))
                        .isEmpty();
            }
        }

        @Test
        void refreshByPasswordFlowBesideRotation() {
            Map<String, Object> on = Map.of("feature", "ENABLED", "retryGracePeriodSeconds", 10.0);
            List<String> refresh = List.of("ALLOW_REFRESH_TOKEN_AUTH");
            assertThat(found("refreshTokenRotation", on, "explicitAuthFlows", refresh))
                    .containsExactly(
                            "explicitAuthFlows: InvalidParameterException: ALLOW_REFRESH_TOKEN_AUTH does not go"
                                    + " with refresh token rotation.");
            assertThat(found("refreshTokenRotation", Map.of("feature", "DISABLED"), "explicitAuthFlows", refresh))
                    .isEmpty();
            assertThat(found("refreshTokenRotation", on, "explicitAuthFlows", List.of("ALLOW_USER_SRP_AUTH")))
                    .isEmpty();
        }

        @Test
        void scopesThatNobodyDeclared() throws Exception {
            List<String> standard = List.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");
            assertThat(found("allowedOauthScopes", standard)).isEmpty();
            assertThat(found("allowedOauthScopes", List.of("openid", "i/read", "i/write")))
                    .containsExactly(
                            "allowedOauthScopes: ScopeDoesNotExistException: Scope 'i/read' does not exist.",
                            "allowedOauthScopes: ScopeDoesNotExistException: Scope 'i/write' does not exist.");
            scene.made(
                    ResourceServerType.TOKEN,
                    "i",
                    Map.of("userPoolId", pool.id(), "identifier", "i", "scopes", List.of(Map.of("scopeName", "read"))));
            assertThat(found("allowedOauthScopes", List.of("i/read"))).isEmpty();
            Resource other = scene.made(UserPoolType.TOKEN, "other", Map.of());
            assertThat(found("userPoolId", other.id(), "allowedOauthScopes", List.of("i/read")))
                    .containsExactly("allowedOauthScopes: ScopeDoesNotExistException: Scope 'i/read' does not exist.");
        }
    }

    /** OBS aws-amplify/amplify-backend #1781. Attack 87. */
    @Test
    void aGroupWhoseNameDiffersInCapitalsFromAnother() throws Exception {
        scene.made(UserGroupType.TOKEN, "g", Map.of("name", "admin", "userPoolId", pool.id()));
        assertThat(scene.found(UserGroupType.TOKEN, Map.of("name", "Admin", "userPoolId", pool.id())))
                .containsExactly("name: GroupExistsException: A group with the name already exists");
        assertThat(scene.found(UserGroupType.TOKEN, Map.of("name", "admins", "userPoolId", pool.id())))
                .isEmpty();
        Resource other = scene.made(UserPoolType.TOKEN, "other", Map.of());
        assertThat(scene.found(UserGroupType.TOKEN, Map.of("name", "Admin", "userPoolId", other.id())))
                .isEmpty();
    }

    @Nested
    class OfADomain {
        private List<String> found(String domain) {
            return scene.found(UserPoolDomainType.TOKEN, Map.of("domain", domain, "userPoolId", pool.id()));
        }

        @Test
        void aPrefixOfAWrongForm() {
            for (String prefix : List.of("a", "my-app-1", "a".repeat(63))) {
                assertThat(found(prefix)).isEmpty();
            }
            for (String prefix : List.of("-a", "a-", "A", "a_b", "a".repeat(64))) {
                assertThat(found(prefix))
                        .containsExactly("domain: must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen"
                                + " at an end, got " + prefix);
            }
        }

        @Test
        void aReservedWord() {
            for (String word : List.of("aws", "amazon", "cognito")) {
                assertThat(found("my" + word + "app"))
                        .containsExactly(
                                "domain: cannot contain the reserved word " + word + ", got my" + word + "app");
            }
            assertThat(found("auth.aws-users.example")).isEmpty();
        }

        @Test
        void aSecondOneAndOneThatIsTaken() throws Exception {
            scene.made(UserPoolDomainType.TOKEN, "d", Map.of("domain", "my-app", "userPoolId", pool.id()));
            assertThat(found("other"))
                    .containsExactly(
                            "userPoolId: InvalidParameterException: User pool already has a domain configured.");
            pool = scene.made(UserPoolType.TOKEN, "other", Map.of());
            assertThat(found("my-app"))
                    .containsExactly(
                            "domain: InvalidParameterException: Domain already associated with another user pool.");
            assertThat(found("other")).isEmpty();
        }
    }
}
