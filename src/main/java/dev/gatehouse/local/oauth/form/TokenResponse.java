package dev.gatehouse.local.oauth.form;

import com.google.gson.JsonObject;

/** The response of /oauth2/token. */
public sealed interface TokenResponse {
    record Issued(JsonObject body) implements TokenResponse {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /**
     * @param error RFC 6749 section 5.2
     * @param description as AWS documents it; empty if AWS documents none
     * @param reason for the log
     */
    public record Refused(String error, String description, String reason) implements TokenResponse {
        public Refused(String error, String reason) {
            this(error, "", reason);
        }
    }
}
