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
 * What a call wants of a user's second factors; what it does not name stays as it is. CHOICE: a flag that is left out
 * is false.
 *
 * @param sms whether text messages are to be a factor
 */
record MfaPreference(boolean sms, Set<Factor> on, Set<Factor> off, Set<Factor> preferred) {
    private static final String SMS = "SMSMfaSettings";
    private static final Map<Factor, String> SETTINGS = new TreeMap<>(
            Map.of(Factor.EMAIL_OTP, "EmailMfaSettings", Factor.SOFTWARE_TOKEN_MFA, "SoftwareTokenMfaSettings"));

    MfaPreference {
        on = Set.copyOf(on);
        off = Set.copyOf(off);
        preferred = Set.copyOf(preferred);
    }

    static MfaPreference of(ApiRequest request) {
        Set<Factor> on = EnumSet.noneOf(Factor.class);
        Set<Factor> off = EnumSet.noneOf(Factor.class);
        Set<Factor> preferred = EnumSet.noneOf(Factor.class);
        SETTINGS.forEach((factor, settings) -> {
            if (request.has(settings)) {
                (request.flagOf(settings, "Enabled") ? on : off).add(factor);
                if (request.flagOf(settings, "PreferredMfa")) {
                    preferred.add(factor);
                }
            }
        });
        boolean sms = request.flagOf(SMS, "Enabled") || request.flagOf(SMS, "PreferredMfa");
        return new MfaPreference(sms, on, off, preferred);
    }

    /** A preference goes with the factor that is switched off, or named without it. */
    SecondFactors applied(SecondFactors now) {
        SecondFactors next = now;
        for (Factor factor : off) {
            next = next.withoutActive(factor);
        }
        for (Factor factor : on) {
            next = next.withActive(factor);
        }
        Optional<Factor> kept = next.preference().filter(factor -> !on.contains(factor));
        return next.withPreferred(preferred.stream().findFirst().or(() -> kept));
    }
}
