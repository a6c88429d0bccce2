package dev.gatehouse.local.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An app client of the stack.
 *
 * @param kind {@code spa}, {@code web}, {@code native} or {@code machine}
 * @param scopes short names
 */
public record DeclaredClient(String name, String kind, List<String> scopes) {
    public DeclaredClient {
        scopes = List.copyOf(scopes);
    }

    public boolean signsUsersIn() {
        return !kind.equals("machine");
    }

    /** The clients in the outputs of a stack. */
    static List<DeclaredClient> of(Map<String, Object> outputs) {
        List<DeclaredClient> clients = new ArrayList<>();
        if (outputs.get("clients") instanceof Map<?, ?> declared) {
            declared.forEach((name, client) -> {
                if (client instanceof Map<?, ?> values) {
                    clients.add(new DeclaredClient(
                            String.valueOf(name), String.valueOf(values.get("kind")), texts(values.get("scopes"))));
                }
            });
        }
        return clients;
    }

    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
