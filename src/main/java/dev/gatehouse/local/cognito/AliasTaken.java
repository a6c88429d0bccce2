package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;

/** An address or name that another user signs in with. Exception: API reference; text OBS, in public issues. */
final class AliasTaken {
    private AliasTaken() {}

    static Refused refusal(String attribute) {
        return new Refused(
                "AliasExistsException",
                "An account with the " + attribute + " already exists.",
                "another user of the pool has this " + attribute + " as a name to sign in with");
    }
}
