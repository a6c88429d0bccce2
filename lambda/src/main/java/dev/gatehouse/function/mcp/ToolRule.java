package dev.gatehouse.function.mcp;

import dev.gatehouse.function.claims.Claims;
import java.util.Optional;

/**
 * What a token needs for a tool.
 *
 * @param scope the complete name
 * @param group only its members may use the tool; empty if any user may
 */
record ToolRule(String scope, Optional<String> group) {
    /** What the token lacks for {@code tool}, and what to do; empty if it lacks nothing. */
    Optional<String> missing(String tool, Claims caller) {
        if (!caller.scopes().contains(scope)) {
            return Optional.of(tool + " needs the scope " + scope
                    + ", which the access token does not have. Sign in again and ask for this scope.");
        }
        return group.filter(name -> !caller.groups().contains(name))
                .map(name -> "only members of the group " + name + " may use " + tool
                        + ". Ask an administrator to add you to the group, then sign in again.");
    }
}
