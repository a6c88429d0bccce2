package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.rsa.RsaProvider;
import dev.gatehouse.local.state.HttpApi;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;

/** DOC "JWT authorizers": kid must name a key of the issuer's jwks_uri, and that key must have signed the token. */
final class SignatureCheck implements TokenCheck {
    private final JwksCache keys;
    private final VerifiedSignatureCache verified;

    SignatureCheck(JwksCache keys, VerifiedSignatureCache verified) {
        this.keys = keys;
        this.verified = verified;
    }

    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        Optional<String> kid = token.headerText("kid");
        if (kid.isEmpty()) {
            return unknown(token, authorizer);
        }
        JwksCache.Lookup lookup = keys.key(authorizer.issuer(), kid.get());
        if (lookup instanceof JwksCache.Lookup.Key found) {
            return signature(token, found.key(), authorizer);
        }
        return lookup instanceof JwksCache.Lookup.Unavailable none
                ? Optional.of(new Refusal(
                        "unable to retrieve the keys of the issuer",
                        "keys: the keys of " + authorizer.issuer() + " must be readable, got: " + none.reason()
                                + "; check that the issuer of the authorizer responds"))
                : unknown(token, authorizer);
    }

    private Optional<Refusal> signature(CompactJws token, RSAPublicKey key, HttpApi.JwtAuthorizer authorizer) {
        byte[] hash = token.hash();
        if (verified.contains(hash, key)) {
            return Optional.empty();
        }
        if (isSignedBy(key, token)) {
            verified.add(hash, key);
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                "the token signature is invalid",
                "signature: the token must be signed by the key "
                        + LogValue.of(token.header().get("kid")) + " of " + authorizer.issuer()
                        + ", got another signature; get a new token and send it unchanged"));
    }

    private static boolean isSignedBy(RSAPublicKey key, CompactJws token) {
        try {
            Signature check = signature();
            check.initVerify(key);
            check.update(token.signingInput());
            return check.verify(token.signature());
        } catch (GeneralSecurityException e) {
            // Thrown for a signature of the wrong length.
            return false;
        }
    }

    private static Signature signature() throws GeneralSecurityException {
        Optional<Provider> provider = RsaProvider.get();
        return provider.isPresent()
                ? Signature.getInstance("SHA256withRSA", provider.get())
                : Signature.getInstance("SHA256withRSA");
    }

    private static Optional<Refusal> unknown(CompactJws token, HttpApi.JwtAuthorizer authorizer) {
        return Optional.of(new Refusal(
                "the token key is unknown",
                "key: kid must name a key of " + authorizer.issuer() + ", got "
                        + LogValue.of(token.header().get("kid"))
                        + "; use a token of that issuer, or sign in again if its keys have changed"));
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return new Description(
                "signature",
                "a signature by the key of " + authorizer.issuer() + " that kid names",
                "kid " + LogValue.of(token.header().get("kid")));
    }
}
