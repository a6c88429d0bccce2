package dev.gatehouse.local.pulumi.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Makes ids of the shapes that AWS gives: SDKs parse some of them. */
public final class AwsIds {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER;
    private static final String HEX = "0123456789abcdef";

    private final SecureRandom random;

    public AwsIds(SecureRandom random) {
        this.random = random;
    }

    /** Nine letters or digits, as in {@code eu-west-1_AbC123xYz}. */
    public String userPoolId() {
        return text(MIXED, 9);
    }

    /** 26 lower-case letters or digits. */
    public String userPoolClientId() {
        return text(LOWER, 26);
    }

    /** 51 lower-case letters or digits: 263 bits. */
    public String clientSecret() {
        return text(LOWER, 51);
    }

    /** Ten lower-case letters or digits: an API. */
    public String apiId() {
        return text(LOWER, 10);
    }

    /** Seven: parts of an API. */
    public String apiPartId() {
        return text(LOWER, 7);
    }

    /** Six: parts of a REST API. */
    public String restApiPartId() {
        return text(LOWER, 6);
    }

    /** What Pulumi puts behind an automatic name. */
    public String nameSuffix() {
        return text(HEX, 7);
    }

    /**
     * As {@link #nameSuffix()}, and the same for the same seed. The engine gives one seed to a preview and to the update
     * that applies its plan, so that both name a resource alike (pulumirpc CheckRequest, randomSeed).
     */
    public static String nameSuffix(byte[] seed) {
        return hash(seed, 7);
    }

    /** 32 hex digits with hyphens. */
    public String uuid() {
        return text(HEX, 8) + "-" + text(HEX, 4) + "-" + text(HEX, 4) + "-" + text(HEX, 4) + "-" + text(HEX, 12);
    }

    /** Hexadecimal digits that are the same for the same text: of what AWS, too, names after something. */
    public static String hash(String text, int length) {
        return hash(text.getBytes(StandardCharsets.UTF_8), length);
    }

    private static String hash(byte[] bytes, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id of a hosted zone, by its name. */
    public static String hostedZoneId(String name) {
        return "Z" + hash(name, 20).toUpperCase(Locale.ROOT);
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
