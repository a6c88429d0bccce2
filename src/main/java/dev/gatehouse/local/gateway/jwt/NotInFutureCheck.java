package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.text.NumericDate;
import dev.gatehouse.local.state.HttpApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * DOC "JWT authorizers": nbf and iat, if present, must not be after the current time; no clock skew is allowed. CHOICE:
 * at the exact second the token is valid, so it can be used in the second in which it was issued.
 */
final class NotInFutureCheck implements TokenCheck {
    private final String claim;

    /** @param claim {@code nbf} or {@code iat} */
    NotInFutureCheck(String claim) {
        this.claim = claim;
    }

    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        if (!token.claims().has(claim)) {
            return Optional.empty();
        }
        Optional<BigDecimal> time = NumericDate.read(token.claims().get(claim));
        if (time.filter(when -> when.compareTo(NumericDate.of(now)) <= 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                "the token is not valid yet",
                "time: " + claim + " must be a number of seconds and not after " + now.getEpochSecond()
                        + ", got " + LogValue.of(token.claims().get(claim))
                        + "; check the clock of the issuer, or wait"));
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return new Description(
                claim,
                claim + " absent, or not after " + now.truncatedTo(ChronoUnit.SECONDS),
                NumericDate.text(token.claims().get(claim)));
    }
}
