package dev.gatehouse.cloud;

import dev.gatehouse.settings.FunctionSettings;
import dev.gatehouse.settings.Route;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What differs between the functions of {@code lambda/}: they share the jar and every rule. */
record FunctionPlan(String handler, int memoryMegabytes, Duration timeout, Map<String, String> environment) {
    /** Enough for one class that reads JSON; Lambda gives the share of a processor that goes with it. */
    private static final int TRIGGER_MEMORY = 512;

    /** Cognito waits no longer (Customizing user pool workflows with Lambda triggers), and it cannot be changed. */
    private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

    /** Behind the API: what the stack gives, and {@code ROUTE_GROUPS}: which group each guarded route wants. */
    static FunctionPlan api(Settings settings) {
        FunctionSettings function = settings.function();
        Map<String, String> variables = new TreeMap<>(function.environment());
        List<Route> guarded = settings.routes().stream()
                .filter(route -> route.group().isPresent())
                .toList();
        if (!guarded.isEmpty()) {
            variables.put(
                    "ROUTE_GROUPS",
                    guarded.stream()
                            .map(route -> route.key() + "=" + route.group().orElseThrow())
                            .collect(Collectors.joining(";")));
        }
        return new FunctionPlan(
                "dev.gatehouse.function.ApiHandler::handleRequest",
                function.memoryMegabytes(),
                function.timeout(),
                variables);
    }

    /** Before tokens are made; no pool and no client in its environment: they wait for the function. */
    static FunctionPlan preToken(Settings settings) {
        String scopes = settings.identity().triggers().passwordScopes().asVariable(settings.scopes());
        return new FunctionPlan(
                "dev.gatehouse.function.PreTokenHandler::handleRequest",
                TRIGGER_MEMORY,
                TRIGGER_TIMEOUT,
                scopes.isEmpty() ? Map.of() : Map.of("PASSWORD_SCOPES", scopes));
    }

    /** Values may be private: names only. */
    @Override
    public String toString() {
        return "FunctionPlan[" + handler + ", " + environment.keySet() + "]";
    }
}
