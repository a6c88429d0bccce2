package dev.gatehouse.local.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is declared at one moment. A request reads it once and works with that picture to its end.
 *
 * @param pools by pool id
 * @param clients by client id
 * @param apis oldest first; the newest answers at the API's address
 * @param functions by ARN
 * @param notImitated resources that are kept with ids and ARNs of the right shape, and do nothing: {@code type name}
 * @param inputsWithoutEffect inputs of imitated resources that are kept and do nothing: {@code type path}, each once
 */
public record Declared(
        Map<String, UserPool> pools,
        Map<String, AppClient> clients,
        List<Api> apis,
        Map<String, LambdaFunction> functions,
        List<String> notImitated,
        List<String> inputsWithoutEffect) {

    public static final Declared NOTHING = new Declared(Map.of(), Map.of(), List.of(), Map.of(), List.of());

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
