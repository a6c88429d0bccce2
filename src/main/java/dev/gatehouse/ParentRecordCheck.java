package dev.gatehouse;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.ParentRecord;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.List;
import java.util.Optional;

/**
 * Checks that the parent of a custom sign-in domain has an A record (Using your own domain, prerequisites). Without it,
 * Cognito rejects the domain after minutes with "Was not able to resolve the root domain".
 */
final class ParentRecordCheck {
    private static final String PATH = "gatehouse:domain.custom";

    private ParentRecordCheck() {}

    /**
     * Looks up the record, if the settings ask for the check and the stack is on AWS.
     *
     * @return a warning if the lookup failed
     * @throws SettingsException if there is no such record
     */
    static Optional<String> check(Settings settings, AddressLookup dns) throws SettingsException {
        Optional<String> parent = settings.domain()
                .filter(domain -> domain.parentRecord() == ParentRecord.CHECK)
                .flatMap(SignInDomain::parentDomain);
        if (settings.endpoints().isPresent() || parent.isEmpty()) {
            return Optional.empty();
        }
        return switch (dns.addressOf(parent.get())) {
            case FOUND -> Optional.empty();
            case UNKNOWN ->
                Optional.of(PATH + ": could not look up whether " + parent.get()
                        + " has an A record, which Cognito requires for this domain");
            case NONE -> throw new SettingsException(settings.stack(), List.of(missing(parent.get())));
        };
    }

    private static Problem missing(String parent) {
        return new Problem(
                "parent-record",
                PATH,
                "needs an A record of its parent domain, or Cognito rejects it",
                "no A record of '" + parent + "'",
                "add one with any value, or write parentRecord: make to create it, or parentRecord: skip to skip this check");
    }
}
