package dev.gatehouse.testkit;

import java.util.Optional;

/**
 * The tokens of a sign-in.
 *
 * @param idToken present if the scopes include {@code openid}
 * @param refreshToken absent if the app client does not get one
 */
public record TokenSet(String accessToken, Optional<String> idToken, Optional<String> refreshToken) {
    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokenSet[***]";
    }
}
