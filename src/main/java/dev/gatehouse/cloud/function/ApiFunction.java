package dev.gatehouse.cloud.function;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.function.FunctionVariables;
import java.util.Map;

/** What the API's function is told: where to begin, and what only the stack knows. */
final class ApiFunction {
    private ApiFunction() {}

    /** One jar serves both kinds of API, whose events differ; an HTTP API can be told to write those of the other. */
    static String handler(Settings settings) {
        return "dev.gatehouse.function."
                + (settings.api().payloadFormat() == ApiSettings.PayloadFormat.V1 ? "RestApiHandler" : "ApiHandler")
                + "::handleRequest";
    }

    static Map<String, String> environment(Settings settings) {
        return FunctionVariables.of(settings.function(), settings.api(), settings.routes());
    }
}
