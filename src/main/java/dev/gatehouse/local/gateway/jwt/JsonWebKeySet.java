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

/** The signing keys of an issuer, by kid. */
final class JsonWebKeySet {
    /**
     * Matches RSA keys for RS256 signatures. CHOICE: NIST SP 800-131A requires at least 2048 bits; Cognito's keys have
     * 2048.
     */
    private static final JWKMatcher RS256_SIGNING_KEY = new JWKMatcher.Builder()
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
     * Reads a JSON Web Key Set (RFC 7517). Other keys are ignored, as section 5 requires. If two keys have the same
     * kid, both are ignored. Keys are parsed one by one, because JWKSet.parse refuses the whole set for one malformed
     * key.
     *
     * @return empty if the document is not a key set
     */
    static Optional<JsonWebKeySet> read(byte[] document) {
        Optional<JsonElement> members =
                StrictJson.object(document).map(set -> set.get("keys")).filter(JsonElement::isJsonArray);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
        Set<String> duplicates = new HashSet<>();
        for (JsonElement each : members.get().getAsJsonArray()) {
            Optional<JWK> jwk = jwk(each).filter(RS256_SIGNING_KEY::matches);
            Optional<RSAPublicKey> key = jwk.flatMap(JsonWebKeySet::rsa);
            if (key.isPresent() && keys.put(jwk.get().getKeyID(), key.get()) != null) {
                duplicates.add(jwk.get().getKeyID());
            }
        }
        keys.keySet().removeAll(duplicates);
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
