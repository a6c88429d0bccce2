package dev.gatehouse.testkit;

import dev.gatehouse.local.EmbeddedCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app client of the stack, read from its outputs.
 *
 * @param secret of a confidential client
 */
record AppClient(
        String name, String id, String kind, List<String> scopes, List<String> callbacks, Optional<String> secret) {
    private static final String MACHINE = "machine";

    /** In the order of the stack file. */
    static List<AppClient> all(EmbeddedCloud cloud) {
        Map<?, ?> secrets = map(cloud.outputs().get("clientSecrets"));
        return map(cloud.outputs().get("clients")).entrySet().stream()
                .map(entry -> of(String.valueOf(entry.getKey()), map(entry.getValue()), secrets))
                .toList();
    }

    private static AppClient of(String name, Map<?, ?> values, Map<?, ?> secrets) {
        return new AppClient(
                name,
                String.valueOf(values.get("clientId")),
                String.valueOf(values.get("kind")),
                texts(values.get("scopes")),
                texts(values.get("callbackUrls")),
                texts(secrets.get(name)).stream().findFirst());
    }

    boolean isMachine() {
        return kind.equals(MACHINE);
    }

    boolean allows(List<String> wanted) {
        return scopes.containsAll(wanted);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name + " (" + kind + ", scopes " + scopes + ")";
    }
}
