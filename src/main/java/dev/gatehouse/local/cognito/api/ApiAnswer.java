package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonObject;

/** What an operation of the JSON API answers. */
public sealed interface ApiAnswer {
    record Done(JsonObject body) implements ApiAnswer {
        /** Bodies hold tokens. */
        @Override
        public String toString() {
            return "Done[***]";
        }
    }

    /**
     * @param type Cognito's exception
     * @param message as Cognito says it
     * @param reason for the log
     */
    public record Refused(String type, String message, String reason) implements ApiAnswer, SignInAnswer {
        public static Refused invalidParameter(String message, String reason) {
            return new Refused("InvalidParameterException", message, reason);
        }

        public static Refused notAuthorized(String message, String reason) {
            return new Refused("NotAuthorizedException", message, reason);
        }
    }

    static ApiAnswer empty() {
        return new Done(new JsonObject());
    }
}
