package dev.gatehouse.settings;

import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.IdentityProviderList;
import dev.gatehouse.settings.monitoring.Observability;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.Optional;

/** The arguments of a component with a user pool only. */
final class UserDirectorySettings {
    static final Schema KEYS = Settings.KEYS.select(
            "A user pool.", "aws:region", "gatehouse:identity", "gatehouse:observability", "gatehouse:tags");

    private static final Rule POOL = KEYS.rule(
            "directory-pool",
            "must be absent, because a UserDirectory declares the user pool",
            "delete it, and pass the id to AppClients as userPoolId");
    private static final Rule SCOPES = KEYS.rule(
            "directory-scopes",
            "must be absent, because a UserDirectory has no scopes and no clients",
            "delete it, or use ProtectedApi");
    private static final Rule MONITORING = KEYS.rule(
            "directory-monitoring",
            "must be absent, because a UserDirectory declares no alarms and no dashboard",
            "delete it, or use ProtectedApi");

    private UserDirectorySettings() {}

    static Optional<Settings> read(String stack, Section root) {
        Optional<String> region = PartSections.region(root);
        Section section = root.get(Settings.IDENTITY);
        Identity identity = Identity.read(section, region, false);
        Identity.rejectOtherParts(section, POOL, SCOPES);
        identity.warnAboutEmailQuota(section.path());
        IdentityProviderList.check(identity, IdentityProviderList.Secrets.OUTPUTS, section.path());
        identity.triggers().checkRegion(region, false, section.path().key("triggers"));
        Section logs = root.get(Settings.OBSERVABILITY);
        Observability.rejectMonitoring(logs, MONITORING);
        return Optional.of(PartSections.of(root, identity)
                .withObservability(Observability.read(logs, region))
                .settings(stack));
    }
}
