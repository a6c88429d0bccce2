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
 * What Cognito asks, and its answer: the very event with its response filled in, whatever fields Cognito adds to it one
 * day. The events' classes would lose those.
 *
 * @param json as it came
 */
record CognitoEvent(JsonObject json) {
    private static final Gson JSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    static CognitoEvent read(InputStream input) {
        return new CognitoEvent(JsonParser.parseReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                .getAsJsonObject());
    }

    void answer(OutputStream output) throws IOException {
        output.write(JSON.toJson(json).getBytes(StandardCharsets.UTF_8));
    }

    /** At which moment of its work Cognito asks: {@code PreSignUp_SignUp}. */
    String source() {
        return text(json, "triggerSource");
    }

    /** The app client's id; empty where there is none. */
    String client() {
        return text(object(json, "callerContext"), "clientId");
    }

    /** Of the user; empty where there is none. */
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
     * The texts of a list; none where there is no list.
     *
     * @throws IllegalStateException if an item is not a text: Gson would read {@code ["admin"]} as the text admin
     */
    static List<String> texts(JsonObject parent, String name) {
        List<String> texts = new ArrayList<>();
        if (parent.get(name) instanceof JsonArray array) {
            for (JsonElement each : array) {
                if (!(each instanceof JsonPrimitive text && text.isString())) {
                    throw new IllegalStateException(name + " must be a list of texts");
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

    /** Attributes are personal: they are left out. */
    @Override
    public String toString() {
        return "CognitoEvent[" + source() + "]";
    }
}
