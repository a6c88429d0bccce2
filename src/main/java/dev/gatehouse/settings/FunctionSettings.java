package dev.gatehouse.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The function behind the API.
 *
 * @param memoryMegabytes 128 to 10 240; 512 by default
 * @param timeout 1 to 29 seconds, below the gateway's 30; 10 by default
 * @param environment variables; no secrets: they are readable by whoever may read the function's configuration
 */
public record FunctionSettings(int memoryMegabytes, Duration timeout, Map<String, String> environment) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Lambda's own (Using Lambda environment variables), and ours. */
    private static final Set<String> TAKEN =
            Set.of("TZ", "PATH", "LANG", "LD_LIBRARY_PATH", "ROUTE_GROUPS", "CORS_ORIGIN");

    public FunctionSettings {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    static FunctionSettings read(Section section) {
        Section environment = section.section("environment");
        Map<String, String> variables = environment.texts();
        variables.keySet().forEach(name -> {
            if (!NAME.matcher(name).matches()
                    || name.startsWith("AWS_")
                    || name.startsWith("LAMBDA_")
                    || TAKEN.contains(name)) {
                section.problems()
                        .add(
                                "environment-name",
                                environment.path(name),
                                "must be letters, digits and _, a letter first, and no name that Lambda keeps for itself",
                                name,
                                "rename it");
            }
        });
        Duration timeout =
                section.duration("timeout", Duration.ofSeconds(1), Duration.ofSeconds(29), Duration.ofSeconds(10));
        FunctionSettings function =
                new FunctionSettings(section.integer("memory", 128, 10_240, 512), timeout, variables);
        section.close();
        return function;
    }

    /** Values may be private: names only. */
    @Override
    public String toString() {
        return "FunctionSettings[" + memoryMegabytes + " MB, " + timeout + ", " + environment.keySet() + "]";
    }
}
