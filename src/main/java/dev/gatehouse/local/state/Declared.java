package dev.gatehouse.local.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All declared resources at one moment. A request reads it once and uses the same state to its end.
 *
 * @param pools by pool id
 * @param clients by client id
 * @param apis oldest first; the newest one answers at the address of the API
 * @param functions by ARN
 * @param notImitated resources that have well-formed IDs and ARNs but no effect: {@code type name}
 * @param inputsWithoutEffect inputs of imitated resources that have no effect: {@code type path}, each once
 */
public record Declared(
        Map<String, UserPool> pools,
        Map<String, AppClient> clients,
        List<Api> apis,
        Map<String, LambdaFunction> functions,
        List<String> notImitated,
        List<String> inputsWithoutEffect) {

    public static final Declared EMPTY = new Declared(Map.of(), Map.of(), List.of(), Map.of(), List.of());

    public Declared {
        pools = Map.copyOf(pools);
        clients = Map.copyOf(clients);
        apis = List.copyOf(apis);
        functions = Map.copyOf(functions);
        notImitated = List.copyOf(notImitated);
        inputsWithoutEffect = List.copyOf(inputsWithoutEffect);
    }

    public Declared(
            Map<String, UserPool> pools,
            Map<String, AppClient> clients,
            List<Api> apis,
            Map<String, LambdaFunction> functions,
            List<String> notImitated) {
        this(pools, clients, apis, functions, notImitated, List.of());
    }

    public Optional<UserPool> pool(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    public Optional<AppClient> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** The API that answers at the local address. */
    public Optional<Api> api() {
        return apis.isEmpty() ? Optional.empty() : Optional.of(apis.get(apis.size() - 1));
    }
}
