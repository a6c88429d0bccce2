package dev.gatehouse.local.cognito;

import java.util.function.Function;

/** An operation of administrators. */
record AdminOperation(String name, Function<ApiRequest, ApiAnswer> call) implements Operation {
    @Override
    public ApiAnswer answer(ApiRequest request) {
        return call.apply(request);
    }
}
