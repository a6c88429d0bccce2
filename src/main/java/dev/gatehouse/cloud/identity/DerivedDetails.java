package dev.gatehouse.cloud.identity;

import dev.gatehouse.settings.provider.ProviderType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The details of an identity provider that Cognito derives, and the details that they derive from.
 *
 * <p>The AWS provider (5.100.0) reads the derived details, does not find them in the program, and would always show a
 * difference (terraform-provider-aws 4831, 38495, 42157), so Pulumi ignores changes to them. An update then sends their
 * old values (OBS with the real provider): after a change of the issuer, Cognito would send the client secret to the
 * old token endpoint. Therefore a change of their source replaces the provider. No users are lost.
 *
 * @param ignoreChanges paths of derived details (CreateIdentityProvider, ProviderDetails, "Describe response")
 * @param replaceOnChanges paths that replace the provider when they change
 */
record DerivedDetails(List<String> ignoreChanges, List<String> replaceOnChanges) {
    private static final String DETAILS = "providerDetails";

    private static final List<String> ENDPOINTS =
            List.of("attributes_url", "attributes_url_add_attributes", "authorize_url", "token_url");

    static DerivedDetails of(ProviderType type) {
        return switch (type) {
            case GOOGLE, AMAZON -> new DerivedDetails(endpointsAnd("oidc_issuer", "token_request_method"), List.of());
            case FACEBOOK -> new DerivedDetails(endpointsAnd("token_request_method"), paths("api_version"));
            case OIDC -> new DerivedDetails(endpointsAnd("jwks_uri"), paths("oidc_issuer"));
            case SAML ->
                new DerivedDetails(
                        paths("ActiveEncryptionCertificate", "SLORedirectBindingURI", "SSORedirectBindingURI"),
                        paths("MetadataFile", "MetadataURL"));
            // The provider never reads the key (terraform-provider-aws 13582), and an update does not send ignored
            // details: every update would remove the key.
            case APPLE ->
                new DerivedDetails(
                        endpointsAnd("oidc_issuer", "token_request_method", "private_key"), List.of(DETAILS));
        };
    }

    private static List<String> endpointsAnd(String... others) {
        return Stream.concat(ENDPOINTS.stream(), Stream.of(others))
                .map(DerivedDetails::path)
                .toList();
    }

    private static List<String> paths(String... names) {
        return Stream.of(names).map(DerivedDetails::path).toList();
    }

    private static String path(String name) {
        return DETAILS + "." + name;
    }
}
