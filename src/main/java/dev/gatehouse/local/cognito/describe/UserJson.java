package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.user.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** UserType of the API reference. */
public final class UserJson {
    private UserJson() {}

    public static JsonObject user(User user) {
        return user(user, "Attributes", user.attributes());
    }

    /** @param attributes the attributes to return, in the member {@code name} */
    public static JsonObject user(User user, String name, Map<String, String> attributes) {
        JsonObject json = new JsonObject();
        json.addProperty("Username", user.username());
        json.add(name, attributes(attributes));
        json.addProperty("UserCreateDate", seconds(user.created()));
        json.addProperty("UserLastModifiedDate", seconds(user.modified()));
        json.addProperty("Enabled", !user.disabled());
        json.addProperty("UserStatus", user.status().name());
        return json;
    }

    /** Adds the active second factors. Only GetUser and AdminGetUser return them. Absent if there are none (OBS). */
    public static void addMfaSettings(JsonObject json, User user) {
        List<String> active = user.factors().active().stream().map(Factor::name).toList();
        JsonBody.addSorted(json, "UserMFASettingList", active);
        user.factors().preference().ifPresent(factor -> json.addProperty("PreferredMfaSetting", factor.name()));
    }

    private static JsonArray attributes(Map<String, String> attributes) {
        JsonArray all = new JsonArray();
        new TreeMap<>(attributes).forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            all.add(attribute);
        });
        return all;
    }

    /** Epoch seconds with milliseconds, the time format of AWS JSON 1.1. */
    public static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }
}
