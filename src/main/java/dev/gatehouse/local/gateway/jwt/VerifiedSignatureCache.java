package dev.gatehouse.local.gateway.jwt;

import java.nio.ByteBuffer;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Caches the SHA-256 of tokens with a verified signature and the key, so that the signature of a token is verified
 * once. Times, audience and scopes are checked for every request, and the key must still be in the issuer's key set.
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

    synchronized boolean contains(byte[] tokenHash, RSAPublicKey key) {
        return key.equals(verified.get(ByteBuffer.wrap(tokenHash)));
    }

    synchronized void add(byte[] tokenHash, RSAPublicKey key) {
        verified.put(ByteBuffer.wrap(tokenHash), key);
    }

    /** Removes a token that has expired. */
    synchronized void remove(byte[] tokenHash) {
        verified.remove(ByteBuffer.wrap(tokenHash));
    }

    synchronized int size() {
        return verified.size();
    }
}
