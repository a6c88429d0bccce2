package dev.gatehouse.local.cognito.trigger;

import java.time.Duration;
import java.util.Optional;

/** Tokens that go back in one answer. */
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
