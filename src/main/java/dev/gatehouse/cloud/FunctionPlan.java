package dev.gatehouse.cloud;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.Triggers.Moment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What differs between the functions of {@code lambda/}: they share the jar and every rule. */
record FunctionPlan(
        String handler,
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment,
        Optional<Integer> concurrency) {
    /** Enough for one class that reads JSON; Lambda gives the share of a processor that goes with it. */
    private static final int TRIGGER_MEMORY = 512;

    /** Cognito waits no longer (Customizing user pool workflows with Lambda triggers), and it cannot be changed. */
    private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

    /** Behind the API. */
    static FunctionPlan api(Settings settings) {
        return new FunctionPlan(
                ApiFunction.handler(settings),
                settings.function().memoryMegabytes(),
                settings.function().timeout(),
                ApiFunction.environment(settings),
                settings.function().concurrency());
    }

    /** What the pool calls; no pool and no client in its environment: they wait for the function. */
    static FunctionPlan trigger(Moment moment, Settings settings) {
        return new FunctionPlan(
                "dev.gatehouse.function." + moment.handler() + "::handleRequest",
                TRIGGER_MEMORY,
                TRIGGER_TIMEOUT,
                settings.identity().triggers().variables(moment, settings.scopes()),
                // What is reserved for the API must not keep people from signing in.
                Optional.empty());
    }

    /** Values may be private: names only. */
    @Override
    public String toString() {
        return "FunctionPlan[" + handler + ", " + environment.keySet() + "]";
    }
}
