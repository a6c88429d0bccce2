package dev.gatehouse.local.pulumi.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.Addresses;
import java.util.List;

/** Where a stack's {@code aws:endpoints} say that the cloud is. */
final class StackAddresses {
    private final Properties config;

    /** @param config the provider's settings as the engine sends them */
    StackAddresses(Properties config) {
        this.config = config;
    }

    /** Refuses a stack that thinks the local cloud is elsewhere: it would give frontends dead addresses. */
    void checkMatches(Addresses ours) throws InvalidRequestException {
        checkMatches("cognitoidp", ours.cognito().toString());
        checkMatches("apigatewayv2", ours.api().toString());
    }

    private void checkMatches(String service, String ours) throws InvalidRequestException {
        String said = endpoint(service);
        if (!said.isEmpty() && !said.equals(ours)) {
            throw new InvalidRequestException("aws:endpoints says " + service + ": " + said
                    + ", and this local cloud answers at " + ours + "; start it with this stack's file");
        }
    }

    /** The engine sends structured configuration as it is, or as JSON in a text. */
    private String endpoint(String service) throws InvalidRequestException {
        if (config.text("endpoints").isPresent()) {
            return inJson(config.required("endpoints"), service);
        }
        List<Properties> maps = config.sections("endpoints");
        return maps.stream()
                .flatMap(map -> map.text(service).stream())
                .findFirst()
                .orElse("");
    }

    private static String inJson(String json, String service) throws InvalidRequestException {
        try {
            for (JsonElement map : JsonParser.parseString(json).getAsJsonArray()) {
                if (map.getAsJsonObject().has(service)) {
                    return map.getAsJsonObject().get(service).getAsString();
                }
            }
            return "";
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new InvalidRequestException("aws:endpoints is not a list of maps of service to address");
        }
    }
}
