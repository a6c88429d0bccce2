package dev.gatehouse.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query with which the sign-in returns to the client's callback URL (RFC 6749, sections 4.1.2 and 4.1.2.1). */
record TokenCallback(Map<String, String> parameters) {
    TokenCallback {
        parameters = Map.copyOf(parameters);
    }

    /** Empty if an encoding is invalid or a parameter occurs twice. */
    static Optional<TokenCallback> parse(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (parameters.put(name, value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new TokenCallback(parameters));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean belongsTo(TokenAuthorization authorization) {
        return authorization.hasState(parameters.getOrDefault("state", ""));
    }

    /** @throws TokenException if the sign-in ended with an error */
    String code() throws TokenException {
        String code = parameters.getOrDefault("code", "");
        if (code.isEmpty()) {
            String description = parameters.getOrDefault("error_description", "");
            throw TokenException.refused("the sign-in ended with "
                    + parameters.getOrDefault("error", "no code")
                    + (description.isEmpty() ? "" : " (" + description + ")"));
        }
        return code;
    }

    /** Only the names: the code is secret. */
    @Override
    public String toString() {
        return "TokenCallback" + parameters.keySet();
    }
}
