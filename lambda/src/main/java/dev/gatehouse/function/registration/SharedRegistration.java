package dev.gatehouse.function.registration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.function.json.InvalidJsonException;
import dev.gatehouse.function.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Dynamic client registration (RFC 7591) that creates nothing: each valid request gets the same declared app client. A
 * caller can only choose among the redirect URIs that are declared for it. It never returns a secret, and grants no
 * other grant type or scope, whatever the caller asks for (RFC 7591, section 3.2.1: the server may replace metadata).
 */
public final class SharedRegistration {
    static final int MAX_BODY_BYTES = 16_384;
    static final int MAX_DEPTH = 8;

    private final DeclaredClient client;

    private SharedRegistration(DeclaredClient client) {
        this.client = client;
    }

    /**
     * @param variable {@code MCP_REGISTRATION}: a JSON object with client_id, client_name, redirect_uris and scope
     * @throws IllegalStateException if it has another form
     */
    public static SharedRegistration of(String variable) {
        return new SharedRegistration(DeclaredClient.read(variable));
    }

    public RegistrationAnswer answer(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
            return RegistrationAnswer.refused(
                    413, "invalid_client_metadata", "the body must have at most " + MAX_BODY_BYTES + " bytes");
        }
        try {
            return new StrictJson(MAX_DEPTH).read(body) instanceof JsonObject metadata
                    ? answer(metadata)
                    : RegistrationAnswer.invalidMetadata("the body must be a JSON object");
        } catch (InvalidJsonException e) {
            return RegistrationAnswer.invalidMetadata("the body " + e.rule());
        }
    }

    private RegistrationAnswer answer(JsonObject metadata) {
        Optional<String> refused = lacks(metadata, "grant_types", "authorization_code")
                .or(() -> lacks(metadata, "response_types", "code"));
        if (refused.isPresent()) {
            return RegistrationAnswer.invalidMetadata(refused.get());
        }
        Optional<List<String>> asked = texts(metadata.get("redirect_uris"));
        if (asked.isEmpty() || asked.get().isEmpty()) {
            return RegistrationAnswer.invalidRedirectUri("redirect_uris: must be a list of texts, with one at least");
        }
        LinkedHashSet<String> granted = new LinkedHashSet<>(asked.get());
        granted.retainAll(client.redirectUris());
        if (granted.isEmpty()) {
            return RegistrationAnswer.invalidRedirectUri("redirect_uris: none of them is declared; ask the operator of "
                    + "the API to add yours to the callbacks of the client, in the same spelling");
        }
        return new RegistrationAnswer(
                201, client.registered(List.copyOf(granted)).toString());
    }

    /** A client that cannot use {@code needed} could not use what it gets. An absent list means the default (RFC 7591, section 2). */
    private static Optional<String> lacks(JsonObject metadata, String name, String needed) {
        if (!metadata.has(name)) {
            return Optional.empty();
        }
        return texts(metadata.get(name)).filter(list -> list.contains(needed)).isPresent()
                ? Optional.empty()
                : Optional.of(name + ": must be a list of texts with " + needed + ", the only one that is granted");
    }

    private static Optional<List<String>> texts(JsonElement value) {
        if (!(value instanceof JsonArray array)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement each : array) {
            if (!(each instanceof JsonPrimitive text && text.isString())) {
                return Optional.empty();
            }
            texts.add(text.getAsString());
        }
        return Optional.of(texts);
    }
}
