package dev.gatehouse.local.pulumi.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.type.cognito.ResourceServerType;
import dev.gatehouse.local.pulumi.type.cognito.UserGroupType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolDomainType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of pools and app clients, with AWS's defaults for omitted inputs. */
class CognitoModelTest {
    private final CloudFixture fixture = new CloudFixture();

    @Nested
    class OfAPool {
        private UserPool pool(Map<String, Object> inputs) throws InvalidRequestException {
            String id = fixture.create(UserPoolType.TOKEN, "users", inputs).id();
            return fixture.cloud.declared().pool(id).orElseThrow();
        }

        @Test
        void hasTheDefaultsOfAws() throws Exception {
            UserPool pool = pool(Map.of());
            assertThat(pool.issuer()).isEqualTo("http://localhost:9401/" + pool.id());
            assertThat(pool.signUpOpen()).isTrue();
            assertThat(pool.caseSensitive()).isTrue();
            assertThat(pool.mfa()).isEqualTo(UserPool.Mfa.OFF);
            assertThat(pool.passwordPolicy()).isEqualTo(new UserPool.PasswordPolicy(8, true, true, true, true, 7, 0));
            assertThat(pool.domain()).isEmpty();
        }

        @Test
        void hasTheDeclaredValues() throws Exception {
            UserPool pool = pool(Map.of(
                    "name", "mine",
                    "adminCreateUserConfig", Map.of("allowAdminCreateUserOnly", true),
                    "usernameConfiguration", Map.of("caseSensitive", false),
                    "passwordPolicy",
                            Map.of(
                                    "minimumLength",
                                    12.0,
                                    "requireSymbols",
                                    false,
                                    "temporaryPasswordValidityDays",
                                    1.0),
                    "mfaConfiguration", "OPTIONAL"));
            assertThat(pool.name()).isEqualTo("mine");
            assertThat(pool.signUpOpen()).isFalse();
            assertThat(pool.caseSensitive()).isFalse();
            assertThat(pool.mfa()).isEqualTo(new UserPool.Mfa("OPTIONAL", false, Optional.empty()));
            assertThat(pool.passwordPolicy()).isEqualTo(new UserPool.PasswordPolicy(12, true, true, true, false, 1, 0));
        }

        /** OBS terraform-provider-aws 5.100.0: it sends Mutable false if the input is omitted. */
        @Test
        void hasImmutableAttributesByDefault() throws Exception {
            UserPool pool = pool(Map.of(
                    "schemas",
                    List.of(
                            Map.of("name", "silent", "attributeDataType", "String"),
                            Map.of("name", "open", "attributeDataType", "String", "mutable", true))));
            assertThat(pool.schema().find("custom:silent").orElseThrow().mutable())
                    .isFalse();
            assertThat(pool.schema().find("custom:open").orElseThrow().mutable())
                    .isTrue();
        }

        /** DOC "CreateUserPool": EmailVerificationMessage and the template's EmailMessage have the same meaning. */
        @Test
        void takesTheVerificationMessageFromTheTemplateOrTheTopLevelInputs() throws Exception {
            Map<String, Object> topLevel =
                    Map.of("emailVerificationSubject", "Top level", "emailVerificationMessage", "It is {####}");
            assertThat(pool(topLevel).mails().verification())
                    .isEqualTo(new PoolMails.Message("Top level", "It is {####}"));
            Map<String, Object> both = new HashMap<>(topLevel);
            both.put("verificationMessageTemplate", Map.of("emailSubject", "Template"));
            assertThat(pool(both).mails().verification()).isEqualTo(new PoolMails.Message("Template", "It is {####}"));
        }

        @Test
        void hasTheDeclaredMfaMethodsUnlessMfaIsOff() throws Exception {
            Map<String, Object> methods = Map.of(
                    "softwareTokenMfaConfiguration", Map.of("enabled", true),
                    "emailMfaConfiguration", Map.of("subject", "Hello", "message", "It is {####}"));
            assertThat(mfa("ON", methods))
                    .isEqualTo(
                            new UserPool.Mfa("ON", true, Optional.of(new PoolMails.Message("Hello", "It is {####}"))));
            assertThat(mfa("OPTIONAL", Map.of("emailMfaConfiguration", Map.of())))
                    .isEqualTo(new UserPool.Mfa("OPTIONAL", false, Optional.of(PoolMails.SIGN_IN)));
            assertThat(mfa("OFF", methods)).isEqualTo(UserPool.Mfa.OFF);
        }

        private UserPool.Mfa mfa(String mode, Map<String, Object> methods) throws Exception {
            Map<String, Object> inputs = new HashMap<>(methods);
            inputs.put("mfaConfiguration", mode);
            return pool(inputs).mfa();
        }

        @Test
        void hasOnlyItsOwnGroupsServersAndDomain() throws Exception {
            String id = pool(Map.of()).id();
            String other = fixture.create(UserPoolType.TOKEN, "other", Map.of()).id();
            fixture.create(UserGroupType.TOKEN, "g", Map.of("userPoolId", id, "name", "admin", "precedence", 1.0));
            fixture.create(UserGroupType.TOKEN, "h", Map.of("userPoolId", other, "name", "others"));
            fixture.create(
                    ResourceServerType.TOKEN,
                    "s",
                    Map.of("userPoolId", id, "identifier", "i", "scopes", List.of(Map.of("scopeName", "read"))));
            fixture.create(UserPoolDomainType.TOKEN, "d", Map.of("userPoolId", id, "domain", "my-app"));
            UserPool pool = fixture.cloud.declared().pool(id).orElseThrow();
            assertThat(pool.groups()).containsOnlyKeys("admin");
            assertThat(pool.groups().get("admin").precedence()).hasValue(1);
            assertThat(pool.resourceServers().get("i").scopes()).containsExactly("i/read");
            assertThat(pool.domain()).hasValue("my-app");
            assertThat(pool.managedLogin()).isFalse();
            assertThat(fixture.cloud.declared().pool(other).orElseThrow().domain())
                    .isEmpty();
        }
    }

    /** DOC "CreateUserPoolDomain", ManagedLoginVersion. */
    @ParameterizedTest
    @CsvSource({"1,false", "2,true"})
    void theDomainSelectsThePages(double version, boolean managed) throws Exception {
        String id = fixture.create(UserPoolType.TOKEN, "users", Map.of()).id();
        fixture.create(
                UserPoolDomainType.TOKEN,
                "d",
                Map.of("userPoolId", id, "domain", "my-app", "managedLoginVersion", version));
        assertThat(fixture.cloud.declared().pool(id).orElseThrow().managedLogin())
                .isEqualTo(managed);
    }

    @Nested
    class OfAClient {
        private String pool;

        @BeforeEach
        void aPoolExists() throws Exception {
            pool = fixture.create(UserPoolType.TOKEN, "users", Map.of()).id();
        }

        private AppClient client(Map<String, Object> inputs) throws InvalidRequestException {
            fixture.create(
                    UserPoolClientType.TOKEN,
                    "app",
                    new Properties(inputs).with("userPoolId", pool).values());
            return fixture.onlyClient();
        }

        @Test
        void hasTheDefaultsOfAws() throws Exception {
            AppClient client = client(Map.of());
            assertThat(client.secret()).isEmpty();
            assertThat(client.oauthFlows()).isEmpty();
            assertThat(client.explicitAuthFlows())
                    .containsExactlyInAnyOrder("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");
            assertThat(client.accessTokenLife()).isEqualTo(Duration.ofHours(1));
            assertThat(client.idTokenLife()).isEqualTo(Duration.ofHours(1));
            assertThat(client.refreshTokenLife()).isEqualTo(Duration.ofDays(30));
            assertThat(client.rotationGrace()).isEmpty();
            assertThat(client.readAttributes()).isEmpty();
        }

        @Test
        void appliesTokenValidityUnits() throws Exception {
            AppClient client = client(Map.of(
                    "accessTokenValidity", 301.0,
                    "idTokenValidity", 5.0,
                    "refreshTokenValidity", 12.0,
                    "tokenValidityUnits",
                            Map.of("accessToken", "seconds", "idToken", "minutes", "refreshToken", "hours")));
            assertThat(client.accessTokenLife()).isEqualTo(Duration.ofSeconds(301));
            assertThat(client.idTokenLife()).isEqualTo(Duration.ofMinutes(5));
            assertThat(client.refreshTokenLife()).isEqualTo(Duration.ofHours(12));
        }

        @Test
        void countsAccessTokensInHoursAndRefreshTokensInDaysByDefault() throws Exception {
            AppClient client =
                    client(Map.of("accessTokenValidity", 2.0, "idTokenValidity", 3.0, "refreshTokenValidity", 4.0));
            assertThat(client.accessTokenLife()).isEqualTo(Duration.ofHours(2));
            assertThat(client.idTokenLife()).isEqualTo(Duration.ofHours(3));
            assertThat(client.refreshTokenLife()).isEqualTo(Duration.ofDays(4));
        }

        @Test
        void hasNoFlowsUnlessOAuthIsAllowed() throws Exception {
            assertThat(client(Map.of("allowedOauthFlows", List.of("code"))).oauthFlows())
                    .isEmpty();
        }

        @Test
        void hasRotationAndHidesUserExistenceIfDeclared() throws Exception {
            AppClient client = client(Map.of(
                    "generateSecret", true,
                    "explicitAuthFlows", List.of("ALLOW_USER_SRP_AUTH"),
                    "refreshTokenRotation", Map.of("feature", "ENABLED", "retryGracePeriodSeconds", 10.0),
                    "preventUserExistenceErrors", "ENABLED",
                    "readAttributes", List.of("email")));
            assertThat(client.secret().map(Secret::reveal).orElseThrow()).matches("[a-z0-9]{51}");
            assertThat(client.explicitAuthFlows()).containsExactly("ALLOW_USER_SRP_AUTH");
            assertThat(client.rotationGrace()).hasValue(Duration.ofSeconds(10));
            assertThat(client.hideUserExistence()).isTrue();
            assertThat(client.readAttributes().orElseThrow()).containsExactly("email");
        }
    }
}
