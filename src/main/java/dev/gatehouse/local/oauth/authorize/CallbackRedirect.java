package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redirects to the client, whose redirect URI is already checked. */
public final class CallbackRedirect {
    private CallbackRedirect() {}

    /** DOC "The redirect and authorization endpoint": errors are in the query, with the state. */
    public static HttpResponse error(
            int status, String address, Optional<String> state, String error, String description, String reason) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        state.ifPresent(value -> parameters.put("state", value));
        return to(status, inQuery(address, parameters)).withReason(reason);
    }

    static HttpResponse code(int status, Authorization authorization, String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        authorization.state().ifPresent(value -> parameters.put("state", value));
        return to(status, inQuery(authorization.redirectUri(), parameters));
    }

    /** DOC "The redirect and authorization endpoint": the implicit grant returns tokens in the fragment. */
    static HttpResponse tokens(int status, Authorization authorization, TokenSet tokens) {
        Map<String, String> parameters = new LinkedHashMap<>();
        tokens.id().ifPresent(id -> parameters.put("id_token", id));
        parameters.put("access_token", tokens.access());
        parameters.put("token_type", "bearer");
        parameters.put("expires_in", String.valueOf(tokens.expiresIn().toSeconds()));
        authorization.state().ifPresent(value -> parameters.put("state", value));
        return to(status, authorization.redirectUri() + "#" + encoded(parameters));
    }

    public static HttpResponse to(int status, String location) {
        return HttpResponse.of(
                status,
                Headers.of("location", location, "cache-control", "no-store", "referrer-policy", "no-referrer"),
                "");
    }

    private static String inQuery(String address, Map<String, String> parameters) {
        return address + (address.contains("?") ? "&" : "?") + encoded(parameters);
    }

    private static String encoded(Map<String, String> parameters) {
        return new Form(parameters, List.of()).encoded();
    }
}
