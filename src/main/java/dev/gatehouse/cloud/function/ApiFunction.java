package dev.gatehouse.cloud.function;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.function.FunctionVariables;
import java.util.Map;

/** The handler and the environment variables of the API's function. */
final class ApiFunction {
    private ApiFunction() {}

    /**
     * The jar has a handler for each event format. An HTTP API with payload format 1.0 sends the events of a REST API.
     */
    static String handler(Settings settings) {
        return "dev.gatehouse.function."
                + (settings.api().payloadFormat() == ApiSettings.PayloadFormat.V1 ? "RestApiHandler" : "ApiHandler")
                + "::handleRequest";
    }

    static Map<String, String> environment(Settings settings) {
        return FunctionVariables.of(
                settings.function(),
                settings.api(),
                settings.routes(),
                settings.mcp().map(mcp -> mcp.variables(settings.api().cors())).orElse(Map.of()));
    }
}
