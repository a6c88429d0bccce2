package dev.gatehouse.cloud.function;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.resource.PendingOutputs;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.function.FunctionProgram;
import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The configuration of a Lambda function. {@link LambdaFunction} sets what all functions share.
 *
 * @param code path of a folder or an archive
 * @param environment variables, except for the table name, which is known only after the table is created
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
    private static final String TRIGGER_RUNTIME = "java21";

    /** Enough for a handler that reads JSON. Lambda allocates CPU in proportion to memory. */
    private static final int TRIGGER_MEMORY_MEGABYTES = 512;

    /** The fixed limit of Cognito (Customizing user pool workflows with Lambda triggers). */
    private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

    /** The archives that the functions of these settings need. */
    public static Set<FunctionArchive> archives(Settings settings) {
        Set<FunctionArchive> archives = triggerArchives(settings);
        if (settings.function().program().customCode().isEmpty()) {
            archives.add(FunctionArchive.forApi(settings.function().table()));
        }
        return archives;
    }

    /** The archives that the triggers of the user pool need. */
    public static Set<FunctionArchive> triggerArchives(Settings settings) {
        boolean builtIn = settings.identity().triggers().all().values().stream()
                .anyMatch(function -> !(function instanceof TriggerFunction.External));
        return builtIn ? EnumSet.of(FunctionArchive.PLAIN) : EnumSet.noneOf(FunctionArchive.class);
    }

    /** The function that the API invokes. */
    public static FunctionConfiguration forApi(
            Settings settings, Optional<ResourceTable> table, FunctionArchives archives) {
        Optional<FunctionProgram.CustomCode> program =
                settings.function().program().customCode();
        return new FunctionConfiguration(
                settings.function().program().runtime(),
                program.map(FunctionProgram.CustomCode::code)
                        .orElseGet(() -> archives.path(FunctionArchive.forApi(table.isPresent()))),
                program.map(FunctionProgram.CustomCode::handler).orElseGet(() -> ApiFunction.handler(settings)),
                settings.function().memoryMegabytes(),
                settings.function().timeout(),
                ApiFunction.environment(settings),
                settings.function().concurrency(),
                table);
    }

    /**
     * A function that the user pool invokes. Its environment has no pool id and no client ids, because these resources
     * depend on the function.
     */
    public static FunctionConfiguration forTrigger(Trigger moment, Settings settings, FunctionArchives archives) {
        return new FunctionConfiguration(
                TRIGGER_RUNTIME,
                archives.path(FunctionArchive.PLAIN),
                "dev.gatehouse.function." + moment.handler() + "::handleRequest",
                TRIGGER_MEMORY_MEGABYTES,
                TRIGGER_TIMEOUT,
                settings.identity().triggers().variables(moment, settings.scopeGrants()),
                // Reserved concurrency of the API must not limit sign-ins.
                Optional.empty(),
                Optional.empty());
    }

    /** All environment variables; empty if there are none. */
    Optional<Output<Map<String, String>>> variables(PendingOutputs outputs) {
        if (table.isPresent()) {
            return Optional.of(Output.tuple(table.get().name(), outputs.values(environment))
                    .applyValue(known -> {
                        Map<String, String> all = new TreeMap<>(known.t2);
                        all.put("TABLE", known.t1);
                        return all;
                    }));
        }
        return environment.isEmpty() ? Optional.empty() : Optional.of(outputs.values(environment));
    }

    /** Names of variables only: values may be confidential. */
    @Override
    public String toString() {
        return "FunctionConfiguration[" + handler + ", " + environment.keySet() + "]";
    }
}
