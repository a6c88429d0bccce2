package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.text.StrictBase64Url;
import dev.gatehouse.local.gateway.text.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed token whose signature is not verified: do not trust its claims. {@code toString} does not reveal it. */
public final class CompactJws implements TokenParseResult {
    private static final String BEARER = "bearer ";

    private final JsonObject header;
    private final JsonObject claims;
    private final String text;
    private final byte[] signature;

    private CompactJws(JsonObject header, JsonObject claims, String text, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.text = text;
        this.signature = signature;
    }

    /** RFC 7515 section 7.1, strictly: three parts, canonical base64url, JSON objects without duplicate names. */
    static TokenParseResult read(String text) {
        // OBS serverless-application-model 1300: the wording if the token still has a scheme.
        if (text.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Refusal(
                    "tokenstring should not contain 'bearer '",
                    "format: the header must have the word Bearer once, got it twice; send \"Authorization: Bearer <token>\"");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            // OBS (public runbooks): this wording.
            return new Refusal(
                    "token contains an invalid number of segments",
                    "format: a JWT must have three segments separated by dots, got " + parts.length
                            + "; send the complete token");
        }
        Optional<JsonObject> header = StrictBase64Url.decode(parts[0]).flatMap(StrictJson::object);
        if (header.isEmpty()) {
            return malformed("header", "a JSON object without duplicate names, in base64url without padding");
        }
        Optional<JsonObject> claims = StrictBase64Url.decode(parts[1]).flatMap(StrictJson::object);
        if (claims.isEmpty()) {
            return malformed("payload", "a JSON object without duplicate names, in base64url without padding");
        }
        Optional<byte[]> signature = StrictBase64Url.decode(parts[2]).filter(bytes -> bytes.length > 0);
        if (signature.isEmpty()) {
            return malformed("signature", "base64url without padding and not empty");
        }
        return new CompactJws(header.get(), claims.get(), text, signature.get());
    }

    private static Refusal malformed(String part, String expected) {
        return new Refusal(
                "the token " + part + " is malformed",
                "format: the token's " + part + " must be " + expected
                        + ", got something else; get a new token from the token endpoint");
    }

    JsonObject header() {
        return header;
    }

    JsonObject claims() {
        return claims;
    }

    byte[] signature() {
        return signature;
    }

    byte[] signingInput() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of the complete token. It identifies the token, but cannot be used as a token. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** A header parameter; empty if it is not a string. */
    Optional<String> headerText(String name) {
        return text(header.get(name));
    }

    /** A claim; empty if it is not a string. */
    public Optional<String> claimText(String name) {
        return text(claims.get(name));
    }

    private static Optional<String> text(@Nullable JsonElement element) {
        return Optional.ofNullable(element)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsJsonPrimitive)
                .filter(primitive -> primitive.isString())
                .map(primitive -> primitive.getAsString());
    }

    @Override
    public String toString() {
        return "***";
    }
}
