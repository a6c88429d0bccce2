package dev.gatehouse.cloud.function;

import com.pulumi.core.Output;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.function.FunctionProgram;
import dev.gatehouse.settings.identity.LambdaTriggers.Moment;
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
public record FunctionConfiguration(
        String runtime,
        String code,
        String handler,
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment,
        Optional<Integer> concurrency,
        Optional<ResourceTable> table) {
    /** Built from {@code lambda/} before our own sources are compiled. */
    private static final String JAR = "./lambda/target/function.jar";

    /** The same with DynamoDB's client, which is many times as large. */
    private static final String JAR_WITH_TABLE = "./lambda/target/function-table.jar";

    private static final String TRIGGER_RUNTIME = "java21";

    /** Enough for one class that reads JSON; Lambda gives the share of a processor that goes with it. */
    private static final int TRIGGER_MEMORY_MEGABYTES = 512;

    /** Cognito waits no longer (Customizing user pool workflows with Lambda triggers), and it cannot be changed. */
    private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

    /** Behind the API. */
    public static FunctionConfiguration forApi(Settings settings, Optional<ResourceTable> table) {
        Optional<FunctionProgram.Own> program = settings.function().program().own();
        return new FunctionConfiguration(
                settings.function().program().runtime(),
                program.map(FunctionProgram.Own::code).orElse(table.isPresent() ? JAR_WITH_TABLE : JAR),
                program.map(FunctionProgram.Own::handler).orElseGet(() -> ApiFunction.handler(settings)),
                settings.function().memoryMegabytes(),
                settings.function().timeout(),
                ApiFunction.environment(settings),
                settings.function().concurrency(),
                table);
    }

    /** What the pool calls; no pool and no client in its environment: they wait for the function. */
    public static FunctionConfiguration forTrigger(Moment moment, Settings settings) {
        return new FunctionConfiguration(
                TRIGGER_RUNTIME,
                JAR,
                "dev.gatehouse.function." + moment.handler() + "::handleRequest",
                TRIGGER_MEMORY_MEGABYTES,
                TRIGGER_TIMEOUT,
                settings.identity().triggers().variables(moment, settings.scopeGrants()),
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
        return "FunctionConfiguration[" + handler + ", " + environment.keySet() + "]";
    }
}
