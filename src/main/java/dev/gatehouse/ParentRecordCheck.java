package dev.gatehouse;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.ParentRecord;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.List;
import java.util.Optional;

/**
 * Cognito makes a custom sign-in domain only where the name right above it has an A record (Using your own domain,
 * prerequisites), and says so after minutes, in words that few understand: "Was not able to resolve the root domain".
 */
final class ParentRecordCheck {
    private static final String PATH = "gatehouse:domain.custom";

    private ParentRecordCheck() {}

    /**
     * Asks DNS, where the settings want it and the stack is on AWS.
     *
     * @return a warning when nobody could say
     * @throws SettingsException when there is no such record
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
                        + " has an A record, without which Cognito refuses the name");
            case NONE -> throw new SettingsException(settings.stack(), List.of(missing(parent.get())));
        };
    }

    private static Problem missing(String parent) {
        return new Problem(
                "parent-record",
                PATH,
                "needs an A record of the name right above it, or Cognito refuses it",
                "no such record of '" + parent + "'",
                "add one of any value, write parentRecord: make, or parentRecord: skip if you know better");
    }
}
