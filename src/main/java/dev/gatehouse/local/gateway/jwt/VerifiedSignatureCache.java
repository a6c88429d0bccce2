package dev.gatehouse.local.gateway.jwt;

import java.nio.ByteBuffer;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which tokens a key has verified, by their SHA-256, so that a client that calls often costs one RSA
 * operation. Nothing but the signature is remembered: time, audience and scopes are looked at on every call, and the
 * key must still be in its issuer's set.
 */
final class VerifiedSignatureCache {
    private final Map<ByteBuffer, RSAPublicKey> verified;

    VerifiedSignatureCache(int capacity) {
        verified = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, RSAPublicKey> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized boolean has(byte[] tokenHash, RSAPublicKey key) {
        return key.equals(verified.get(ByteBuffer.wrap(tokenHash)));
    }

    synchronized void remember(byte[] tokenHash, RSAPublicKey key) {
        verified.put(ByteBuffer.wrap(tokenHash), key);
    }

    /** For a token that has expired. */
    synchronized void forget(byte[] tokenHash) {
        verified.remove(ByteBuffer.wrap(tokenHash));
    }

    synchronized int size() {
        return verified.size();
    }
}
