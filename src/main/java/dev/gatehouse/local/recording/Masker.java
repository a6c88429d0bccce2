package dev.gatehouse.local.recording;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.http.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces secrets in headers, queries, forms and JSON by other texts. {@link Masking} shows them as {@code ***}. */
public final class Masker {
    /**
     * A JWT: only its signature makes it usable. The second part is empty if the text only begins like a JWT: it is skipped
     * whole, so that the time is linear in the length of the text.
     */
    private static final Pattern TOKEN =
            Pattern.compile("(eyJ[A-Za-z0-9_-]++)(?:(\\.[A-Za-z0-9_-]*+)\\.[A-Za-z0-9_-]++)?+");

    /** In an address or a form; in the line of a log, a code is more often a status than a secret. */
    private static final Pattern FIELD =
            Pattern.compile("(^|[?&#]|[\\s;,](?!(?i:code)=))([A-Za-z0-9_.-]+)=([^&#\\s\"'<>;,]+)");

    /**
     * A member of a text that cannot be parsed as JSON. The name of a secret is short. Possessive quantifiers use no stack
     * for each character.
     */
    private static final Pattern JSON_MEMBER =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.){0,64}+)\"\\s*+:\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)|[0-9.eE+-]++)");

    /** A shorter secret is likely to be part of another word. */
    private static final int MIN_REPEATED_SECRET = 4;

    private final Replacement replacement;
    private final Gson gson;

    /** @param indented whether JSON has line ends */
    public Masker(Replacement replacement, boolean indented) {
        this.replacement = replacement;
        GsonBuilder builder = new GsonBuilder().disableHtmlEscaping().serializeNulls();
        this.gson = indented ? builder.setPrettyPrinting().create() : builder.create();
    }

    /** A header value. Of Authorization, it keeps the scheme and the readable parts of a token. */
    public String header(String name, String value) {
        if (SecretNames.isSecretHeader(name)) {
            return replacement.secret(name);
        }
        return name.toLowerCase(Locale.ROOT).equals("authorization") ? authorization(name, value) : text(value);
    }

    private String authorization(String name, String value) {
        if (value.startsWith("AWS4-")) {
            return value.replaceAll(
                    "Signature=[^,\\s]*", Matcher.quoteReplacement("Signature=" + replacement.secret("signature")));
        }
        String masked = text(value);
        if (!masked.equals(value) || value.isEmpty()) {
            return masked;
        }
        int space = value.indexOf(' ');
        return value.substring(0, space + 1) + replacement.secret(name);
    }

    /** Masks tokens and secret fields of addresses anywhere in a text. */
    public String text(String text) {
        String masked = FIELD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + found.group(2) + "=" + value(found.group(2), found.group(3))));
        return withoutSignatures(masked);
    }

    private String withoutSignatures(String text) {
        return TOKEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) == null ? found.group() : replacement.token(found.group(1) + found.group(2))));
    }

    /** A query string or a form: masks the values of secret fields. */
    public String form(String encoded) {
        List<String> pairs = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String decoded = PercentEncoding.decodeQuery(name).orElse(name);
            pairs.add(equals < 0 ? text(pair) : name + "=" + value(decoded, pair.substring(equals + 1)));
        }
        return String.join("&", pairs);
    }

    private String value(String name, String value) {
        if (SecretNames.isSecret(name)) {
            return replacement.secret(name);
        }
        String masked = withoutSignatures(value);
        return SecretNames.isToken(name) && masked.equals(value) ? replacement.secret(name) : masked;
    }

    /** A body, also one that was cut. Bodies that are neither a form nor JSON are shown as text. */
    public String body(String contentType, String body) {
        if (contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return form(body);
        }
        return json(body)
                .orElseGet(() -> text(JSON_MEMBER
                        .matcher(body)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                SecretNames.isSecret(found.group(1)) || SecretNames.isSecretHeader(found.group(1))
                                        ? "\"" + found.group(1) + "\": \"" + replacement.secret(found.group(1))
                                        : found.group()))));
    }

    /** Empty if the text is not a JSON object or array. If its end is missing, what is open is closed. */
    public Optional<String> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        return parse(text)
                .or(() -> JsonCompletion.candidates(text).stream()
                        .flatMap(candidate -> parse(candidate).stream())
                        .findFirst())
                .map(element -> gson.toJson(masked("", element)));
    }

    private static Optional<JsonElement> parse(String text) {
        try {
            return Optional.of(JsonParser.parseString(text));
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private JsonElement masked(String name, JsonElement element) {
        if (element instanceof JsonObject object) {
            return members(object);
        }
        if (element instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(each -> copy.add(SecretNames.isSecret(name) ? secret(name, each) : masked(name, each)));
            return copy;
        }
        if (SecretNames.isSecret(name) && !element.isJsonNull()) {
            return secret(name, element);
        }
        return element instanceof JsonPrimitive primitive && primitive.isString()
                ? new JsonPrimitive(string(name, primitive.getAsString()))
                : element;
    }

    private JsonElement secret(String name, JsonElement element) {
        return element.isJsonPrimitive() ? new JsonPrimitive(replacement.secret(name)) : masked(name, element);
    }

    private JsonObject members(JsonObject object) {
        JsonObject copy = new JsonObject();
        boolean base64 = object.get("isBase64Encoded") instanceof JsonPrimitive flag && flag.getAsBoolean();
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            boolean binary = base64
                    && member.getKey().equals("body")
                    && member.getValue().isJsonPrimitive();
            copy.add(
                    member.getKey(),
                    binary
                            ? new JsonPrimitive(replacement.secret("body") + " ("
                                    + member.getValue().getAsString().length() + " characters of base64)")
                            : masked(member.getKey(), member.getValue()));
        }
        return withoutRepeatedSecrets(object, copy);
    }

    /** A mail has its code in the member {@code code} and again in its text. */
    private JsonObject withoutRepeatedSecrets(JsonObject object, JsonObject masked) {
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            if (!SecretNames.isSecret(member.getKey()) || !(member.getValue() instanceof JsonPrimitive secret)) {
                continue;
            }
            String text = secret.getAsString();
            for (String other : List.copyOf(masked.keySet())) {
                if (text.length() >= MIN_REPEATED_SECRET
                        && !SecretNames.isSecret(other)
                        && masked.get(other) instanceof JsonPrimitive value
                        && value.isString()
                        && value.getAsString().contains(text)) {
                    masked.addProperty(other, value.getAsString().replace(text, replacement.secret(member.getKey())));
                }
            }
        }
        return masked;
    }

    /** Events and answers of functions have headers, query strings and bodies, which can be JSON themselves. */
    private String string(String name, String value) {
        if (SecretNames.isToken(name)) {
            return value(name, value);
        }
        if (name.equals("body") || name.equals("rawQueryString")) {
            Masker nested = new Masker(replacement, false);
            return nested.json(value).orElseGet(() -> nested.form(nested.body("", value)));
        }
        return header(name, value);
    }
}
