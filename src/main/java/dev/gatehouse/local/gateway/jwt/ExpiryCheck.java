package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.text.NumericDate;
import dev.gatehouse.local.state.HttpApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * DOC "JWT authorizers": exp must be after the current time. At the exact second the token is expired; no clock skew is
 * allowed.
 */
public final class ExpiryCheck implements TokenCheck {
    private static final String DESCRIPTION = "the token has expired";

    private final VerifiedSignatureCache verified;

    ExpiryCheck(VerifiedSignatureCache verified) {
        this.verified = verified;
    }

    /** Whether the token was refused because it has expired. */
    public static boolean isExpired(Refusal refusal) {
        return refusal.description().equals(DESCRIPTION);
    }

    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        Optional<BigDecimal> expiry = NumericDate.read(token.claims().get("exp"));
        if (expiry.isEmpty()) {
            return Optional.of(new Refusal(
                    "the token has no valid expiry",
                    "expiry: exp must be a number of seconds, got "
                            + LogValue.of(token.claims().get("exp")) + "; use a token of " + authorizer.issuer()));
        }
        if (expiry.get().compareTo(NumericDate.of(now)) > 0) {
            return Optional.empty();
        }
        verified.remove(token.hash());
        return Optional.of(new Refusal(
                DESCRIPTION,
                "expiry: exp must be after " + now + ", got "
                        + Instant.ofEpochSecond(expiry.get().longValue())
                        + "; refresh the token or sign in again"));
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return new Description(
                "expiry",
                "exp after " + now.truncatedTo(ChronoUnit.SECONDS),
                NumericDate.text(token.claims().get("exp")));
    }
}
