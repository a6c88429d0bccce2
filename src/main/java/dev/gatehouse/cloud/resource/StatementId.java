package dev.gatehouse.cloud.resource;

/** Names a statement in a function's policy: letters, digits and hyphens, at most 100 (AddPermission). */
public final class StatementId {
    private static final int READABLE = 80;

    private StatementId() {}

    /** Readable, and told from a look-alike by the hash of the whole key: {@code GET-resources-id-1a2b3c4d}. */
    public static String of(String key) {
        String words = key.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
        return words.substring(0, Math.min(words.length(), READABLE)) + "-%08x".formatted(key.hashCode());
    }
}
