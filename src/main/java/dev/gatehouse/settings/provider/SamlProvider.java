package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.HostPattern;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/** Details of a SAML provider, which are mostly in its metadata. */
final class SamlProvider {
    /** Keys of an identity provider. */
    static final Schema KEYS = Schema.part();

    private static final TextPattern ADDRESS = KEYS.pattern(
            "https://" + HostPattern.ANY + "(?::\\d{1,5})?/[^#\\s]*",
            "provider-metadata-url",
            "must be an https URL without a fragment",
            "write it like https://login.example.com/saml/metadata");
    private static final Key<Optional<String>> METADATA_URL = KEYS.text("metadataUrl", ADDRESS)
            .describe(
                    "the URL of the metadata, which Cognito reads every few hours; only for saml, instead of metadata")
            .source("Cognito, CreateIdentityProvider, MetadataURL")
            .example("https://login.example.com/saml/metadata")
            .optional();
    private static final TextPattern XML = KEYS.pattern(
            "\\s*<[\\s\\S]*EntityDescriptor[\\s\\S]*>\\s*",
            "provider-metadata",
            "must be SAML metadata: XML with an EntityDescriptor",
            "copy the text of the file below metadata: |");
    private static final Key<Optional<String>> METADATA = KEYS.text("metadata", XML)
            .describe("the metadata; only for saml, instead of metadataUrl; changing either replaces the provider")
            .source("Cognito, CreateIdentityProvider, MetadataFile")
            .example("<EntityDescriptor>…</EntityDescriptor>")
            .optional();
    private static final Key<Boolean> SIGNED_REQUESTS = KEYS.flag("signedRequests")
            .describe("whether Cognito signs requests; the provider needs the pool's certificate; only for saml")
            .source("Cognito, CreateIdentityProvider, RequestSigningAlgorithm")
            .withDefault(false);
    private static final Key<Boolean> ENCRYPTED_RESPONSES = KEYS.flag("encryptedResponses")
            .describe("whether responses must be encrypted with the pool's certificate; only for saml")
            .source("Cognito, CreateIdentityProvider, EncryptedResponses")
            .withDefault(false);
    private static final Key<Boolean> PROVIDER_INITIATED = KEYS.flag("providerInitiated")
            .describe("whether a sign-in can start at the provider (IdP-initiated); only for saml")
            .source("Cognito, CreateIdentityProvider, IDPInit")
            .withDefault(false);
    private static final Key<Boolean> SIGN_OUT = KEYS.flag("signOut")
            .describe("whether signing out also signs out of the provider; only for saml")
            .source("Cognito, CreateIdentityProvider, IDPSignout")
            .withDefault(false);

    /** CreateIdentityProvider: a value of ProviderDetails has at most 131,072 characters. */
    private static final int MAX_LENGTH = 131_072;

    private static final Rule LENGTH = KEYS.rule(
            "provider-metadata-length",
            "must be at most " + MAX_LENGTH + " characters",
            "delete parts that Cognito does not read, or use metadataUrl");
    private static final Rule METADATA_OR_METADATA_URL =
            KEYS.rule("provider-metadata-one", "must have either metadataUrl or metadata", "write one of them");
    private static final String IDP_INITIATED =
            KEYS.warning("anyone with a response of the provider can use it to sign a user in who did not ask for it");

    private SamlProvider() {}

    static List<Key<?>> keys() {
        return List.of(METADATA_URL, METADATA, SIGNED_REQUESTS, ENCRYPTED_RESPONSES, PROVIDER_INITIATED, SIGN_OUT);
    }

    static ProviderDetails read(Section section) {
        ProviderDetails.Builder details = new ProviderDetails.Builder(section, ProviderType.SAML);
        if (section.has(METADATA_URL) == section.has(METADATA)) {
            section.path().report(METADATA_OR_METADATA_URL, section.has(METADATA) ? "both" : "neither");
        }
        section.get(METADATA_URL).ifPresent(url -> details.put("MetadataURL", url));
        section.get(METADATA).ifPresent(xml -> {
            if (xml.length() > MAX_LENGTH) {
                section.path(METADATA).report(LENGTH, xml.length() + " characters");
            }
            details.put("MetadataFile", xml);
        });
        details.put("EncryptedResponses", section.get(ENCRYPTED_RESPONSES).toString());
        details.put("IDPInit", section.get(PROVIDER_INITIATED).toString());
        details.put("IDPSignout", section.get(SIGN_OUT).toString());
        if (section.get(SIGNED_REQUESTS)) {
            details.put("RequestSigningAlgorithm", "rsa-sha256");
        }
        if (section.get(PROVIDER_INITIATED)) {
            section.path(PROVIDER_INITIATED).warn(IDP_INITIATED);
        }
        return details.build();
    }
}
