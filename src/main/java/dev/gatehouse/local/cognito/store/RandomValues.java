package dev.gatehouse.local.cognito.store;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** Cryptographically random values: ids, opaque tokens and confirmation codes. */
public final class RandomValues {
    private final SecureRandom random;

    public RandomValues(SecureRandom random) {
        this.random = random;
    }

    /** A random UUID, as Cognito uses for {@code sub}, {@code jti} and request ids. */
    public String uuid() {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(16));
        long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    /** 256 bits. It contains no dot, so it is never mistaken for a JWT. */
    public String opaqueToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /**
     * The nonce that Cognito sends to an identity provider: 128 bytes in base64url (OBS nextauthjs/next-auth #3403).
     */
    public String nonce() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(128));
    }

    /** A code of six digits. */
    public String confirmationCode() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    /** A number from 0 (inclusive) to {@code bound} (exclusive). */
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    public BigInteger unsignedNumber(int bytes) {
        return new BigInteger(1, bytes(bytes));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
