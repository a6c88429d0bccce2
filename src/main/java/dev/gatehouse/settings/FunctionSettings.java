package dev.gatehouse.settings;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The function behind the API.
 *
 * @param memoryMegabytes 128 to 10 240; 512 by default
 * @param timeout 1 to 29 seconds, below the gateway's 30; 10 by default
 * @param environment variables; no secrets: they are readable by whoever may read the function's configuration
 */
public record FunctionSettings(int memoryMegabytes, Duration timeout, Map<String, String> environment) {
    static final Shape KEYS = new Shape("The function behind the API.");

    private static final Key<Integer> MEMORY = KEYS.integer("memory", 128, 10_240)
            .says("megabytes of memory; computing power grows with it")
            .from("Lambda quotas")
            .byDefault(512);
    private static final Key<Duration> TIMEOUT = KEYS.duration("timeout", Duration.ofSeconds(1), Duration.ofSeconds(29))
            .says("how long one request may take; the gateway waits 30 seconds")
            .from("API Gateway quotas, maximum integration timeout of an HTTP API")
            .byDefault(Duration.ofSeconds(10));

    /** Lambda's own names (Using Lambda environment variables), and ours. */
    private static final Form NAME = KEYS.form(
            "(?!AWS_|LAMBDA_|(?:TZ|PATH|LANG|LD_LIBRARY_PATH|ROUTE_GROUPS|CORS_ORIGIN)$)[A-Za-z][A-Za-z0-9_]*",
            "environment-name",
            "must be letters, digits and _, a letter first, and no name that Lambda keeps for itself",
            "rename it");

    private static final Key<Map<String, String>> ENVIRONMENT = KEYS.textMap("environment", NAME, Form.ANY, Limit.NONE)
            .says("variables by name; no secrets, which whoever may read the function's configuration would see")
            .from("Lambda, using environment variables")
            .like(Map.of("LOG_LEVEL", "INFO"))
            .orEmpty();

    public FunctionSettings {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    static FunctionSettings read(Section section) {
        return new FunctionSettings(section.get(MEMORY), section.get(TIMEOUT), section.get(ENVIRONMENT));
    }

    /** Values may be private: names only. */
    @Override
    public String toString() {
        return "FunctionSettings[" + memoryMegabytes + " MB, " + timeout + ", " + environment.keySet() + "]";
    }
}
