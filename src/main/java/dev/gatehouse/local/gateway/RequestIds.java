package dev.gatehouse.local.gateway;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Ids in the shapes of AWS. */
final class RequestIds {
    private final SecureRandom random;

    RequestIds(SecureRandom random) {
        this.random = random;
    }

    /** OBS aws-sam-cli 2637: sixteen characters that end in an equals sign, {@code AV8S6j-SDoEEP9A=}. */
    String request() {
        return Base64.getUrlEncoder().encodeToString(bytes(11));
    }

    /** OBS (events in public posts): {@code Root=1-<seconds, 8 hex>-<24 hex>}. */
    String trace(Instant now) {
        return "Root=1-%08x-%s".formatted(now.getEpochSecond(), HexFormat.of().formatHex(bytes(12)));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
