package dev.gatehouse.local.recording;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces secrets in recorded texts with {@code ***}: passwords, codes, client secrets, cookies and signatures of tokens. */
public final class Masking {
    private static final String MASK = "***";

    /** Names of JSON members and form fields whose values are secret, in lower case without hyphens and underscores. */
    private static final Set<String> SECRET_NAMES = Set.of(
            "password",
            "previouspassword",
            "proposedpassword",
            "newpassword",
            "temporarypassword",
            "repeated",
            "secrethash",
            "clientsecret",
            "code",
            "codeverifier",
            "confirmationcode",
            "usercode",
            "softwaretokenmfacode",
            "emailotpcode",
            "smsmfacode",
            "mfacode",
            "session",
            "secretcode",
            "refreshtoken",
            "csrf",
            "token",
            "passwordclaimsignature",
            "passwordclaimsecretblock",
            "secretblock",
            "userpooladdresscode");

    private static final Set<String> SECRET_HEADERS =
            Set.of("cookie", "set-cookie", "x-amz-security-token", "proxy-authorization");

    /** A JWT: only its signature makes it usable. */
    private static final Pattern TOKEN = Pattern.compile("(eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)\\.[A-Za-z0-9_-]+");

    private static final Pattern CODE_IN_ADDRESS = Pattern.compile("([?&](?:code|access_token|id_token)=)[^&#\\s\"]+");
    /** A member of a JSON text that cannot be parsed, for example because the recording cut it. */
    private static final Pattern JSON_MEMBER = Pattern.compile("\"([A-Za-z_-]+)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)");

    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Masking() {}

    /** A header value. Of Authorization, it keeps the scheme and the readable parts of a token. */
    public static String header(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (SECRET_HEADERS.contains(lower)) {
            return MASK;
        }
        if (lower.equals("authorization")) {
            String masked = text(value);
            return masked.equals(value) && !value.startsWith("AWS4-")
                    ? value.contains(" ") ? value.substring(0, value.indexOf(' ')) + " " + MASK : MASK
                    : masked;
        }
        return text(value);
    }

    /** Masks tokens and codes anywhere in a text. */
    public static String text(String text) {
        String masked = TOKEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "." + MASK));
        return CODE_IN_ADDRESS.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MASK));
    }

    /** A query string or a form: masks the values of secret fields. */
    public static String form(String encoded) {
        StringBuilder masked = new StringBuilder();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            boolean secret = equals >= 0 && isSecret(pair.substring(0, equals));
            masked.append(masked.isEmpty() ? "" : "&").append(secret ? pair.substring(0, equals + 1) + MASK : pair);
        }
        return text(masked.toString());
    }

    /** A body: JSON is indented. Bodies of another type are shown as text. */
    public static String body(String contentType, String body) {
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            return form(body);
        }
        return json(body)
                .orElseGet(() -> text(JSON_MEMBER
                        .matcher(body)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                isSecret(found.group(1)) ? "\"" + found.group(1) + "\": \"" + MASK : found.group()))));
    }

    /** Empty if the text is not a JSON object or array. */
    public static Optional<String> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(PRETTY.toJson(masked(JsonParser.parseString(text))));
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static JsonElement masked(JsonElement element) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.entrySet()
                    .forEach(entry -> copy.add(
                            entry.getKey(),
                            isSecret(entry.getKey()) && entry.getValue().isJsonPrimitive()
                                    ? new JsonPrimitive(MASK)
                                    : headerOr(entry.getKey(), entry.getValue())));
            return copy;
        }
        if (element instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(each -> copy.add(masked(each)));
            return copy;
        }
        return element instanceof JsonPrimitive primitive && primitive.isString()
                ? new JsonPrimitive(text(primitive.getAsString()))
                : element;
    }

    /** Events of functions have the headers of the request. */
    private static JsonElement headerOr(String name, JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString()
                ? new JsonPrimitive(header(name, primitive.getAsString()))
                : masked(value);
    }

    private static boolean isSecret(String name) {
        return SECRET_NAMES.contains(
                name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
    }
}
