package dev.gatehouse.local.gateway.text;

import java.util.Base64;
import java.util.Optional;

/**
 * Decodes base64url as RFC 7515 section 2 defines it: no padding, no other alphabet, and only the canonical encoding.
 */
public final class StrictBase64Url {
    private StrictBase64Url() {}

    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // Unused bits of the last character must be zero; otherwise several texts would decode to the same token.
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(text);
            return canonical ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
