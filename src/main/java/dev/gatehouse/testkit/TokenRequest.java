package dev.gatehouse.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.EmbeddedCloud;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests of one app client to the token endpoint. */
record TokenRequest(EmbeddedCloud cloud, AppClient client) {
    TokenSet send(Map<String, String> grant, List<String> scopes) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        if (!scopes.isEmpty()) {
            form.put("scope", expand(cloud, scopes));
        }
        URI endpoint = URI.create(cloud.outputs().get("authUrl") + "/oauth2/token");
        if (client.secret().isEmpty()) {
            form.put("client_id", client.id());
        }
        HttpRequest.Builder request = Http.form(endpoint, form);
        client.secret().ifPresent(secret -> request.header("Authorization", basic(secret)));
        HttpResponse<String> response = Http.send(request.build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the token endpoint answered " + response.statusCode() + " "
                    + response.body() + " for app client " + client + "; " + lastLine(cloud));
        }
        JsonObject tokens = JsonParser.parseString(response.body()).getAsJsonObject();
        return new TokenSet(
                tokens.get("access_token").getAsString(), text(tokens, "id_token"), text(tokens, "refresh_token"));
    }

    /** The names in tokens of scopes that the stack file names shortly, joined by spaces. */
    static String expand(EmbeddedCloud cloud, List<String> scopes) {
        Map<?, ?> names = cloud.outputs().get("scopes") instanceof Map<?, ?> map ? map : Map.of();
        return scopes.stream()
                .map(scope -> names.containsKey(scope) ? String.valueOf(names.get(scope)) : scope)
                .collect(Collectors.joining(" "));
    }

    /** The log gives the reason of a refusal. */
    static String lastLine(EmbeddedCloud cloud) {
        List<String> lines = cloud.log();
        return lines.isEmpty() ? "the log is empty" : "log: " + lines.get(lines.size() - 1);
    }

    private String basic(String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((client.id() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(JsonObject tokens, String name) {
        return Optional.ofNullable(tokens.get(name)).map(JsonElement::getAsString);
    }
}
