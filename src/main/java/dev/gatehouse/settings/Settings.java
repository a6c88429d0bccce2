package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that one stack chooses, checked as a whole.
 *
 * @param stack its name, such as {@code dev}
 * @param region such as {@code eu-west-1}
 * @param clients in the order written, at least one
 * @param routes in the order written, at least one
 * @param endpoints present for a stack on the local cloud
 * @param local present for a stack on the local cloud
 * @param warnings what is allowed and yet deserves a word
 */
public record Settings(
        String stack,
        String region,
        Identity identity,
        SignInDomain domain,
        ScopeCatalogue scopes,
        List<Client> clients,
        Api api,
        List<Route> routes,
        FunctionSettings function,
        Observability observability,
        Optional<Endpoints> endpoints,
        Optional<LocalSettings> local,
        List<String> warnings) {

    /** The project's own keys, without their namespace. */
    static final List<String> KEYS =
            List.of("identity", "domain", "scopes", "clients", "api", "routes", "function", "observability", "local");

    /** Regions of the partition aws; others have hosts of their own, which this version does not know. */
    private static final Pattern REGION = Pattern.compile("(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\\d");

    private static final int MOST_CLIENTS = 50;
    private static final int MOST_ROUTES = 300;

    public Settings {
        clients = List.copyOf(clients);
        routes = List.copyOf(routes);
        warnings = List.copyOf(warnings);
    }

    /** The client of that name. */
    public Optional<Client> client(String name) {
        return clients.stream().filter(client -> client.name().equals(name)).findFirst();
    }

    /**
     * Reads and checks a stack's configuration.
     *
     * @param config by full key, {@code gatehouse:identity} or {@code aws:region}; values are texts, numbers, flags,
     *     lists and maps
     * @throws SettingsException with every problem there is
     */
    public static Settings read(String stack, Map<String, ?> config) throws SettingsException {
        Problems problems = new Problems();
        Section root = new Section("", onlyOurs(config), problems);
        Optional<String> region = region(root, problems);
        Optional<Endpoints> endpoints = Endpoints.read(root.sections("aws:endpoints"), problems);
        Identity identity = Identity.read(root.section("gatehouse:identity"));
        Optional<SignInDomain> domain = SignInDomain.read(root.section("gatehouse:domain"));
        Optional<ScopeCatalogue> scopes = ScopeCatalogue.read(root.section("gatehouse:scopes"));
        List<Client> clients = new ArrayList<>(root.section("gatehouse:clients")
                .each((name, client) -> Client.read(name, client, identity.protection()))
                .values());
        Api api = Api.read(root.section("gatehouse:api"), identity.protection());
        List<Route> routes = new ArrayList<>(
                root.section("gatehouse:routes").each(Route::read).values());
        FunctionSettings function = FunctionSettings.read(root.section("gatehouse:function"));
        Observability observability = Observability.read(root.section("gatehouse:observability"));
        Optional<LocalSettings> local = root.has("gatehouse:local")
                ? Optional.of(LocalSettings.read(root.section("gatehouse:local"), identity))
                : Optional.empty();
        root.close();
        count(problems, "gatehouse:clients", clients.size(), MOST_CLIENTS, root.has("gatehouse:clients"));
        count(problems, "gatehouse:routes", routes.size(), MOST_ROUTES, root.has("gatehouse:routes"));
        CrossReferences.check(identity, scopes, clients, routes, problems);
        TriggerRules.check(
                identity, scopes, clients, new TriggerRules.Where(region, root.has("gatehouse:local")), problems);
        place(problems, root, identity);
        if (!problems.found().isEmpty() || region.isEmpty() || domain.isEmpty() || scopes.isEmpty()) {
            throw new SettingsException(stack, problems.found());
        }
        return new Settings(
                stack,
                region.get(),
                identity,
                domain.get(),
                scopes.get(),
                clients,
                api,
                routes,
                function,
                observability,
                endpoints,
                local,
                problems.warnings());
    }

    /** The same settings at other addresses: the local cloud puts in the ports that it found free. */
    public Settings at(Endpoints other) {
        return new Settings(
                stack,
                region,
                identity,
                domain,
                scopes,
                clients,
                api,
                routes,
                function,
                observability,
                Optional.of(other),
                local,
                warnings);
    }

    /** Other providers' settings are theirs to check; of {@code aws:} we read two. */
    private static Map<String, Object> onlyOurs(Map<String, ?> config) {
        Map<String, Object> ours = new java.util.LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith("gatehouse:") || key.equals("aws:region") || key.equals("aws:endpoints")) {
                ours.put(key, value);
            }
        });
        return ours;
    }

    private static Optional<String> region(Section root, Problems problems) {
        Optional<String> region = root.required("aws:region", "write aws:region: eu-west-1");
        if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
            problems.add(
                    "region",
                    "aws:region",
                    "must be a region of the partition aws (no host is guessed for another)",
                    region.get(),
                    "write it like eu-west-1");
        }
        return region;
    }

    private static void count(Problems problems, String path, int size, int most, boolean there) {
        if (size == 0 && !there) {
            problems.add("missing", path, "is required", "nothing", "see the README's settings table");
        }
        if (size > most) {
            problems.add("quota", path, "must be at most " + most, size, "split the stack");
        }
    }

    /** A stack is on the local cloud with both of its keys, or on AWS with neither. */
    private static void place(Problems problems, Section root, Identity identity) {
        boolean local = root.has("gatehouse:local");
        if (local && !root.has("aws:endpoints")) {
            problems.add(
                    "local-endpoints",
                    "gatehouse:local",
                    "belongs to a stack whose aws:endpoints lead to this machine",
                    "no aws:endpoints",
                    "add them, or delete gatehouse:local");
        }
        if (!local && root.has("aws:endpoints")) {
            problems.add(
                    "local-endpoints",
                    "aws:endpoints",
                    "belongs to a stack with gatehouse:local",
                    "no gatehouse:local",
                    "add it, or delete aws:endpoints");
        }
        if (local && identity.mfa() != Mfa.OFF) {
            problems.add(
                    "local-mfa",
                    "gatehouse:identity.mfa",
                    "must be off on the local cloud, which does not ask for a second factor yet",
                    identity.mfa().name().toLowerCase(java.util.Locale.ROOT),
                    "write mfa: off in this stack");
        }
    }
}
