package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonObject;

/** The response of an operation of the JSON API. */
public sealed interface ApiAnswer {
    record Done(JsonObject body) implements ApiAnswer {
        /** A body can contain tokens. */
        @Override
        public String toString() {
            return "Done[***]";
        }
    }

    /**
     * @param type the name of Cognito's exception
     * @param message Cognito's message
     * @param reason the reason that the log shows
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
