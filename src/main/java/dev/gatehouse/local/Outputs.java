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
            "USER_POOL_ID", "userPoolId"));

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

    /** The other outputs contain no secrets. */
    Outputs withoutSecrets() {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.remove("clientSecrets");
        return new Outputs(all);
    }

    /** In the order of the stack file. */
    List<String> clientNames() {
        return map(values.get("clients")).keySet().stream().map(String::valueOf).toList();
    }

    String client(String name, String key) {
        return String.valueOf(map(map(values.get("clients")).get(name)).get(key));
    }

    Optional<String> secret(String client) {
        Object secrets = map(values.get("clientSecrets")).get(client);
        return secrets instanceof List<?> list && !list.isEmpty()
                ? Optional.of(String.valueOf(list.get(0)))
                : Optional.empty();
    }

    /** Shell variables for use with curl, such as {@code JOBS_CLIENT_ID} for the client {@code jobs}. */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        OUTPUT_BY_VARIABLE.forEach((variable, key) -> {
            if (values.containsKey(key)) {
                variables.put(variable, text(key));
            }
        });
        for (String name : clientNames()) {
            String prefix = name.toUpperCase(Locale.ROOT).replace('-', '_');
            variables.put(prefix + "_CLIENT_ID", client(name, "clientId"));
            secret(name).ifPresent(secret -> variables.put(prefix + "_CLIENT_SECRET", secret));
        }
        return variables;
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
