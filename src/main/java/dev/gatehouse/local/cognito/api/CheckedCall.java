package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonObject;

/** Calls an operation that the local cloud implements, after checking the request against AWS's service model. */
public final class CheckedCall {
    private CheckedCall() {}

    public static ApiAnswer answer(Operation operation, JsonObject body) {
        Shape input = ServiceModel.COGNITO
                .call(operation.name())
                .orElseThrow(() -> new IllegalStateException("AWS has no operation " + operation.name()))
                .input();
        RequestReader.Read read = RequestReader.read(input, body);
        if (read instanceof RequestReader.Read.Malformed bad) {
            return bad.refused();
        }
        JsonObject good = ((RequestReader.Read.Valid) read).body();
        return RequestConstraints.refusal(input, good)
                .<ApiAnswer>map(refused -> refused)
                .orElseGet(() -> operation.answer(new ApiRequest(good)));
    }
}
