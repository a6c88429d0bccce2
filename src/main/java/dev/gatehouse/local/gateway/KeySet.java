package dev.gatehouse.local.gateway;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.rsa.RsaProvider;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of an issuer that may verify tokens, by kid. */
final class KeySet {
    /** CHOICE: NIST SP 800-131A allows no shorter RSA key; Cognito's have 2048 bits. */
    private static final int SHORTEST = 2048;

    private final Map<String, RSAPublicKey> keys;

    private KeySet(Map<String, RSAPublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads a JSON Web Key Set (RFC 7517). A key that is no RSA signing key is left out, as section 5 asks; of two
     * with one kid neither counts.
     *
     * @return empty when the document is no key set
     */
    static Optional<KeySet> read(byte[] document) {
        Optional<JsonElement> members =
                StrictJson.object(document).map(set -> set.get("keys")).filter(JsonElement::isJsonArray);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (JsonElement each : members.get().getAsJsonArray()) {
            if (each.isJsonObject()) {
                JsonObject jwk = each.getAsJsonObject();
                Optional<String> kid = text(jwk, "kid");
                Optional<RSAPublicKey> key = rsa(jwk);
                if (kid.isPresent() && key.isPresent() && keys.put(kid.get(), key.get()) != null) {
                    twice.add(kid.get());
                }
            }
        }
        keys.keySet().removeAll(twice);
        return Optional.of(new KeySet(Map.copyOf(keys)));
    }

    Optional<RSAPublicKey> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    private static Optional<RSAPublicKey> rsa(JsonObject jwk) {
        boolean forThis = text(jwk, "kty").filter("RSA"::equals).isPresent()
                && (!jwk.has("use") || text(jwk, "use").filter("sig"::equals).isPresent())
                && (!jwk.has("alg") || text(jwk, "alg").filter("RS256"::equals).isPresent());
        Optional<BigInteger> modulus = number(jwk, "n").filter(n -> n.bitLength() >= SHORTEST);
        Optional<BigInteger> exponent = number(jwk, "e").filter(e -> e.testBit(0) && e.bitLength() > 1);
        if (!forThis || modulus.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RsaProvider.own((RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus.get(), exponent.get()))));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigInteger> number(JsonObject jwk, String name) {
        return text(jwk, name)
                .flatMap(StrictBase64Url::decode)
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> new BigInteger(1, bytes));
    }

    private static Optional<String> text(JsonObject jwk, String name) {
        return Optional.ofNullable(jwk.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsJsonPrimitive)
                .filter(primitive -> primitive.isString())
                .map(primitive -> primitive.getAsString());
    }
}
