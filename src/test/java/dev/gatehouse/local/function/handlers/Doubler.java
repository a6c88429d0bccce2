package dev.gatehouse.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/** A handler with object types, which the runtime deserializes and serializes. */
public final class Doubler implements RequestHandler<Map<String, Object>, List<Object>> {
    @Override
    public List<Object> handleRequest(Map<String, Object> event, Context context) {
        return List.of(event.get("word"), event.get("word"));
    }
}
