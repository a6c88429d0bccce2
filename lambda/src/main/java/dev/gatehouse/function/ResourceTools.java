package dev.gatehouse.function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.function.claims.Claims;
import dev.gatehouse.function.mcp.Arguments;
import dev.gatehouse.function.mcp.InputSchema;
import dev.gatehouse.function.mcp.Parameter;
import dev.gatehouse.function.mcp.Tool;
import dev.gatehouse.function.mcp.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tools of the example API. Each of them calls the route that does the same, so that the same rules apply: only the
 * owner changes a resource, and only if it has not changed since the caller read it.
 */
final class ResourceTools {
    private static final Parameter ID = Parameter.text("id", 1, 64, "The id of the resource");
    private static final Parameter NAME = Parameter.text("name", 1, 100, "The name of the resource");
    private static final Parameter ETAG =
            Parameter.text("etag", 1, 19, "The etag that get_resource returned").matching("[0-9]+");
    private static final Parameter LIMIT =
            Parameter.number("limit", 1, 100, "How many resources to return; 100 if absent");
    private static final Parameter AFTER =
            Parameter.text("after", 1, 64, "The value of next in the previous result; absent for the first page");

    private ResourceTools() {}

    static List<Tool> of(ResourceRoutes routes) {
        return List.of(
                new Tool(
                        "list_resources",
                        "List resources",
                        "Lists resources with id, name and owner. If there are more, the result has next.",
                        Tool.Effect.READS,
                        InputSchema.of(LIMIT.optional(), AFTER.optional()),
                        (arguments, caller) -> result(routes.list(request(arguments, caller)))),
                new Tool(
                        "get_resource",
                        "Get a resource",
                        "Returns a resource with id, name, owner and etag, which rename_resource needs.",
                        Tool.Effect.READS,
                        InputSchema.of(ID),
                        (arguments, caller) -> result(routes.get(request(arguments, caller)))),
                new Tool(
                        "create_resource",
                        "Create a resource",
                        "Creates a resource that belongs to the caller, and returns it with its id and etag.",
                        Tool.Effect.ADDS,
                        InputSchema.of(NAME),
                        (arguments, caller) -> result(routes.add(request(arguments, caller), caller))),
                new Tool(
                        "rename_resource",
                        "Rename a resource",
                        "Renames a resource of the caller, if its etag is still the given one.",
                        Tool.Effect.CHANGES,
                        InputSchema.of(ID, NAME, ETAG),
                        (arguments, caller) -> result(routes.rename(request(arguments, caller), caller))),
                new Tool(
                        "delete_resource",
                        "Delete a resource",
                        "Deletes a resource of the caller; with an etag only if it is still the given one.",
                        Tool.Effect.CHANGES,
                        InputSchema.of(ID, ETAG.optional()),
                        (arguments, caller) -> result(routes.remove(request(arguments, caller), caller))),
                new Tool(
                        "count_resources",
                        "Count resources",
                        "Returns the number of all resources.",
                        Tool.Effect.READS,
                        InputSchema.of(),
                        (arguments, caller) -> result(routes.report())));
    }

    /** The request that the route would get: the parameters have the names of its variables, query and body. */
    private static ApiRequest request(Arguments arguments, Claims caller) {
        JsonObject body = new JsonObject();
        arguments.text(NAME.name()).ifPresent(name -> body.addProperty(NAME.name(), name));
        return new ApiRequest(
                "",
                present(arguments, ID.name()),
                present(arguments, LIMIT.name(), AFTER.name()),
                // The route compares entity tags, which have quotation marks.
                arguments
                        .text(ETAG.name())
                        .map(etag -> Map.of("if-match", "\"" + etag + "\""))
                        .orElse(Map.of()),
                Optional.of(body.toString()),
                Optional.of(caller));
    }

    private static Map<String, String> present(Arguments arguments, String... names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            arguments.text(name).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private static ToolResult result(ApiResponse answer) {
        JsonObject body = answer.body()
                .map(text -> JsonParser.parseString(text).getAsJsonObject())
                .orElseGet(JsonObject::new);
        if (answer.status() >= 400) {
            return ToolResult.failed(reason(body));
        }
        if (answer.status() == 204) {
            body.addProperty("deleted", true);
        }
        Optional.ofNullable(answer.headers().get("etag"))
                .ifPresent(etag -> body.addProperty("etag", etag.replace("\"", "")));
        return ToolResult.of(body);
    }

    /** A problem of the route (RFC 9457) as lines of text. */
    private static String reason(JsonObject problem) {
        List<String> lines = new ArrayList<>();
        lines.add(problem.get("detail").getAsString());
        if (problem.has("errors")) {
            for (JsonElement error : problem.getAsJsonArray("errors")) {
                lines.add(error.getAsString());
            }
        }
        return String.join("\n", lines);
    }
}
