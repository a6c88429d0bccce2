package dev.gatehouse.local.cognito.store;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** Everything here that nobody may guess: ids, opaque tokens, confirmation codes. */
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

    /** 256 bits, without a dot, so that it is never taken for a JWT. */
    public String opaqueToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** As Cognito sends one to an identity provider: 128 bytes in base64url (OBS nextauthjs/next-auth #3403). */
    public String nonce() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(128));
    }

    /** Six digits. */
    public String confirmationCode() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    /** From 0, less than {@code bound}. */
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
