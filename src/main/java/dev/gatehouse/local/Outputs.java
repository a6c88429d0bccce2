package dev.gatehouse.local;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The outputs of the stack, with secrets in plain text: they are never printed, only written to private files. */
record Outputs(Map<String, Object> values) {
    /** Names of outputs by shell variable, sorted. */
    private static final Map<String, String> OUTPUT_BY_VARIABLE = new TreeMap<>(Map.of(
            "API_URL", "apiUrl",
            "AUTH_URL", "authUrl",
            "COGNITO_ENDPOINT", "cognitoEndpoint",
            "ISSUER", "issuer",
            "MCP_URL", "mcpUrl",
            "USER_POOL_ID", "userPoolId"));

    private static final String SECRETS = "clientSecrets";
    private static final String INSTANCES = "instances";

    Outputs {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    String text(String key) {
        return String.valueOf(values.get(key));
    }

    Outputs with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Outputs(all);
    }

    /**
     * Adds the outputs of a program with several instances: at the top level those of the first one, and all of them below
     * {@code instances} if there are several.
     */
    Outputs withInstances(Map<String, Map<String, Object>> byInstance) {
        Outputs all = with(byInstance.values().stream().findFirst().orElse(Map.of()));
        return byInstance.size() > 1 ? all.with(Map.of(INSTANCES, byInstance)) : all;
    }

    /** The other outputs contain no secrets. */
    Outputs withoutSecrets() {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.remove(SECRETS);
        if (all.containsKey(INSTANCES)) {
            Map<String, Object> instances = new LinkedHashMap<>();
            instances()
                    .forEach((name, outputs) ->
                            instances.put(name, outputs.withoutSecrets().values()));
            all.put(INSTANCES, instances);
        }
        return new Outputs(all);
    }

    /** The outputs of each instance if the program has several. */
    Map<String, Outputs> instances() {
        Map<String, Outputs> instances = new LinkedHashMap<>();
        map(values.get(INSTANCES)).forEach((name, outputs) -> {
            Map<String, Object> each = new LinkedHashMap<>();
            map(outputs).forEach((key, value) -> each.put(String.valueOf(key), value));
            instances.put(String.valueOf(name), new Outputs(each));
        });
        return instances;
    }

    /** In the order of the stack file. */
    List<String> clientNames() {
        return map(values.get("clients")).keySet().stream().map(String::valueOf).toList();
    }

    String client(String name, String key) {
        return String.valueOf(map(map(values.get("clients")).get(name)).get(key));
    }

    Optional<String> secret(String client) {
        Object secrets = map(values.get(SECRETS)).get(client);
        return secrets instanceof List<?> list && !list.isEmpty()
                ? Optional.of(String.valueOf(list.get(0)))
                : Optional.empty();
    }

    /**
     * Shell variables for use with curl, such as {@code JOBS_CLIENT_ID} for the client {@code jobs}; those of each of
     * several instances also with its name, {@code PARTNER_JOBS_CLIENT_ID}.
     */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        OUTPUT_BY_VARIABLE.forEach((variable, key) -> {
            if (values.containsKey(key)) {
                variables.put(variable, text(key));
            }
        });
        for (String name : clientNames()) {
            String prefix = variable(name);
            variables.put(prefix + "_CLIENT_ID", client(name, "clientId"));
            secret(name).ifPresent(secret -> variables.put(prefix + "_CLIENT_SECRET", secret));
        }
        instances()
                .forEach((name, outputs) -> outputs.environment()
                        .forEach((variable, value) -> variables.put(variable(name) + "_" + variable, value)));
        return variables;
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Only the keys: values may be secret. */
    @Override
    public String toString() {
        return "Outputs" + values.keySet();
    }
}
