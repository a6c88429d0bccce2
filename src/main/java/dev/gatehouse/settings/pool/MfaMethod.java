package dev.gatehouse.settings.pool;

import java.util.Locale;
import java.util.Optional;

/** A second factor. */
public enum MfaMethod {
    /** An authenticator app (RFC 6238). */
    TOTP,
    /** A code by e-mail: needs the tier essentials and e-mail with Amazon SES. */
    EMAIL;

    public static Optional<MfaMethod> of(String text) {
        for (MfaMethod each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
