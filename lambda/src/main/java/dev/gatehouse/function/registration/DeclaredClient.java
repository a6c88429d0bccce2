package dev.gatehouse.function.registration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app client that every registration gets. It is a public client with the authorization code grant and PKCE.
 *
 * @param redirectUris its callbacks, as Cognito compares them
 * @param scope the complete scope names, separated by spaces
 */
record DeclaredClient(String id, String name, List<String> redirectUris, String scope) {
    static final List<String> GRANT_TYPES = List.of("authorization_code", "refresh_token");
    static final List<String> RESPONSE_TYPES = List.of("code");

    /**
     * Reads the variable {@code MCP_REGISTRATION}: {@code {"client_id": "…", "client_name": "…", "redirect_uris": ["…"],
     * "scope": "…"}}.
     *
     * @throws IllegalStateException if it has another form
     */
    static DeclaredClient read(String variable) {
        if (!(parsed(variable) instanceof JsonObject json)) {
            throw invalid();
        }
        return new DeclaredClient(
                text(json.get("client_id")),
                text(json.get("client_name")),
                texts(json.get("redirect_uris")),
                text(json.get("scope")));
    }

    private static JsonElement parsed(String variable) {
        try {
            return JsonParser.parseString(variable);
        } catch (JsonParseException e) {
            throw invalid();
        }
    }

    private static List<String> texts(@Nullable JsonElement value) {
        if (!(value instanceof JsonArray array)) {
            throw invalid();
        }
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(text(each)));
        return List.copyOf(texts);
    }

    private static String text(@Nullable JsonElement value) {
        if (value instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw invalid();
    }

    private static IllegalStateException invalid() {
        return new IllegalStateException(
                "MCP_REGISTRATION must be a JSON object with client_id, client_name, redirect_uris (a list) and scope");
    }

    /**
     * The response of RFC 7591, section 3.2.1.
     *
     * @param asked those of the redirect URIs that the caller asked for
     */
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
