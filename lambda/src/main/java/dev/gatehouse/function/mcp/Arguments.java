package dev.gatehouse.function.mcp;

import com.google.gson.JsonObject;
import java.util.Optional;

/** The arguments of a call, which its {@link InputSchema} has accepted. */
public final class Arguments {
    private final JsonObject values;

    Arguments(JsonObject values) {
        this.values = values;
    }

    /** An argument, a whole number as its digits; empty if it is absent. */
    public Optional<String> text(String name) {
        return values.has(name) ? Optional.of(values.getAsJsonPrimitive(name).getAsString()) : Optional.empty();
    }

    /** Not the values: they belong to the caller. */
    @Override
    public String toString() {
        return "Arguments" + values.keySet();
    }
}
