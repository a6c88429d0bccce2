package dev.gatehouse.local.pulumi.type.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.state.UserPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTypeTest {
    private static final Map<String, Object> SAML = Map.of("MetadataURL", "https://x.example.com/m");

    private final CloudFixture fixture = new CloudFixture();
    private String pool;

    @BeforeEach
    void aPoolExists() throws Exception {
        pool = fixture.create(
                        UserPoolType.TOKEN,
                        "users",
                        Map.of("schemas", List.of(Map.of("name", "email"), Map.of("name", "level"))))
                .id();
    }

    private Map<String, Object> provider(String name, String type, Object details) {
        return Map.of("userPoolId", pool, "providerName", name, "providerType", type, "providerDetails", details);
    }

    private List<String> errors(Object... changes) {
        return fixture.errors(IdentityProviderType.TOKEN, provider("corp", "SAML", SAML), changes);
    }

    @Test
    void hasAnIdFromPoolAndName() throws Exception {
        assertThat(fixture.create(IdentityProviderType.TOKEN, "p", provider("corp", "SAML", SAML))
                        .id())
                .isEqualTo(pool + ":corp");
    }

    @Test
    void isInThePoolModelWithoutItsDetails() throws Exception {
        Map<String, Object> inputs = new LinkedHashMap<>(provider(
                "Google",
                "Google",
                Map.of("client_id", "a", "client_secret", "hush", "authorize_scopes", "openid email")));
        inputs.put("attributeMapping", Map.of("email", "email", "username", "sub"));
        inputs.put("idpIdentifiers", List.of("example.com"));
        Resource created = fixture.create(IdentityProviderType.TOKEN, "p", inputs);

        UserPool known = fixture.cloud.declared().pool(pool).orElseThrow();
        assertThat(known.providers())
                .isEqualTo(Map.of(
                        "Google",
                        new UserPool.IdentityProvider(
                                "Google",
                                "Google",
                                List.of("example.com"),
                                Map.of("email", "email", "username", "sub"))));
        assertThat(known.toString() + created).doesNotContain("hush");
    }

    @Test
    void aValidProviderHasNoErrors() {
        assertThat(errors()).isEmpty();
        assertThat(errors("providerDetails", Properties.Unknown.VALUE)).isEmpty();
        assertThat(errors("providerName", Properties.Unknown.VALUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "corp-2", "\u00e9\u00e9\u00e9", "abcdefghijklmnopqrstuvwxyz123456"})
    void aNameOfThreeToThirtyTwoCharactersIsAccepted(String name) {
        assertThat(errors("providerName", name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "_abc", "ab_", "ab c", "abcdefghijklmnopqrstuvwxyz1234567"})
    void anInvalidNameIsRefused(String name) {
        assertThat(errors("providerName", name)).containsExactly("providerName: '" + name + "' has an invalid format");
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThat(errors("providerType", "Twitter"))
                .containsExactly("providerType: must be one of [Facebook, Google, LoginWithAmazon, OIDC, SAML,"
                        + " SignInWithApple]");
    }

    /** OBS, aws-cli 3179. */
    @Test
    void theNameOfASocialProviderEqualsItsType() {
        Map<String, Object> details = Map.of("client_id", "a", "client_secret", "b", "authorize_scopes", "c");
        assertThat(fixture.errors(IdentityProviderType.TOKEN, provider("NameOfGP", "Google", details)))
                .containsExactly(
                        "providerName: InvalidParameterException: Provider NameOfGP cannot be of type Google.");
        assertThat(fixture.errors(IdentityProviderType.TOKEN, provider("Google", "Google", details)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Google, 'client_id,client_secret,authorize_scopes'",
        "LoginWithAmazon, 'client_id,client_secret,authorize_scopes'",
        "Facebook, 'client_id,client_secret,authorize_scopes'",
        "SignInWithApple, 'client_id,team_id,key_id,private_key,authorize_scopes'",
        "OIDC, 'client_id,attributes_request_method,oidc_issuer,authorize_scopes'",
    })
    void aMissingDetailIsRefused(String type, String keys) {
        assertThat(fixture.errors(
                        IdentityProviderType.TOKEN,
                        provider(type.equals("OIDC") ? "corp" : type, type, Map.of("other", "x"))))
                .containsExactlyElementsOf(List.of(keys.split(",")).stream()
                        .map(key -> "providerDetails: InvalidParameterException: " + key + " is required.")
                        .toList());
    }

    @Test
    void samlHasExactlyOneMetadataSource() {
        String refused =
                "providerDetails: InvalidParameterException: MetadataURL or MetadataFile is required, not both.";
        assertThat(errors("providerDetails", Map.of("MetadataFile", "<x/>"))).isEmpty();
        assertThat(errors("providerDetails", Map.of("IDPSignout", "false"))).containsExactly(refused);
        assertThat(errors("providerDetails", Map.of("MetadataFile", "<x/>", "MetadataURL", "https://x")))
                .containsExactly(refused);
    }

    @Test
    void identifiersAreLimitedAndUnique() throws Exception {
        assertThat(errors("idpIdentifiers", List.of("a".repeat(40)))).isEmpty();
        assertThat(errors("idpIdentifiers", List.of("a".repeat(41))))
                .containsExactly("idpIdentifiers: '" + "a".repeat(41) + "' has an invalid format");
        assertThat(errors("idpIdentifiers", List.of("a/b")))
                .containsExactly("idpIdentifiers: 'a/b' has an invalid format");
        List<String> fifty =
                java.util.stream.IntStream.range(0, 50).mapToObj(i -> "d" + i).toList();
        assertThat(errors("idpIdentifiers", fifty)).isEmpty();
        List<String> more = new java.util.ArrayList<>(fifty);
        more.add("d50");
        assertThat(errors("idpIdentifiers", more)).containsExactly("idpIdentifiers: must be at most 50");

        Map<String, Object> first = new LinkedHashMap<>(provider("first", "SAML", SAML));
        first.put("idpIdentifiers", List.of("example.com"));
        fixture.create(IdentityProviderType.TOKEN, "first", first);
        assertThat(errors("idpIdentifiers", List.of("example.com")))
                .containsExactly("idpIdentifiers: DuplicateProviderException: 'example.com' leads to first");
    }

    @Test
    void aNameIsUniqueInAPool() throws Exception {
        fixture.create(IdentityProviderType.TOKEN, "p", provider("corp", "SAML", SAML));
        assertThat(errors())
                .containsExactly("providerName: DuplicateProviderException: the pool has a provider of that name");
    }

    @Test
    void mappedAttributesMustExistInThePool() {
        assertThat(errors("attributeMapping", Map.of("email", "mail", "username", "sub", "custom:level", "l")))
                .isEmpty();
        assertThat(errors("attributeMapping", Map.of("custom:tenant", "t")))
                .containsExactly(
                        "attributeMapping: InvalidParameterException: the pool has no attribute 'custom:tenant'.");
        assertThat(errors("attributeMapping", Map.of("shoe", "t")))
                .containsExactly("attributeMapping: InvalidParameterException: the pool has no attribute 'shoe'.");
    }

    /** OBS, terraform-aws-cognito-user-pool 72. */
    @Test
    void theProvidersOfAClientMustExist() throws Exception {
        Map<String, Object> client = Map.of("name", "app", "userPoolId", pool);
        assertThat(fixture.errors(UserPoolClientType.TOKEN, client, "supportedIdentityProviders", List.of("COGNITO")))
                .isEmpty();
        assertThat(fixture.errors(
                        UserPoolClientType.TOKEN, client, "supportedIdentityProviders", List.of("COGNITO", "corp")))
                .containsExactly("supportedIdentityProviders: InvalidParameterException: The provider corp does not"
                        + " exist for User Pool " + pool);
        fixture.create(IdentityProviderType.TOKEN, "p", provider("corp", "SAML", SAML));
        Map<String, Object> both = new LinkedHashMap<>(client);
        both.put("supportedIdentityProviders", List.of("COGNITO", "corp"));
        assertThat(fixture.errors(UserPoolClientType.TOKEN, both)).isEmpty();
        fixture.create(UserPoolClientType.TOKEN, "app", both);
        assertThat(fixture.onlyClient().identityProviders()).containsExactlyInAnyOrder("COGNITO", "corp");
    }
}
