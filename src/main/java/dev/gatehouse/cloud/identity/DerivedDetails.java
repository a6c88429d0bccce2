package dev.gatehouse.cloud.identity;

import dev.gatehouse.settings.provider.ProviderType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The details of an identity provider that Cognito adds by itself, and what it makes them of.
 *
 * <p>Provider 5.100.0 reads them back, finds them in no program, and would show a difference for ever
 * (terraform-provider-aws 4831, 38495, 42157): so they are ignoreChanges. An update then sends the old ones along (seen with
 * the real provider): after another issuer, Cognito would send its client secret to the old one's token endpoint. So a
 * change of what they are made of makes the provider anew, which loses no user.
 *
 * @param ignoreChanges paths that Cognito fills in (CreateIdentityProvider, ProviderDetails, "Describe response")
 * @param replaceOnChanges paths whose change replaces the provider
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
            // The key is written and never read back (terraform-provider-aws 13582), and what is ignoreChanges is not sent
            // by an update: each one would take the key away.
            case APPLE ->
                new DerivedDetails(endpointsAnd("oidc_issuer", "token_request_method", "private_key"), List.of(DETAILS));
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
