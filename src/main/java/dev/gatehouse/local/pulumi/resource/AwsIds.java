package dev.gatehouse.local.pulumi.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Creates ids in AWS's formats, because SDKs parse some of them. */
public final class AwsIds {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER;
    private static final String HEX = "0123456789abcdef";

    private final SecureRandom random;

    public AwsIds(SecureRandom random) {
        this.random = random;
    }

    /** The part of a user pool id after the region: nine letters or digits, as in {@code eu-west-1_AbC123xYz}. */
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

    /** Ten lower-case letters or digits. */
    public String apiId() {
        return text(LOWER, 10);
    }

    /** The id of a route, an integration or an authorizer: seven lower-case letters or digits. */
    public String apiPartId() {
        return text(LOWER, 7);
    }

    /** The id of a resource, a validator, an authorizer or a deployment: six lower-case letters or digits. */
    public String restApiPartId() {
        return text(LOWER, 6);
    }

    /** The suffix of Pulumi's auto-naming: seven hexadecimal digits. */
    public String nameSuffix() {
        return text(HEX, 7);
    }

    /**
     * A suffix that depends only on the seed. The engine passes the same seed to a preview and to the update that applies
     * its plan, so that both give a resource the same name (pulumirpc CheckRequest, randomSeed).
     */
    public static String nameSuffix(byte[] seed) {
        return hash(seed, 7);
    }

    /** 32 hexadecimal digits with hyphens. */
    public String uuid() {
        return text(HEX, 8) + "-" + text(HEX, 4) + "-" + text(HEX, 4) + "-" + text(HEX, 4) + "-" + text(HEX, 12);
    }

    /** Hexadecimal digits that depend only on the text, for ids that AWS derives from a name. */
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

    /** The id of the hosted zone with that name. */
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
