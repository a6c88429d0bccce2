package dev.gatehouse.cloud.resource;

/**
 * Statement ids of a function's resource-based policy: letters, digits and hyphens, at most 100 characters
 * (AddPermission).
 */
public final class StatementId {
    private static final int READABLE = 80;

    private StatementId() {}

    /**
     * A readable id with the hash of the key, so that similar keys get different ids: {@code
     * GET-resources-id-1a2b3c4d}.
     */
    public static String of(String key) {
        String words = key.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
        return words.substring(0, Math.min(words.length(), READABLE)) + "-%08x".formatted(key.hashCode());
    }
}
