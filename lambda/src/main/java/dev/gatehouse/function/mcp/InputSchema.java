package dev.gatehouse.function.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a tool, as a JSON Schema and as a check. */
public record InputSchema(List<Parameter> parameters) {
    /** A body can have a hundred thousand names; a response of more than 6 MB would fail. */
    private static final int MAX_UNKNOWN = 5;

    private static final int MAX_NAME_LENGTH = 64;

    public InputSchema {
        parameters = List.copyOf(parameters);
    }

    public static InputSchema of(Parameter... parameters) {
        return new InputSchema(List.of(parameters));
    }

    /** What is wrong with the arguments: one message for each parameter, and at most 5 for names that it does not know. */
    List<String> errors(JsonObject arguments) {
        List<String> errors = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (arguments.has(parameter.name())) {
                parameter.error(arguments.get(parameter.name())).ifPresent(errors::add);
            } else if (parameter.required()) {
                errors.add(parameter.name() + ": is required");
            }
        }
        List<String> names = parameters.stream().map(Parameter::name).toList();
        arguments.keySet().stream()
                .filter(name -> !names.contains(name))
                .limit(MAX_UNKNOWN)
                .map(InputSchema::shortened)
                .forEach(name -> errors.add(name + ": is not known; "
                        + (names.isEmpty() ? "this tool has no parameters" : "use " + String.join(", ", names))));
        return errors;
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "…";
    }

    JsonObject json() {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (Parameter parameter : parameters) {
            properties.add(parameter.name(), parameter.json());
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        JsonObject json = new JsonObject();
        json.addProperty("type", "object");
        if (!parameters.isEmpty()) {
            json.add("properties", properties);
        }
        if (!required.isEmpty()) {
            json.add("required", required);
        }
        json.addProperty("additionalProperties", false);
        return json;
    }
}
