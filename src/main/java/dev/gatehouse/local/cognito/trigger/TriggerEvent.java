package dev.gatehouse.local.cognito.trigger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.user.User;
import java.util.Map;
import java.util.TreeMap;

/**
 * The event that a function of a pool receives. DOC "Customizing user pool workflows with Lambda triggers", common
 * parameters.
 *
 * @param triggerName the name of the trigger in Cognito's messages
 */
record TriggerEvent(String triggerName, JsonObject json) {
    /**
     * Creates an event with the common parameters. AWS uses this awsSdkVersion for an unknown SDK, in the examples on
     * that page.
     */
    static TriggerEvent of(
            String triggerName,
            String version,
            String source,
            String poolId,
            String clientId,
            String username,
            JsonObject request,
            JsonObject response) {
        JsonObject caller = new JsonObject();
        caller.addProperty("awsSdkVersion", "aws-sdk-unknown-unknown");
        caller.addProperty("clientId", clientId);
        JsonObject event = new JsonObject();
        event.addProperty("version", version);
        event.addProperty("triggerSource", source);
        event.addProperty("region", poolId.substring(0, poolId.indexOf('_')));
        event.addProperty("userPoolId", poolId);
        event.addProperty("userName", username);
        event.add("callerContext", caller);
        event.add("request", request);
        event.add("response", response);
        return new TriggerEvent(triggerName, event);
    }

    /** The user's attributes and status, as events contain them. */
    static JsonObject attributes(User user) {
        Map<String, String> attributes = new TreeMap<>(user.attributes());
        attributes.put("cognito:user_status", user.status().name());
        return texts(attributes);
    }

    static JsonObject texts(Map<String, String> values) {
        JsonObject object = new JsonObject();
        values.forEach(object::addProperty);
        return object;
    }

    /** Whether the members that identify the event are unchanged in the response. */
    boolean isEchoedBy(JsonObject response) {
        for (String name : new String[] {"version", "triggerSource", "userPoolId", "userName"}) {
            JsonElement sent = json.get(name);
            if (!sent.equals(response.get(name))) {
                return false;
            }
        }
        return true;
    }

    /** Attributes are personal data and are left out. */
    @Override
    public String toString() {
        return "TriggerEvent[" + triggerName + "]";
    }
}
