package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.credential.SecondFactors;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The second factors that a request enables, disables or prefers. Factors that it does not name do not change. CHOICE: a
 * missing flag is false.
 *
 * @param sms whether the request enables or prefers text messages
 */
record MfaPreference(boolean sms, Set<Factor> enabled, Set<Factor> disabled, Set<Factor> preferred) {
    private static final String SMS = "SMSMfaSettings";
    private static final Map<Factor, String> SETTINGS = new TreeMap<>(
            Map.of(Factor.EMAIL_OTP, "EmailMfaSettings", Factor.SOFTWARE_TOKEN_MFA, "SoftwareTokenMfaSettings"));

    MfaPreference {
        enabled = Set.copyOf(enabled);
        disabled = Set.copyOf(disabled);
        preferred = Set.copyOf(preferred);
    }

    static MfaPreference of(ApiRequest request) {
        Set<Factor> enabled = EnumSet.noneOf(Factor.class);
        Set<Factor> disabled = EnumSet.noneOf(Factor.class);
        Set<Factor> preferred = EnumSet.noneOf(Factor.class);
        SETTINGS.forEach((factor, settings) -> {
            if (request.has(settings)) {
                (request.flagOf(settings, "Enabled") ? enabled : disabled).add(factor);
                if (request.flagOf(settings, "PreferredMfa")) {
                    preferred.add(factor);
                }
            }
        });
        boolean sms = request.flagOf(SMS, "Enabled") || request.flagOf(SMS, "PreferredMfa");
        return new MfaPreference(sms, enabled, disabled, preferred);
    }

    /** A factor loses the preference if the request disables it, or enables it without PreferredMfa. */
    SecondFactors applyTo(SecondFactors now) {
        SecondFactors next = now;
        for (Factor factor : disabled) {
            next = next.withoutActive(factor);
        }
        for (Factor factor : enabled) {
            next = next.withActive(factor);
        }
        Optional<Factor> kept = next.preference().filter(factor -> !enabled.contains(factor));
        return next.withPreferred(preferred.stream().findFirst().or(() -> kept));
    }
}
