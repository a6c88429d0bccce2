package dev.gatehouse.local.cognito.credential;

import org.jspecify.annotations.Nullable;

/**
 * The stored form of a password.
 *
 * @param salt base64
 * @param hash base64
 * @param srpSalt hexadecimal; null in a row of an earlier version
 * @param srpVerifier hexadecimal; null in a row of an earlier version
 */
public record PasswordHash(
        int iterations,
        String salt,
        String hash,
        @Nullable String srpSalt,
        @Nullable String srpVerifier) {
    @Override
    public String toString() {
        return "***";
    }
}
