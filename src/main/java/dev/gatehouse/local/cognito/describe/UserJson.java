package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.user.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Users as administrators see them. */
public final class UserJson {
    private UserJson() {}

    /** UserType of the API reference. */
    public static JsonObject user(User user) {
        return user(user, "Attributes", user.attributes());
    }

    /** @param attributes those to show, in the member called {@code name} */
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

    /** Second factors that are switched on: GetUser and AdminGetUser alone tell them. Absent when there are none (OBS). */
    public static void factors(JsonObject json, User user) {
        List<String> active = user.factors().active().stream().map(Factor::name).toList();
        DescribedPools.texts(json, "UserMFASettingList", active);
        user.factors().preference().ifPresent(factor -> json.addProperty("PreferredMfaSetting", factor.name()));
    }

    /** A body with one member. */
    public static ApiAnswer answer(String name, JsonElement value) {
        JsonObject body = new JsonObject();
        body.add(name, value);
        return new ApiAnswer.Done(body);
    }

    static JsonArray attributes(Map<String, String> attributes) {
        JsonArray all = new JsonArray();
        new TreeMap<>(attributes).forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            all.add(attribute);
        });
        return all;
    }

    /** Epoch seconds with milliseconds, as AWS JSON 1.1 writes a time. */
    public static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }
}
