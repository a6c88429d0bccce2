package dev.gatehouse.local.gateway.request;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Creates request ids in the form that AWS uses. */
public final class RequestIds {
    private final SecureRandom random;

    public RequestIds(SecureRandom random) {
        this.random = random;
    }

    /** OBS aws-sam-cli 2637: 16 characters with an equals sign at the end, {@code AV8S6j-SDoEEP9A=}. */
    public String newRequestId() {
        return Base64.getUrlEncoder().encodeToString(bytes(11));
    }

    /** OBS (events in public posts): the request id of a REST API is a UUID. */
    public String newUuid() {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(16));
        // RFC 9562 section 5.4: version 4, variant 10.
        long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** OBS (events in public posts): {@code Root=1-<seconds, 8 hex>-<24 hex>}. */
    public String newTraceId(Instant now) {
        return "Root=1-%08x-%s".formatted(now.getEpochSecond(), HexFormat.of().formatHex(bytes(12)));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
