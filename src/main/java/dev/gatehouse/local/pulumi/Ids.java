package dev.gatehouse.local.pulumi;

import java.security.SecureRandom;

/** Makes ids of the shapes that AWS gives: SDKs parse some of them. */
final class Ids {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER;
    private static final String HEX = "0123456789abcdef";

    private final SecureRandom random;

    Ids(SecureRandom random) {
        this.random = random;
    }

    /** Nine letters or digits, as in {@code eu-west-1_AbC123xYz}. */
    String pool() {
        return text(MIXED, 9);
    }

    /** 26 lower-case letters or digits. */
    String client() {
        return text(LOWER, 26);
    }

    /** 51 lower-case letters or digits: 263 bits. */
    String clientSecret() {
        return text(LOWER, 51);
    }

    /** Ten lower-case letters or digits: an API. */
    String api() {
        return text(LOWER, 10);
    }

    /** Seven: parts of an API. */
    String apiPart() {
        return text(LOWER, 7);
    }

    /** Six: parts of a REST API. */
    String restPart() {
        return text(LOWER, 6);
    }

    /** What Pulumi puts behind an automatic name. */
    String nameSuffix() {
        return text(HEX, 7);
    }

    /** 32 hex digits with hyphens. */
    String uuid() {
        return text(HEX, 8) + "-" + text(HEX, 4) + "-" + text(HEX, 4) + "-" + text(HEX, 4) + "-" + text(HEX, 12);
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
