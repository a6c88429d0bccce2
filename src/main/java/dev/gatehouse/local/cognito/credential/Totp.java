package dev.gatehouse.local.cognito.credential;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of an authenticator app: RFC 6238 with SHA-1, six digits, a new one each 30 seconds. */
public final class Totp {
    private static final long STEP = Duration.ofSeconds(30).toMillis();

    /** DOC "TOTP software token MFA": a code that is 30 seconds early or late is taken. */
    private static final int STEPS_AROUND = 1;

    /** CHOICE: 256 bits; no less than the 160 of RFC 4226 section 4, and 52 characters as secrets of AWS have (OBS). */
    private static final int SECRET_BYTES = 32;

    private final Clock clock;
    private final RandomValues ids;

    public Totp(Clock clock, RandomValues ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A secret to share with an app. */
    public byte[] generateSecret() {
        return ids.bytes(SECRET_BYTES);
    }

    /** The step whose code this is, of those that are taken now; as long for a wrong code as for a right one. */
    public OptionalLong findStep(byte[] secret, String code) {
        long now = Math.floorDiv(clock.millis(), STEP);
        OptionalLong found = OptionalLong.empty();
        for (long step = now - STEPS_AROUND; step <= now + STEPS_AROUND; step++) {
            if (Hashes.equalsInConstantTime(code(secret, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4226 section 5.3, with the number of the step as counter. */
    public static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }

    private static byte[] hmac(byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
