package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;

/** An operation of AWS that the local cloud refuses by name, whatever the request says. */
public record RefusedOperation(String name, Refused refused) implements Operation {
    /** CHOICE: AWS's answer to an operation that an endpoint does not have, with a text that names the operation. */
    public static RefusedOperation notImitated(String name) {
        return new RefusedOperation(
                name,
                new Refused(
                        "UnknownOperationException",
                        "not imitated locally: " + name,
                        "AWS has " + name + ", the local Cognito does not imitate it: docs/cognito-operations.md lists"
                                + " what it does with each operation"));
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
