package dev.gatehouse.local.cognito.api;

import java.util.function.Function;

/** An operation that administrators call, with AWS credentials. */
public record AdminOperation(String name, Function<ApiRequest, ApiAnswer> call) implements Operation {
    @Override
    public ApiAnswer answer(ApiRequest request) {
        return call.apply(request);
    }
}
