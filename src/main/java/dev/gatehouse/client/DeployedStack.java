package dev.gatehouse.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A deployed stack, read from its outputs.
 *
 * @param issuer the {@code iss} claim of its tokens
 * @param jwksUrl of the user pool; that of an external issuer is in its discovery document
 * @param authUrl base URL of the OAuth endpoints; absent for an external issuer
 * @param mcpUrl the MCP server of the API; absent without one
 * @param scopes full names of scopes, by short name
 * @param scopeGroups groups of scopes that are granted by group, by short name
 * @param routes in the declared order
 * @param clients in the declared order; none if an external issuer issues the tokens
 */
public record DeployedStack(
        String issuer,
        String discoveryUrl,
        Optional<String> jwksUrl,
        Optional<String> authUrl,
        String apiUrl,
        Optional<String> mcpUrl,
        Map<String, String> scopes,
        Map<String, List<String>> scopeGroups,
        List<Route> routes,
        List<Client> clients) {
    private static final List<String> REQUIRED_OUTPUTS =
            List.of("issuer", "discoveryUrl", "apiUrl", "scopes", "routes");

    /**
     * @param scopes short names; empty for a public route
     * @param path with its variables in braces
     */
    public record Route(String method, String path, List<String> scopes) {
        public boolean isPublic() {
            return scopes.isEmpty();
        }

        /** The path with an example value for each variable. */
        public String example() {
            return path.replaceAll("\\{[^}]+\\}", "smoke-test");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * An app client.
     *
     * @param kind {@code spa}, {@code web}, {@code native}, {@code machine} or {@code agent}
     * @param scopes short names of scopes of the API or, for an agent, of the MCP server, and names of OpenID Connect scopes
     * @param secret never printed; absent if the client has none, or if it is not in the outputs
     * @param resource the URL of the MCP server, which accepts only tokens for this resource; present for an agent
     */
    public record Client(
            String name,
            String id,
            String kind,
            List<String> scopes,
            List<String> callbackUrls,
            Optional<String> secret,
            Optional<String> resource) {
        /** Whether it acts for itself, with client_credentials, and signs no user in. */
        public boolean isMachine() {
            return kind.equals("machine");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param secret never printed */
    public record Machine(String name, String id, String secret, List<String> scopes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @throws IllegalArgumentException if the text does not contain the outputs of a stack; says what is missing and how to fix it */
    public static DeployedStack parse(String json) {
        JsonObject outputs;
        try {
            outputs = JsonParser.parseString(json).getAsJsonObject();
        } catch (JsonSyntaxException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "is not a JSON object; write the output of `pulumi stack output --json --show-secrets` to it", e);
        }
        TreeSet<String> missing = new TreeSet<>(REQUIRED_OUTPUTS);
        missing.removeAll(outputs.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("has no " + String.join(", ", missing)
                    + "; every stack has these outputs: did `pulumi up` finish?");
        }
        try {
            return read(outputs);
        } catch (IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException
                | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "has values of another form; write the output of `pulumi stack output --json --show-secrets` to it",
                    e);
        }
    }

    private static DeployedStack read(JsonObject outputs) {
        return new DeployedStack(
                text(outputs, "issuer"),
                text(outputs, "discoveryUrl"),
                Optional.ofNullable(outputs.get("jwksUrl")).map(JsonElement::getAsString),
                Optional.ofNullable(outputs.get("authUrl")).map(JsonElement::getAsString),
                text(outputs, "apiUrl"),
                Optional.ofNullable(outputs.get("mcpUrl")).map(JsonElement::getAsString),
                scopes(outputs.getAsJsonObject("scopes")),
                scopeGroups(outputs),
                routes(outputs.getAsJsonArray("routes")),
                clients(outputs));
    }

    /** The first client of kind machine whose secret is in the outputs. */
    public Optional<Machine> machine() {
        return clients.stream()
                .filter(client -> client.isMachine() && client.secret().isPresent())
                .map(client ->
                        new Machine(client.name(), client.id(), client.secret().orElseThrow(), client.scopes()))
                .findFirst();
    }

    private static Map<String, String> scopes(JsonObject object) {
        Map<String, String> scopes = new LinkedHashMap<>();
        object.keySet().forEach(name -> scopes.put(name, text(object, name)));
        return scopes;
    }

    private static Map<String, List<String>> scopeGroups(JsonObject outputs) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        if (outputs.get("scopeGroups") instanceof JsonObject object) {
            object.keySet().forEach(name -> groups.put(name, texts(object, name)));
        }
        return groups;
    }

    private static List<Route> routes(JsonArray array) {
        List<Route> routes = new ArrayList<>();
        for (JsonElement each : array) {
            JsonObject route = each.getAsJsonObject();
            String key = text(route, "key");
            int space = key.indexOf(' ');
            routes.add(new Route(key.substring(0, space), key.substring(space + 1), texts(route, "scopes")));
        }
        return routes;
    }

    private static List<Client> clients(JsonObject outputs) {
        List<Client> clients = new ArrayList<>();
        if (outputs.get("clients") instanceof JsonObject object) {
            for (String name : object.keySet()) {
                JsonObject client = object.getAsJsonObject(name);
                String kind = text(client, "kind");
                clients.add(new Client(
                        name,
                        text(client, "clientId"),
                        kind,
                        texts(client, "scopes"),
                        texts(client, "callbackUrls"),
                        secret(outputs, name),
                        Optional.ofNullable(outputs.get("mcpUrl"))
                                .filter(url -> kind.equals("agent"))
                                .map(JsonElement::getAsString)));
            }
        }
        return clients;
    }

    /** Without {@code --show-secrets}, Pulumi writes {@code [secret]} in place of the object. */
    private static Optional<String> secret(JsonObject outputs, String client) {
        return outputs.get("clientSecrets") instanceof JsonObject secrets
                        && secrets.get(client) instanceof JsonArray array
                        && !array.isEmpty()
                ? Optional.of(array.get(0).getAsString())
                : Optional.empty();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static List<String> texts(JsonObject object, String name) {
        List<String> texts = new ArrayList<>();
        if (object.get(name) instanceof JsonArray array) {
            array.forEach(each -> texts.add(each.getAsString()));
        }
        return texts;
    }
}
