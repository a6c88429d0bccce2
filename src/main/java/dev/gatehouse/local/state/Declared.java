package dev.gatehouse.local.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All declared resources at one moment. A request reads it once and uses the same state to its end.
 *
 * @param pools by pool id
 * @param clients by client id
 * @param apis oldest first
 * @param functions by ARN
 * @param notImitated resources that have well-formed IDs and ARNs but no effect: {@code type name}
 * @param inputsWithoutEffect inputs of imitated resources that have no effect: {@code type path}, each once
 * @param ownPaths ids of the APIs that answer only below their own path; of the others, the newest one answers at the root
 * @param documents client ID metadata documents of the stack file, by URL
 */
public record Declared(
        Map<String, UserPool> pools,
        Map<String, AppClient> clients,
        List<Api> apis,
        Map<String, LambdaFunction> functions,
        List<String> notImitated,
        List<String> inputsWithoutEffect,
        Set<String> ownPaths,
        Map<String, ClientDocument> documents) {

    public static final Declared EMPTY = new Declared(Map.of(), Map.of(), List.of(), Map.of(), List.of());

    public Declared {
        pools = Map.copyOf(pools);
        clients = Map.copyOf(clients);
        apis = List.copyOf(apis);
        functions = Map.copyOf(functions);
        notImitated = List.copyOf(notImitated);
        inputsWithoutEffect = List.copyOf(inputsWithoutEffect);
        ownPaths = Set.copyOf(ownPaths);
        documents = Map.copyOf(documents);
    }

    /**
     * A client ID metadata document. The local cloud never fetches one: the stack file has its content.
     *
     * @param url where a client publishes it; the {@code client_id} of its requests
     * @param name the {@code client_name}
     * @param callbacks the {@code redirect_uris}
     */
    public record ClientDocument(String url, String name, List<String> callbacks) {
        public ClientDocument {
            callbacks = List.copyOf(callbacks);
        }
    }

    public Declared(
            Map<String, UserPool> pools,
            Map<String, AppClient> clients,
            List<Api> apis,
            Map<String, LambdaFunction> functions,
            List<String> notImitated,
            List<String> inputsWithoutEffect,
            Set<String> ownPaths) {
        this(pools, clients, apis, functions, notImitated, inputsWithoutEffect, ownPaths, Map.of());
    }

    public Declared(
            Map<String, UserPool> pools,
            Map<String, AppClient> clients,
            List<Api> apis,
            Map<String, LambdaFunction> functions,
            List<String> notImitated) {
        this(pools, clients, apis, functions, notImitated, List.of());
    }

    public Declared(
            Map<String, UserPool> pools,
            Map<String, AppClient> clients,
            List<Api> apis,
            Map<String, LambdaFunction> functions,
            List<String> notImitated,
            List<String> inputsWithoutEffect) {
        this(pools, clients, apis, functions, notImitated, inputsWithoutEffect, Set.of());
    }

    public Optional<UserPool> pool(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    public Optional<AppClient> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** The API that answers at the root of the local address: the newest one without a path of its own. */
    public Optional<Api> api() {
        return apis.stream().filter(api -> !ownPaths.contains(api.id())).reduce((older, newer) -> newer);
    }

    /** The same resources with only this API, at the root. */
    public Declared servedBy(Api api) {
        return new Declared(
                pools, clients, List.of(api), functions, notImitated, inputsWithoutEffect, Set.of(), documents);
    }

    /** The same resources with these client ID metadata documents. */
    Declared withDocuments(Map<String, ClientDocument> others) {
        return new Declared(pools, clients, apis, functions, notImitated, inputsWithoutEffect, ownPaths, others);
    }
}
