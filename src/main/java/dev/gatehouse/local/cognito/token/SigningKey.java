package dev.gatehouse.local.cognito.token;

import com.google.gson.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.local.rsa.RsaProvider;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** An RSA key pair of a pool. It signs one type of token. DOC "Verifying JSON web tokens": RS256. */
final class SigningKey {
    private static final int BITS = 2048;

    private final RSAKey key;
    /** Contains only kid and alg, also in its encoded form. DOC "Understanding the access token". */
    private final JWSHeader header;

    private final RSASSASigner signer;
    private final RSASSAVerifier verifier;

    private SigningKey(RSAKey key) {
        try {
            this.key = key;
            this.header = JWSHeader.parse(new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build()
                    .toBase64URL());
            this.signer = new RSASSASigner(RsaProvider.translateKey(key.toRSAPrivateKey()));
            this.verifier = new RSASSAVerifier(RsaProvider.translateKey(key.toRSAPublicKey()));
            RsaProvider.get().ifPresent(signer.getJCAContext()::setProvider);
            RsaProvider.get().ifPresent(verifier.getJCAContext()::setProvider);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("a signing key in the state file is not an RSA key pair", e);
        }
    }

    static SigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = generator();
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] id = new byte[32];
            random.nextBytes(id);
            return new SigningKey(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    // Key ids on AWS have this form: 32 bytes in standard base64 (DOC "Understanding the access
                    // token").
                    .keyID(Base64.getEncoder().encodeToString(id))
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .build());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static KeyPairGenerator generator() throws NoSuchAlgorithmException {
        Optional<Provider> provider = RsaProvider.get();
        return provider.isPresent()
                ? KeyPairGenerator.getInstance("RSA", provider.get())
                : KeyPairGenerator.getInstance("RSA");
    }

    /** Reads the text that {@link #serialize()} returns. */
    static SigningKey deserialize(String serialized) {
        try {
            return new SigningKey(RSAKey.parse(serialized));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the state file cannot be read", e);
        }
    }

    /** The key pair as JSON. It contains the private key: only the store may have it. */
    String serialize() {
        return key.toJSONString();
    }

    String id() {
        return key.getKeyID();
    }

    /** The public key, with exactly the members that AWS returns. */
    JsonObject publicJwk() {
        JsonObject jwk = new JsonObject();
        jwk.addProperty("alg", "RS256");
        jwk.addProperty("e", key.getPublicExponent().toString());
        jwk.addProperty("kid", id());
        jwk.addProperty("kty", "RSA");
        jwk.addProperty("n", key.getModulus().toString());
        jwk.addProperty("use", "sig");
        return jwk;
    }

    /** Returns a signed JWT. */
    String sign(JsonObject claims) {
        String input = header.toBase64URL() + "." + Base64URL.encode(claims.toString());
        try {
            return input + "." + signer.sign(header, input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /**
     * Whether this key signed the token: the header is exactly the one that {@link #sign} writes, and the signature is
     * valid.
     */
    boolean isSignatureValid(JWSObject token) {
        Map<String, Object> expected = Map.of("alg", "RS256", "kid", id());
        try {
            return token.getHeader().toJSONObject().equals(expected) && token.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
