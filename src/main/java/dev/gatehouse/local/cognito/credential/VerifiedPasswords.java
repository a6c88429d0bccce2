package dev.gatehouse.local.cognito.credential;

import dev.gatehouse.local.state.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The passwords that this process has verified, so that the slow hash is computed once. It keeps only an HMAC of the
 * stored hash and the password, in memory, with a random key. A changed or deleted password has another stored hash or
 * none, so that its entry no longer matches.
 */
final class VerifiedPasswords {
    static final int CAPACITY = 1_000;

    private final SecretKeySpec key;
    private final Map<ByteBuffer, Boolean> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > CAPACITY;
        }
    };

    VerifiedPasswords(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    boolean contains(PasswordHash stored, Secret password) {
        ByteBuffer digest = digest(stored, password);
        synchronized (verified) {
            return verified.get(digest) != null;
        }
    }

    void add(PasswordHash stored, Secret password) {
        ByteBuffer digest = digest(stored, password);
        synchronized (verified) {
            verified.put(digest, true);
        }
    }

    int size() {
        synchronized (verified) {
            return verified.size();
        }
    }

    /** The salt and the hash are base64, without a colon. */
    private ByteBuffer digest(PasswordHash stored, Secret password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(
                    (stored.salt() + ":" + stored.hash() + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
