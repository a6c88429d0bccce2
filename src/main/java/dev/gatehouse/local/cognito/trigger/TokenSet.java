package dev.gatehouse.local.cognito.trigger;

import java.time.Duration;
import java.util.Optional;

/** The tokens of one response. */
public record TokenSet(String access, Optional<String> id, Optional<String> refresh, Duration expiresIn)
        implements TokenResult {
    public TokenSet withRefresh(Optional<String> token) {
        return new TokenSet(access, id, token, expiresIn);
    }

    @Override
    public String toString() {
        return "TokenSet[***]";
    }
}
