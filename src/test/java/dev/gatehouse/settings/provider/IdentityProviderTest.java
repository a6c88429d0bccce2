package dev.gatehouse.settings.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.StackSchemaTest;
import dev.gatehouse.settings.schema.EncryptedValue;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.settings.schema.StackTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTest {
    private static final Set<String> ENCRYPTED = Set.of("gatehouse:identity");

    private static StackTree dev(String name, String provider) {
        return StackTree.of("dev").set("gatehouse:identity>providers>" + name, StackSchemaTest.yaml(provider));
    }

    private static List<Problem> problems(StackTree stack) {
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> Settings.read("dev", stack.tree(), ENCRYPTED));
        return refused == null ? List.of() : refused.problems();
    }

    private static IdentityProvider read(String name, String provider) throws SettingsException {
        return Settings.read("dev", dev(name, provider).tree(), ENCRYPTED)
                .identity()
                .providers()
                .get(0);
    }

    @Nested
    class EachType {
        @Test
        void googleHasAnApplicationAndScopes() throws Exception {
            IdentityProvider google = read("work", "{type: google, clientId: a, clientSecret: s3cret}");

            assertThat(google.cognitoName()).isEqualTo("Google");
            assertThat(google.details().reveal())
                    .isEqualTo(Map.of(
                            "client_id", "a", "client_secret", "s3cret", "authorize_scopes", "openid email profile"));
            assertThat(google.mapping()).isEqualTo(Map.of("email", "email", "username", "sub"));
        }

        @Test
        void oidcHasAnIssuerAndAMethodToo() throws Exception {
            IdentityProvider oidc = read(
                    "work",
                    "{type: oidc, clientId: a, clientSecret: s, issuer: 'https://x.example.com/realm', identifiers: [b]}");

            assertThat(oidc.cognitoName()).isEqualTo("work");
            assertThat(oidc.details().reveal())
                    .isEqualTo(Map.of(
                            "client_id",
                            "a",
                            "client_secret",
                            "s",
                            "authorize_scopes",
                            "openid email",
                            "oidc_issuer",
                            "https://x.example.com/realm",
                            "attributes_request_method",
                            "GET"));
            assertThat(oidc.mapping()).isEqualTo(Map.of("email", "email", "username", "sub"));
            assertThat(oidc.identifiers()).containsExactly("b");
        }

        @Test
        void samlHasMetadataAndEveryChoiceWritten() throws Exception {
            IdentityProvider saml = read("work", "{type: saml, metadataUrl: 'https://x.example.com/m'}");

            assertThat(saml.details().reveal())
                    .isEqualTo(Map.of(
                            "MetadataURL",
                            "https://x.example.com/m",
                            "EncryptedResponses",
                            "false",
                            "IDPInit",
                            "false",
                            "IDPSignout",
                            "false"));
            assertThat(saml.mapping())
                    .isEqualTo(Map.of("email", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"));
            assertThat(saml.details().secret()).isEmpty();
        }

        @Test
        void samlSignsAndDecryptsWhereThatIsSwitchedOn() throws Exception {
            assertThat(read(
                                    "work",
                                    "{type: saml, metadata: '<EntityDescriptor/>', signedRequests: on, encryptedResponses: on,"
                                            + " providerInitiated: on, signOut: on, attributes: {email: mail}}")
                            .details()
                            .reveal())
                    .isEqualTo(Map.of(
                            "MetadataFile",
                            "<EntityDescriptor/>",
                            "EncryptedResponses",
                            "true",
                            "IDPInit",
                            "true",
                            "IDPSignout",
                            "true",
                            "RequestSigningAlgorithm",
                            "rsa-sha256"));
        }

        @Test
        void appleHasAKeyInsteadOfASecret() throws Exception {
            IdentityProvider apple = read(
                    "work",
                    "{type: apple, servicesId: com.example.a, teamId: A1B2C3D4E5, keyId: F6G7H8I9J0, privateKey: TUlHVA==}");

            assertThat(apple.cognitoName()).isEqualTo("SignInWithApple");
            assertThat(apple.details().reveal())
                    .isEqualTo(Map.of(
                            "client_id",
                            "com.example.a",
                            "team_id",
                            "A1B2C3D4E5",
                            "key_id",
                            "F6G7H8I9J0",
                            "private_key",
                            "TUlHVA==",
                            "authorize_scopes",
                            "email name"));
        }

        @Test
        void facebookHasAVersionAndCommasBetweenScopes() throws Exception {
            IdentityProvider facebook =
                    read("work", "{type: facebook, clientId: '1', clientSecret: s, apiVersion: v23.0}");

            assertThat(facebook.details().reveal())
                    .isEqualTo(Map.of(
                            "client_id",
                            "1",
                            "client_secret",
                            "s",
                            "api_version",
                            "v23.0",
                            "authorize_scopes",
                            "public_profile,email"));
            assertThat(facebook.mapping()).isEqualTo(Map.of("email", "email", "username", "id"));
        }

        @Test
        void amazonNamesUsersByUserId() throws Exception {
            IdentityProvider amazon = read("work", "{type: amazon, clientId: a, clientSecret: s}");

            assertThat(amazon.cognitoName()).isEqualTo("LoginWithAmazon");
            assertThat(amazon.details().plain()).containsEntry("authorize_scopes", "profile");
            assertThat(amazon.mapping()).isEqualTo(Map.of("email", "email", "username", "user_id"));
        }

        @ParameterizedTest
        @CsvSource({
            "google, 'clientId,clientSecret'",
            "oidc, 'clientId,clientSecret,issuer'",
            "apple, 'servicesId,teamId,keyId,privateKey'",
            "facebook, 'clientId,clientSecret,apiVersion'",
            "amazon, 'clientId,clientSecret'",
        })
        void everythingThatATypeNeedsIsAskedForAtOnce(String type, String keys) {
            assertThat(problems(dev("work", "{type: " + type + "}")))
                    .extracting(Object::toString)
                    .containsExactlyElementsOf(List.of(keys.split(",")).stream()
                            .map(key -> "gatehouse:identity.providers.work." + key
                                    + ": is required, got 'nothing'; write it: type " + type + " needs it [missing]")
                            .toList());
        }

        @Test
        void aKeyOfAnotherTypeIsNamedWithThoseThatThereAre() {
            assertThat(problems(dev("work", "{type: amazon, clientId: a, clientSecret: b, method: get}")))
                    .extracting(Object::toString)
                    .containsExactly(
                            "gatehouse:identity.providers.work.method: must be absent for type amazon, got 'method'; delete it; this type has the keys type, clientId, clientSecret, scopes, attributes [provider-key]");
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(strings = {"abc", "Corp-2", "abcdefghijklmnopqrstuvwxyz123456"})
        void ofThreeToThirtyTwoCharactersAreTaken(String name) {
            assertThat(problems(dev(name, "{type: saml, metadataUrl: 'https://x.example.com/m'}")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ab", "2fa", "a_b_c", "a b c", "abcdefghijklmnopqrstuvwxyz1234567"})
        void ofAnotherFormAreRefused(String name) {
            assertThat(problems(dev(name, "{type: saml, metadataUrl: 'https://x.example.com/m'}")))
                    .extracting(Problem::code)
                    .containsExactly("provider-name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"cognito", "COGNITO", "google", "Facebook", "signinwithapple", "LoginWithAmazon"})
        void thatCognitoKeepsForOthersAreRefused(String name) {
            assertThat(problems(dev(name, "{type: saml, metadataUrl: 'https://x.example.com/m'}")))
                    .extracting(Problem::code)
                    .containsExactly("provider-reserved");
        }

        @Test
        void aProviderThatCognitoNamesMayBeCalledByItsType() {
            assertThat(problems(dev("google", "{type: google, clientId: a, clientSecret: b}")))
                    .isEmpty();
            assertThat(problems(dev("cognito", "{type: google, clientId: a, clientSecret: b}")))
                    .extracting(Problem::code)
                    .containsExactly("provider-reserved");
        }
    }

    @Nested
    class Issuers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://login.example.com",
                    "https://login.example.com:443",
                    "https://login.example.com:80/a/b",
                })
        void areHttpsAddresses(String issuer) {
            assertThat(problems(dev("work", "{type: oidc, clientId: a, clientSecret: b, issuer: '" + issuer + "'}")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://login.example.com",
                    "https://login.example.com/",
                    "https://login.example.com:8443",
                    "https://login.example.com/?a=b",
                    "https://login.example.com/#a",
                    "https://u@login.example.com",
                    "login.example.com",
                })
        void ofAnotherFormAreRefused(String issuer) {
            assertThat(problems(dev("work", "{type: oidc, clientId: a, clientSecret: b, issuer: '" + issuer + "'}")))
                    .extracting(Problem::code)
                    .contains("provider-issuer");
        }
    }

    @Nested
    class Secrets {
        private static final String CLEAR = "{type: google, clientId: a, clientSecret: hush-hush}";

        @Test
        void inClearAreRefusedInAStackOnAwsWithTheCommandThatEncryptsThem() {
            assertThat(dev("google", CLEAR).problems())
                    .extracting(Object::toString)
                    .containsExactly(
                            "gatehouse:identity.providers.google.clientSecret: must be encrypted in a stack on AWS, got 'plain text (not shown)'; run pulumi config set --secret --path 'gatehouse:identity.providers.google.clientSecret' and enter the value [provider-secret-clear]");
        }

        @Test
        void areTakenWhereTheEngineSaysThatTheyWereEncrypted() {
            assertThat(problems(dev("google", CLEAR))).isEmpty();
        }

        @Test
        void areTakenClosedFromAFile() {
            StackTree stack =
                    dev("google", CLEAR).set("gatehouse:identity>providers>google>clientSecret", EncryptedValue.VALUE);
            stack.accepts();
        }

        @Test
        void inClearAreTakenOnTheLocalCloud() {
            StackTree.of("local")
                    .set("gatehouse:identity>providers>google", StackSchemaTest.yaml(CLEAR))
                    .accepts();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{type: google, clientId: a, clientSecret: [hush-hush]}",
                    "{type: google, clientId: a, clientSecret: 4711001}",
                    "{type: google, clientId: a, clientSecret: hush hush}",
                    "{type: google, clientId: a, clientSecret: hush-hush}",
                    "{type: apple, privateKey: hush-hush}",
                    "{type: saml, clientSecret: hush-hush}",
                })
        void areInNoReport(String provider) {
            assertThat(dev("google", provider).problems())
                    .isNotEmpty()
                    .extracting(Object::toString)
                    .noneMatch(line -> line.contains("hush") || line.contains("4711001"));
        }

        @Test
        void areInNoText() throws Exception {
            assertThat(Settings.read("dev", dev("google", CLEAR).tree(), ENCRYPTED)
                            .toString())
                    .contains("Google".toUpperCase(java.util.Locale.ROOT))
                    .doesNotContain("hush");
        }
    }

    @Nested
    class Clients {
        @Test
        void takePasswordsAloneUnlessTheyNameProviders() throws Exception {
            assertThat(StackTree.of("dev").read().client("spa").orElseThrow().providers())
                    .containsExactly("cognito");
            assertThat(StackTree.of("dev").read().client("jobs").orElseThrow().providers())
                    .isEmpty();
        }

        @Test
        void mayTakeAProviderAndNoPasswords() throws Exception {
            StackTree stack = dev("google", "{type: google, clientId: a, clientSecret: b}")
                    .set("gatehouse:clients>spa>providers", List.of("google"));

            assertThat(Settings.read("dev", stack.tree(), ENCRYPTED)
                            .client("spa")
                            .orElseThrow()
                            .providers())
                    .containsExactly("google");
        }

        @Test
        void areToldOfAProviderThatNobodyTakes() throws Exception {
            StackTree stack = dev("google", "{type: google, clientId: a, clientSecret: b}");

            assertThat(Settings.read("dev", stack.tree(), ENCRYPTED).warnings())
                    .contains(
                            "gatehouse:identity.providers.google: no client has this provider in its providers: users cannot sign in with it");
            stack.set("gatehouse:clients>spa>providers", List.of("cognito", "google"));
            assertThat(Settings.read("dev", stack.tree(), ENCRYPTED).warnings())
                    .noneMatch(warning -> warning.contains("providers.google"));
        }
    }

    @Test
    void aSecondFactorIsNotAskedForBesideAProvider() throws Exception {
        StackTree stack = dev("google", "{type: google, clientId: a, clientSecret: b}");
        String warning =
                "gatehouse:identity.providers: Cognito does not ask users of external providers for a second factor: require it at the providers";

        assertThat(Settings.read("dev", stack.tree(), ENCRYPTED).warnings()).doesNotContain(warning);
        stack.set("gatehouse:identity>mfa", "required");
        assertThat(Settings.read("dev", stack.tree(), ENCRYPTED).warnings()).contains(warning);
    }

    @Test
    void threeHundredProvidersAreTakenAndOneMoreIsNot() {
        StackTree stack = StackTree.of("dev");
        for (int i = 0; i < 300; i++) {
            stack.set(
                    "gatehouse:identity>providers>corp" + i,
                    StackSchemaTest.yaml("{type: saml, metadataUrl: 'https://x.example.com/m'}"));
        }
        stack.accepts();
        stack.set(
                "gatehouse:identity>providers>corp300",
                StackSchemaTest.yaml("{type: saml, metadataUrl: 'https://x.example.com/m'}"));
        stack.refuses("quota", "gatehouse:identity.providers");
    }

    @Test
    void metadataMayHaveAsManyCharactersAsADetail() {
        String frame = "<EntityDescriptor></EntityDescriptor>";
        String longest = "<EntityDescriptor>" + "a".repeat(131_072 - frame.length()) + "</EntityDescriptor>";

        assertThat(problems(dev("work", "{type: saml, metadata: '" + longest + "'}")))
                .isEmpty();
        assertThat(problems(dev("work", "{type: saml, metadata: ' " + longest + "'}")))
                .extracting(Problem::code)
                .containsExactly("provider-metadata-length");
    }
}
