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

/** Codes of authenticator apps: RFC 6238 with SHA-1, six digits and a time step of 30 seconds. */
public final class Totp {
    private static final long STEP_MILLIS = Duration.ofSeconds(30).toMillis();

    /** DOC "TOTP software token MFA": Cognito accepts a code that is 30 seconds early or late. */
    private static final int STEP_TOLERANCE = 1;

    /** CHOICE: 256 bits. RFC 4226 section 4 recommends at least 160; secrets of AWS have 52 characters too (OBS). */
    private static final int SECRET_BYTES = 32;

    private final Clock clock;
    private final RandomValues random;

    public Totp(Clock clock, RandomValues random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new secret for an app. */
    public byte[] generateSecret() {
        return random.bytes(SECRET_BYTES);
    }

    /** Finds the time step of a code among the steps that are accepted now. It takes the same time for a wrong code. */
    public OptionalLong findStep(byte[] secret, String code) {
        long now = Math.floorDiv(clock.millis(), STEP_MILLIS);
        OptionalLong found = OptionalLong.empty();
        for (long step = now - STEP_TOLERANCE; step <= now + STEP_TOLERANCE; step++) {
            if (Hashes.equalsInConstantTime(code(secret, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4226 section 5.3, with the time step as counter. */
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
