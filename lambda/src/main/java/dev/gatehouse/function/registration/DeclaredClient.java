package dev.gatehouse.function.registration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * The app client that every registration gets. It is a public client with the authorization code grant and PKCE.
 *
 * @param redirectUris its callbacks, as Cognito compares them
 * @param scope the complete scope names, separated by spaces
 */
record DeclaredClient(String id, String name, List<String> redirectUris, String scope) {
    static final List<String> GRANT_TYPES = List.of("authorization_code", "refresh_token");
    static final List<String> RESPONSE_TYPES = List.of("code");

    /** Reads the variable {@code MCP_REGISTRATION}. @throws RuntimeException if it has another form */
    static DeclaredClient read(String variable) {
        JsonObject json = JsonParser.parseString(variable).getAsJsonObject();
        List<String> uris = new ArrayList<>();
        for (JsonElement uri : json.getAsJsonArray("redirect_uris")) {
            uris.add(uri.getAsString());
        }
        return new DeclaredClient(text(json, "client_id"), text(json, "client_name"), List.copyOf(uris), text(json, "scope"));
    }

    private static String text(JsonObject json, String name) {
        return json.getAsJsonPrimitive(name).getAsString();
    }

    /** RFC 7591, section 3.2.1. @param asked those of the redirect URIs that the caller asked for */
    JsonObject registered(List<String> asked) {
        JsonObject json = new JsonObject();
        json.addProperty("client_id", id);
        json.addProperty("client_name", name);
        json.add("redirect_uris", array(asked));
        json.addProperty("token_endpoint_auth_method", "none");
        json.add("grant_types", array(GRANT_TYPES));
        json.add("response_types", array(RESPONSE_TYPES));
        json.addProperty("scope", scope);
        return json;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
