package dev.gatehouse.function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Cognito trigger event. The trigger returns the same JSON with {@code response} set. The classes of
 * aws-lambda-java-events would drop fields that they do not know.
 *
 * @param json the event as received
 */
record CognitoEvent(JsonObject json) {
    private static final Gson JSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    static CognitoEvent read(InputStream input) {
        return new CognitoEvent(JsonParser.parseReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                .getAsJsonObject());
    }

    void writeTo(OutputStream output) throws IOException {
        output.write(JSON.toJson(json).getBytes(StandardCharsets.UTF_8));
    }

    /** The trigger source, such as {@code PreSignUp_SignUp}. */
    String source() {
        return text(json, "triggerSource");
    }

    /** The id of the app client; empty if the event has none. */
    String client() {
        return text(object(json, "callerContext"), "clientId");
    }

    /** A user attribute; empty if the user does not have it. */
    String attribute(String name) {
        return text(object(request(), "userAttributes"), name);
    }

    JsonObject request() {
        return object(json, "request");
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /**
     * The strings of a list; empty if there is no list.
     *
     * @throws IllegalStateException if an item is not a string: Gson would read the nested list {@code ["admin"]} as
     *     the string admin
     */
    static List<String> strings(JsonObject parent, String name) {
        List<String> texts = new ArrayList<>();
        if (parent.get(name) instanceof JsonArray array) {
            for (JsonElement each : array) {
                if (!(each instanceof JsonPrimitive text && text.isString())) {
                    throw new IllegalStateException(name + " must be a list of strings");
                }
                texts.add(each.getAsString());
            }
        }
        return texts;
    }

    private static String text(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Leaves out the attributes, which are personal data. */
    @Override
    public String toString() {
        return "CognitoEvent[" + source() + "]";
    }
}
