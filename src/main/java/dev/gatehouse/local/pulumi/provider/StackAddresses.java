package dev.gatehouse.local.pulumi.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.Addresses;
import java.util.List;

/** The endpoints of a stack's {@code aws:endpoints}. */
final class StackAddresses {
    private final Properties config;

    /** @param config the provider's configuration as the engine sends it */
    StackAddresses(Properties config) {
        this.config = config;
    }

    /** Refuses a stack with other addresses than this local cloud: its outputs would not work. */
    void checkMatches(Addresses ours) throws InvalidRequestException {
        checkMatches("cognitoidp", ours.cognito().toString());
        checkMatches("apigatewayv2", ours.api().toString());
    }

    private void checkMatches(String service, String ours) throws InvalidRequestException {
        String configured = endpoint(service);
        if (!configured.isEmpty() && !configured.equals(ours)) {
            throw new InvalidRequestException("aws:endpoints: " + service + " is " + configured
                    + ", but this local cloud listens on " + ours + "; start the local cloud with this stack's file");
        }
    }

    /** The engine sends structured configuration as a value or as a JSON text. */
    private String endpoint(String service) throws InvalidRequestException {
        if (config.text("endpoints").isPresent()) {
            return endpointInJson(config.required("endpoints"), service);
        }
        List<Properties> maps = config.sections("endpoints");
        return maps.stream()
                .flatMap(map -> map.text(service).stream())
                .findFirst()
                .orElse("");
    }

    private static String endpointInJson(String json, String service) throws InvalidRequestException {
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
