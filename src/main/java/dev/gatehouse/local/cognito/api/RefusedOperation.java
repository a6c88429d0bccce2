package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;

/** An operation of AWS that the local cloud always refuses. */
public record RefusedOperation(String name, Refused refused) implements Operation {
    /** CHOICE: the exception that AWS returns for an unknown operation, with a text that names the operation. */
    public static RefusedOperation notImitated(String name) {
        return new RefusedOperation(
                name,
                new Refused(
                        "UnknownOperationException",
                        "not imitated locally: " + name,
                        "AWS has " + name
                                + ", but the local Cognito does not imitate it: docs/cognito-operations.md lists"
                                + " all operations"));
    }

    @Override
    public boolean imitated() {
        return false;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return refused;
    }
}
