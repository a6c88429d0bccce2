package dev.gatehouse.local.cognito;

import java.util.List;
import java.util.function.Function;

/** An operation of administrators. */
record AdminOperation(String name, List<Field> fields, Function<ApiRequest, ApiAnswer> call) implements Operation {
    AdminOperation {
        fields = List.copyOf(fields);
    }

    @Override
    public boolean signed() {
        return true;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return call.apply(request);
    }
}
