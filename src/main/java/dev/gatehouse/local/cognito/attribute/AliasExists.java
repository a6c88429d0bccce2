package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;

/**
 * Refuses an address or name that is an alias of another user. Exception: API reference; text OBS, in public issues.
 */
public final class AliasExists {
    private AliasExists() {}

    public static Refused refusal(String attribute) {
        return new Refused(
                "AliasExistsException",
                "An account with the " + attribute + " already exists.",
                "another user of the pool has this " + attribute + " as an alias");
    }
}
