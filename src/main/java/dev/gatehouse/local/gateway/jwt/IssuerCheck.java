package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.Optional;

/** DOC "JWT authorizers": iss must exactly match the issuer of the authorizer. */
final class IssuerCheck implements TokenCheck {
    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        if (token.claimText("iss").filter(authorizer.issuer()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                // OBS (access logs in public runbooks): this wording.
                "issuer does not match",
                "issuer: iss must be \"" + authorizer.issuer() + "\", got "
                        + LogValue.of(token.claims().get("iss")) + "; use a token of that issuer"));
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return new Description(
                "issuer",
                "iss " + authorizer.issuer(),
                LogValue.of(token.claims().get("iss")));
    }
}
