package dev.gatehouse.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query with which the sign-in returns to the client's callback URL (RFC 6749, sections 4.1.2 and 4.1.2.1). */
public record CodeFlowCallback(Map<String, String> parameters) {
    public CodeFlowCallback {
        parameters = Map.copyOf(parameters);
    }

    /** Empty if an encoding is invalid or a parameter occurs twice. */
    public static Optional<CodeFlowCallback> parse(String query) {
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
        return Optional.of(new CodeFlowCallback(parameters));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public boolean belongsTo(CodeFlowRequest authorization) {
        return authorization.hasState(parameters.getOrDefault("state", ""));
    }

    /** @throws NoTokenException if the sign-in ended with an error */
    public String code() throws NoTokenException {
        String code = parameters.getOrDefault("code", "");
        if (code.isEmpty()) {
            String description = parameters.getOrDefault("error_description", "");
            throw NoTokenException.refused("the sign-in ended with "
                    + parameters.getOrDefault("error", "no code")
                    + (description.isEmpty() ? "" : " (" + description + ")"));
        }
        return code;
    }

    /** Only the names: the code is secret. */
    @Override
    public String toString() {
        return "CodeFlowCallback" + parameters.keySet();
    }
}
