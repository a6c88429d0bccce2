package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import dev.gatehouse.local.gateway.text.StrictJson;
import dev.gatehouse.local.rsa.RsaProvider;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of an issuer that may verify tokens, by kid. */
final class JsonWebKeySet {
    /**
     * An RSA key for signatures by RS256. CHOICE: NIST SP 800-131A allows no key shorter than 2048 bits; Cognito's have
     * 2048.
     */
    private static final JWKMatcher VERIFIES_TOKENS = new JWKMatcher.Builder()
            .keyType(KeyType.RSA)
            .withKeyIDOnly(true)
            .keyUses(KeyUse.SIGNATURE, null)
            .algorithms(JWSAlgorithm.RS256, null)
            .minKeySize(2048)
            .build();

    private final Map<String, RSAPublicKey> keys;

    private JsonWebKeySet(Map<String, RSAPublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads a JSON Web Key Set (RFC 7517). A key that is no RSA signing key is left out, as section 5 asks; of two
     * with one kid neither counts. Key by key, because JWKSet.parse refuses the whole set for one malformed key.
     *
     * @return empty when the document is no key set
     */
    static Optional<JsonWebKeySet> read(byte[] document) {
        Optional<JsonElement> members =
                StrictJson.object(document).map(set -> set.get("keys")).filter(JsonElement::isJsonArray);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (JsonElement each : members.get().getAsJsonArray()) {
            Optional<JWK> jwk = jwk(each).filter(VERIFIES_TOKENS::matches);
            Optional<RSAPublicKey> key = jwk.flatMap(JsonWebKeySet::rsa);
            if (key.isPresent() && keys.put(jwk.get().getKeyID(), key.get()) != null) {
                twice.add(jwk.get().getKeyID());
            }
        }
        keys.keySet().removeAll(twice);
        return Optional.of(new JsonWebKeySet(Map.copyOf(keys)));
    }

    Optional<RSAPublicKey> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    private static Optional<JWK> jwk(JsonElement json) {
        try {
            return json.isJsonObject() ? Optional.of(JWK.parse(json.toString())) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<RSAPublicKey> rsa(JWK jwk) {
        try {
            return Optional.of(RsaProvider.translateKey(jwk.toRSAKey().toRSAPublicKey()));
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
