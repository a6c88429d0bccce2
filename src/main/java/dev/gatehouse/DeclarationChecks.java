package dev.gatehouse;

import dev.gatehouse.cloud.function.FunctionArchive;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.resource.ProviderRegion;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of a component's arguments that depend on its options, on DNS or on the machine. */
final class DeclarationChecks {
    private DeclarationChecks() {}

    /** Checks the whole declaration, and returns warnings. */
    static List<String> ofProtectedApi(String component, Settings settings, boolean ownProvider)
            throws SettingsException {
        checkCertificate(component, settings, ownProvider);
        List<String> warnings = checkParentRecord(component, settings).stream().toList();
        extract(FunctionConfiguration.archives(settings));
        return warnings;
    }

    /** Checks a user pool, and returns no warnings. */
    static List<String> ofUserPool(Settings settings) {
        extract(FunctionConfiguration.triggerArchives(settings));
        return List.of();
    }

    /** Before anything is registered: this fails if the user can write no folder. */
    private static void extract(Set<FunctionArchive> archives) {
        archives.forEach(FunctionArchives.ofLibrary()::path);
    }

    /** The certificate of a custom sign-in domain must be in us-east-1, and a component has only one provider. */
    private static void checkCertificate(String component, Settings settings, boolean ownProvider)
            throws SettingsException {
        boolean isMade = settings.domain()
                .flatMap(SignInDomain::custom)
                .map(CustomDomain::certificate)
                .filter(Optional::isEmpty)
                .isPresent();
        if (ownProvider && isMade) {
            throw SettingsException.ofComponent(
                    component,
                    List.of(new Problem(
                            "certificate-provider",
                            "domain.certificate",
                            "is required for a custom domain if the component has a provider of its own: the certificate must be in "
                                    + SignInDomain.CERTIFICATE_REGION,
                            "nothing",
                            "create a certificate with a provider for " + SignInDomain.CERTIFICATE_REGION
                                    + " and pass its ARN")));
        }
    }

    /** As for a stack, which does not look the record up either if it is not on AWS. */
    private static Optional<String> checkParentRecord(String component, Settings settings) throws SettingsException {
        if (ProviderRegion.hasEndpoints()) {
            return Optional.empty();
        }
        try {
            return ParentRecordCheck.check(settings, new DnsLookup());
        } catch (SettingsException e) {
            throw SettingsException.ofComponent(
                    component, ComponentSettings.PROTECTED_API.inTermsOfArguments(e.problems()));
        }
    }
}
