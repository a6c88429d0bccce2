package dev.gatehouse.ops;

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
 * @param scopes full names of scopes, by short name
 * @param scopeGroups groups of scopes that are granted by group, by short name
 * @param routes in the declared order
 * @param machine a client of kind machine; absent if there is none or its secret is not in the outputs
 */
record DeployedStack(
        String issuer,
        String discoveryUrl,
        Optional<String> jwksUrl,
        Optional<String> authUrl,
        String apiUrl,
        Map<String, String> scopes,
        Map<String, List<String>> scopeGroups,
        List<Route> routes,
        Optional<Machine> machine) {
    private static final List<String> REQUIRED_OUTPUTS =
            List.of("issuer", "discoveryUrl", "apiUrl", "scopes", "routes");

    /**
     * @param scopes short names; empty for a public route
     * @param path with its variables in braces
     */
    record Route(String method, String path, List<String> scopes) {
        boolean isPublic() {
            return scopes.isEmpty();
        }

        /** The path with an example value for each variable. */
        String example() {
            return path.replaceAll("\\{[^}]+\\}", "smoke-test");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param secret never printed */
    record Machine(String name, String id, String secret, List<String> scopes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @throws IllegalArgumentException if the text does not contain the outputs of a stack; says what is missing and how to fix it */
    static DeployedStack parse(String json) {
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
        return new DeployedStack(
                text(outputs, "issuer"),
                text(outputs, "discoveryUrl"),
                Optional.ofNullable(outputs.get("jwksUrl")).map(JsonElement::getAsString),
                Optional.ofNullable(outputs.get("authUrl")).map(JsonElement::getAsString),
                text(outputs, "apiUrl"),
                scopes(outputs.getAsJsonObject("scopes")),
                scopeGroups(outputs),
                routes(outputs.getAsJsonArray("routes")),
                machine(outputs));
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

    private static Optional<Machine> machine(JsonObject outputs) {
        if (!outputs.has("clients") || !(outputs.get("clientSecrets") instanceof JsonObject secrets)) {
            return Optional.empty();
        }
        JsonObject clients = outputs.getAsJsonObject("clients");
        return clients.keySet().stream()
                .filter(name -> text(clients.getAsJsonObject(name), "kind").equals("machine"))
                .filter(secrets::has)
                .map(name -> new Machine(
                        name,
                        text(clients.getAsJsonObject(name), "clientId"),
                        secrets.getAsJsonArray(name).get(0).getAsString(),
                        texts(clients.getAsJsonObject(name), "scopes")))
                .findFirst();
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
