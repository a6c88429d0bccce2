package dev.gatehouse.cloud.function;

import com.pulumi.core.Output;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.function.FunctionProgram;
import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What differs between the functions: every rule they share.
 *
 * @param code of a folder or an archive
 * @param environment without the name of the table, which is known only when it is there
 */
public record FunctionPlan(
        String runtime,
        String code,
        String handler,
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment,
        Optional<Integer> concurrency,
        Optional<ResourceTable> table) {
    /** Built from {@code lambda/} before our own sources are compiled. */
    private static final String CODE = "./lambda/target/function.jar";

    /** The same with DynamoDB's client, which is many times as large. */
    private static final String CODE_WITH_TABLE = "./lambda/target/function-table.jar";

    private static final String RUNTIME = "java21";

    /** Enough for one class that reads JSON; Lambda gives the share of a processor that goes with it. */
    private static final int TRIGGER_MEMORY = 512;

    /** Cognito waits no longer (Customizing user pool workflows with Lambda triggers), and it cannot be changed. */
    private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

    /** Behind the API. */
    public static FunctionPlan api(Settings settings, Optional<ResourceTable> table) {
        Optional<FunctionProgram.CustomCode> own = settings.function().program().customCode();
        return new FunctionPlan(
                settings.function().program().runtime(),
                own.map(FunctionProgram.CustomCode::code).orElse(table.isPresent() ? CODE_WITH_TABLE : CODE),
                own.map(FunctionProgram.CustomCode::handler).orElseGet(() -> ApiFunction.handler(settings)),
                settings.function().memoryMegabytes(),
                settings.function().timeout(),
                ApiFunction.environment(settings),
                settings.function().concurrency(),
                table);
    }

    /** What the pool calls; no pool and no client in its environment: they wait for the function. */
    public static FunctionPlan trigger(Trigger trigger, Settings settings) {
        return new FunctionPlan(
                RUNTIME,
                CODE,
                "dev.gatehouse.function." + trigger.handler() + "::handleRequest",
                TRIGGER_MEMORY,
                TRIGGER_TIMEOUT,
                settings.identity().triggers().variables(trigger, settings.scopeGrants()),
                // What is reserved for the API must not keep people from signing in.
                Optional.empty(),
                Optional.empty());
    }

    /** Its variables, once all of them are known; empty where it has none. */
    Optional<Output<Map<String, String>>> variables() {
        if (table.isPresent()) {
            return Optional.of(table.get().name().applyValue(name -> {
                Map<String, String> all = new TreeMap<>(environment);
                all.put("TABLE", name);
                return all;
            }));
        }
        return environment.isEmpty() ? Optional.empty() : Optional.of(Output.of(environment));
    }

    /** Values may be private: names only. */
    @Override
    public String toString() {
        return "FunctionPlan[" + handler + ", " + environment.keySet() + "]";
    }
}
