package dev.gatehouse.local.cognito.trigger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.user.User;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function of a pool is told. DOC "Customizing user pool workflows with Lambda triggers", common parameters.
 *
 * @param moment as Cognito's messages call it
 */
record TriggerEvent(String moment, JsonObject json) {
    /** What every event holds; how AWS calls a caller whose SDK it does not know is from DOC's own examples. */
    static TriggerEvent of(
            String moment,
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
        return new TriggerEvent(moment, event);
    }

    /** The user's attributes with the status beside them, as events show them. */
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

    /** Whether what says which event it is came back as it went. */
    boolean isAnsweredBy(JsonObject answer) {
        for (String name : new String[] {"version", "triggerSource", "userPoolId", "userName"}) {
            JsonElement sent = json.get(name);
            if (!sent.equals(answer.get(name))) {
                return false;
            }
        }
        return true;
    }

    /** Attributes are personal: they are left out. */
    @Override
    public String toString() {
        return "TriggerEvent[" + moment + "]";
    }
}
