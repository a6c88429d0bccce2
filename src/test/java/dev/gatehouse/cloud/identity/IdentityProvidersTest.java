package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.SecretValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProvidersTest {
    private static final String PROVIDER = "aws:cognito/identityProvider:IdentityProvider";
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";

    private Declaration everything;

    @BeforeAll
    void declare() throws Exception {
        everything = Declaration.update(Stacks.settings("everything"));
    }

    private DeclaredResource provider(String name) {
        return everything.named(PROVIDER, "gatehouse-everything-providers-" + name);
    }

    @Test
    void areNotDeclaredWithoutSettings() throws Exception {
        Declaration dev = Declaration.update(Stacks.settings("dev"));
        assertThat(dev.all(PROVIDER)).isEmpty();
        assertThat(dev.all("gatehouse:cloud:IdentityProviders")).isEmpty();
    }

    @Test
    void declaresGoogleWithSecretDetails() {
        assertThat(provider("google").inputs())
                .containsEntry("userPoolId", "gatehouse-everything-users-id")
                .containsEntry("providerName", "Google")
                .containsEntry("providerType", "Google")
                .containsEntry("idpIdentifiers", List.of())
                .containsEntry(
                        "attributeMapping",
                        Map.of("email", "email", "username", "sub", "given_name", "given_name", "picture", "picture"))
                .containsEntry(
                        "providerDetails",
                        new SecretValue(Map.of(
                                "client_id",
                                "1234-abcd.apps.googleusercontent.com",
                                "client_secret",
                                "(encrypted)",
                                "authorize_scopes",
                                "openid email profile")));
        assertThat(provider("google").parentType()).isEqualTo("gatehouse:cloud:IdentityProviders");
    }

    @Test
    void marksAllDetailsOfEveryProviderAsSecret() {
        assertThat(everything.all(PROVIDER))
                .hasSize(7)
                .allSatisfy(each -> assertThat(each.input("providerDetails")).isInstanceOf(SecretValue.class));
    }

    /**
     * OBS with the real provider: derived details would always show a difference, and an update would send an old
     * endpoint.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "google|attributes_url attributes_url_add_attributes authorize_url token_url oidc_issuer"
                        + " token_request_method|",
                "amazon|attributes_url attributes_url_add_attributes authorize_url token_url oidc_issuer"
                        + " token_request_method|",
                "facebook|attributes_url attributes_url_add_attributes authorize_url token_url token_request_method"
                        + "|providerDetails.api_version",
                "login|attributes_url attributes_url_add_attributes authorize_url token_url jwks_uri"
                        + "|providerDetails.oidc_issuer",
                "staff|ActiveEncryptionCertificate SLORedirectBindingURI SSORedirectBindingURI"
                        + "|providerDetails.MetadataFile providerDetails.MetadataURL",
                "apple|attributes_url attributes_url_add_attributes authorize_url token_url oidc_issuer"
                        + " token_request_method private_key|providerDetails",
            })
    void ignoresDerivedDetailsAndReplacesTheProviderWhenTheirSourceChanges(
            String name, String ignored, String replacing) {
        assertThat(provider(name).request().getIgnoreChangesList())
                .containsExactlyElementsOf(List.of(ignored.split(" ")).stream()
                        .map(word -> "providerDetails." + word)
                        .toList());
        assertThat(provider(name).request().getReplaceOnChangesList())
                .containsExactlyElementsOf(replacing == null ? List.of() : List.of(replacing.split(" ")));
        assertThat(provider(name).request().getDeleteBeforeReplace()).isTrue();
    }

    @Test
    void clientsReferToTheirProvidersAndDependOnThem() {
        DeclaredResource spa = everything.named(CLIENT, "gatehouse-everything-spa");
        DeclaredResource web = everything.named(CLIENT, "gatehouse-everything-web");

        assertThat(spa.input("supportedIdentityProviders")).isEqualTo(List.of("Google"));
        assertThat(spa.dependsOn(provider("google"))).isTrue();
        assertThat(spa.dependsOn(provider("apple"))).isFalse();
        assertThat(web.input("supportedIdentityProviders"))
                .isEqualTo(List.of(
                        "COGNITO",
                        "Google",
                        "login",
                        "staff",
                        "partner",
                        "SignInWithApple",
                        "Facebook",
                        "LoginWithAmazon"));
        assertThat(everything.all(PROVIDER)).allMatch(web::dependsOn);
        assertThat(everything.named(CLIENT, "gatehouse-everything-app").input("supportedIdentityProviders"))
                .isEqualTo(List.of("COGNITO"));
    }
}
