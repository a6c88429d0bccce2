package dev.gatehouse.local.console.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.recording.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * User and app client of a request, as its fields and tokens name them.
 *
 * @param user a user name or an alias; empty for a machine, and if the request names none
 * @param client the id of an app client
 */
record Caller(Optional<String> user, Optional<String> client) {
    private static final JsonObject NONE = new JsonObject();

    static Caller of(RecordedRequest recorded) {
        HttpRequest request = recorded.request();
        if (recorded.server().equals("api")) {
            Optional<ReadToken> token = PresentedToken.of(recorded).flatMap(ReadToken::of);
            return new Caller(token.flatMap(ReadToken::user), token.flatMap(ReadToken::client));
        }
        JsonObject body = json(request.bodyText());
        JsonObject answer = json(recorded.response().bodyText());
        Form form = FormBody.read(request).orElse(new Form(Map.of(), List.of()));
        Form query = Form.parse(request.query()).orElse(form);
        Optional<ReadToken> token = Stream.of(
                        PresentedToken.of(recorded),
                        text(body, "AccessToken"),
                        form.find("token"),
                        text(object(answer, "AuthenticationResult"), "AccessToken"),
                        text(answer, "access_token"),
                        form.find("id_token_hint"))
                .flatMap(Optional::stream)
                .flatMap(text -> ReadToken.of(text).stream())
                .findFirst();
        Optional<String> user = text(body, "Username")
                .or(() -> text(object(body, "AuthParameters"), "USERNAME"))
                .or(() -> text(object(body, "ChallengeResponses"), "USERNAME"))
                .or(() -> form.find("username"))
                .or(() -> token.flatMap(ReadToken::user));
        Optional<String> client = text(body, "ClientId")
                .or(() -> form.find("client_id"))
                .or(() -> basicUser(request))
                .or(() -> query.find("client_id"))
                .or(() -> token.flatMap(ReadToken::client));
        return new Caller(user, client);
    }

    /** RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined. Only the id is read. */
    private static Optional<String> basicUser(HttpRequest request) {
        return request.headers()
                .first("authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> decode(value.substring(6).strip()))
                .filter(pair -> pair.contains(":"))
                .map(pair -> pair.substring(0, pair.indexOf(':')));
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An empty object if the text is not a JSON object, for example because the recording cut it. */
    private static JsonObject json(String text) {
        if (!text.startsWith("{")) {
            return NONE;
        }
        try {
            return JsonParser.parseString(text) instanceof JsonObject object ? object : NONE;
        } catch (JsonParseException | IllegalStateException e) {
            return NONE;
        }
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : NONE;
    }

    private static Optional<String> text(JsonObject parent, String name) {
        JsonElement element = parent.get(name);
        return element instanceof JsonPrimitive value
                        && value.isString()
                        && !value.getAsString().isEmpty()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }
}
