package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.text.NumericDate;
import dev.gatehouse.local.state.HttpApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * DOC "JWT authorizers": nbf and iat, where there are any, must be before the current time; no skew. At the exact
 * second the token has won (CHOICE): it may be used in the second in which it was issued.
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
        Optional<BigDecimal> moment = NumericDate.read(token.claims().get(claim));
        if (moment.filter(when -> when.compareTo(NumericDate.of(now)) <= 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                "the token is not valid yet",
                "time: " + claim + " must be a number of seconds and not after " + now.getEpochSecond()
                        + ", this token has " + LogValue.of(token.claims().get(claim))
                        + ": set the clock of the machine that issued it, or wait"));
    }
}
