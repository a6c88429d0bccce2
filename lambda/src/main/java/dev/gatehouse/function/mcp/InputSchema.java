package dev.gatehouse.function.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a tool, as a JSON Schema and as a check. */
public record InputSchema(List<Parameter> parameters) {
    public InputSchema {
        parameters = List.copyOf(parameters);
    }

    public static InputSchema of(Parameter... parameters) {
        return new InputSchema(List.of(parameters));
    }

    /** What is wrong with the arguments: one message for each parameter. */
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
                .forEach(name -> errors.add(name + ": is not known; "
                        + (names.isEmpty() ? "this tool has no parameters" : "use " + String.join(", ", names))));
        return errors;
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
