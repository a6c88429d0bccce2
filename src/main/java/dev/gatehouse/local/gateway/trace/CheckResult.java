package dev.gatehouse.local.gateway.trace;

import java.util.Optional;

/**
 * The result of one check of a token.
 *
 * @param name what is checked, such as {@code issuer}
 * @param expected what must hold
 * @param received what the token has; without control characters
 * @param refusal why the check refuses the token, in the words of the log; empty if the token passes
 */
public record CheckResult(String name, String expected, String received, Optional<String> refusal) {
    public boolean passed() {
        return refusal.isEmpty();
    }
}
