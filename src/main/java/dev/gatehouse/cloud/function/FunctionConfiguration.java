package dev.gatehouse.cloud.function;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.resource.OutputValues;
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
        Map<String, Output<String>> computed,
        Optional<Integer> concurrency,
        Optional<ResourceTable> table) {
    private static final String TRIGGER_RUNTIME = "java21";

    /** Enough for a handler that reads JSON. Lambda allocates CPU in proportion to memory. */
    private static final int TRIGGER_MEMORY_MEGABYTES = 512;

    /** The fixed limit of Cognito (Customizing user pool workflows with Lambda triggers). */
    private static final Duration TRIGGER_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);

    /** The archives that the functions of these settings need. */
    public static Set<FunctionArchive> archives(Settings settings) {
        Set<FunctionArchive> archives = triggerArchives(settings);
        if (settings.function().program().customCode().isEmpty()) {
            archives.add(FunctionArchive.forApi(settings.function().table()));
        }
        if (hasMcpMetadata(settings)) {
            archives.add(FunctionArchive.PLAIN);
        }
        return archives;
    }

    /**
     * Whether a function publishes the metadata of the MCP server, or answers registrations. A REST API publishes fixed
     * documents itself.
     */
    public static boolean hasMcpMetadata(Settings settings) {
        return settings.mcp()
                .filter(mcp -> settings.api().rest().isEmpty() || mcp.sharesRegistration())
                .isPresent();
    }

    /** The archives that the triggers of the user pool need. */
    public static Set<FunctionArchive> triggerArchives(Settings settings) {
        boolean builtIn = settings.identity().triggers().all().values().stream()
                .anyMatch(function -> !(function instanceof TriggerFunction.External));
        return builtIn ? EnumSet.of(FunctionArchive.PLAIN) : EnumSet.noneOf(FunctionArchive.class);
    }

    /**
     * The function that the API invokes.
     *
     * @param mcpUrl of the MCP server; empty without one
     */
    public static FunctionConfiguration forApi(
            Settings settings,
            Optional<ResourceTable> table,
            Optional<Output<String>> mcpUrl,
            FunctionArchives archives) {
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
                mcpUrl.map(url -> Map.of("MCP_URL", url)).orElse(Map.of()),
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
                Map.of(),
                // Reserved concurrency of the API must not limit sign-ins.
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The function that publishes the metadata of the MCP server and answers client registrations. It has no rights besides
     * those on its log group.
     *
     * @param documents by the name of the variable
     */
    public static FunctionConfiguration forMcpMetadata(
            String path, Map<String, Output<String>> documents, FunctionArchives archives) {
        return new FunctionConfiguration(
                TRIGGER_RUNTIME,
                archives.path(FunctionArchive.PLAIN),
                "dev.gatehouse.function.McpMetadataHandler::handleRequest",
                TRIGGER_MEMORY_MEGABYTES,
                METADATA_TIMEOUT,
                Map.of("MCP_PATH", path),
                documents,
                Optional.empty(),
                Optional.empty());
    }

    /** All environment variables; empty if there are none. */
    Optional<Output<Map<String, String>>> variables(PendingOutputs outputs) {
        Map<String, Output<String>> later = new TreeMap<>(computed);
        table.ifPresent(used -> later.put("TABLE", used.name()));
        if (later.isEmpty()) {
            return environment.isEmpty() ? Optional.empty() : Optional.of(outputs.values(environment));
        }
        return Optional.of(Output.tuple(OutputValues.map(later), outputs.values(environment))
                .applyValue(known -> {
                    Map<String, String> all = new TreeMap<>(known.t2);
                    all.putAll(known.t1);
                    return all;
                }));
    }

    /** Names of variables only: values may be confidential. */
    @Override
    public String toString() {
        return "FunctionConfiguration[" + handler + ", " + environment.keySet() + ", " + computed.keySet() + "]";
    }
}
