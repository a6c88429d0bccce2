package dev.gatehouse.local.cognito;

/**
 * A password as it is kept.
 *
 * @param salt base64
 * @param hash base64
 */
record PasswordHash(int iterations, String salt, String hash) {
    @Override
    public String toString() {
        return "***";
    }
}
