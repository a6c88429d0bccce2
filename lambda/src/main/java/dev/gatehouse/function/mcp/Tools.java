package dev.gatehouse.function.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.function.claims.Claims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools that the stack declares. A tool of the function that the stack does not declare does not exist. */
final class Tools {
    private record Declared(Tool tool, ToolRule rule, JsonObject json) {}

    private final Map<String, Declared> byName = new LinkedHashMap<>();

    /** @throws IllegalStateException if a rule names a tool that the function does not have */
    Tools(List<Tool> all, Map<String, ToolRule> rules) {
        for (Tool tool : all) {
            Optional.ofNullable(rules.get(tool.name()))
                    .ifPresent(rule -> byName.put(tool.name(), new Declared(tool, rule, tool.json())));
        }
        rules.keySet().stream()
                .filter(name -> !byName.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("MCP_TOOLS: this function has no tool " + name + "; it has "
                            + String.join(", ", all.stream().map(Tool::name).toList()));
                });
    }

    /** The tools that the caller may use, always in the same order. */
    JsonObject list(Claims caller) {
        JsonArray tools = new JsonArray();
        byName.values().stream()
                .filter(declared ->
                        declared.rule().missing(declared.tool().name(), caller).isEmpty())
                .forEach(declared -> tools.add(declared.json()));
        JsonObject result = new JsonObject();
        result.add("tools", tools);
        return result;
    }

    /** Runs the tool if the caller may use it and the arguments are valid; empty if there is no such tool. */
    Optional<ToolResult> call(String name, JsonObject arguments, Claims caller) {
        return Optional.ofNullable(byName.get(name)).map(declared -> {
            Optional<String> missing = declared.rule().missing(name, caller);
            if (missing.isPresent()) {
                return ToolResult.failed(missing.get());
            }
            List<String> errors = declared.tool().input().errors(arguments);
            return errors.isEmpty()
                    ? declared.tool().handler().call(new Arguments(arguments), caller)
                    : ToolResult.failed(String.join("\n", errors));
        });
    }
}
