package dev.gatehouse.function.registration;

import com.google.gson.JsonObject;

/**
 * The response to a registration request (RFC 7591, section 3.2).
 *
 * @param body JSON
 */
public record RegistrationAnswer(int status, String body) {
    /** The request has another content type (RFC 7591, section 3.1). */
    public static RegistrationAnswer notJson() {
        return invalidMetadata("the header Content-Type must be application/json");
    }

    static RegistrationAnswer invalidRedirectUri(String description) {
        return refused(400, "invalid_redirect_uri", description);
    }

    static RegistrationAnswer invalidMetadata(String description) {
        return refused(400, "invalid_client_metadata", description);
    }

    static RegistrationAnswer refused(int status, String error, String description) {
        JsonObject body = new JsonObject();
        body.addProperty("error", error);
        body.addProperty("error_description", description);
        return new RegistrationAnswer(status, body.toString());
    }
}
