package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Cognito calls before it makes a user's tokens, with event V2_0: the access token gets the user's e-mail address,
 * and at a password sign-in the API's scopes that the stack grants, since such a session has none of its own.
 *
 * <p>Streams, and not the event's class: the answer must be the very event, with its response filled in, whatever fields
 * Cognito adds to it one day.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Pre
 *     token generation Lambda trigger</a>
 */
public final class PreTokenHandler implements RequestStreamHandler {
    /** The one scope that a password sign-in has by itself (Understanding the access token). */
    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final Gson JSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final PasswordScopes passwordScopes;

    /** What Lambda calls. */
    public PreTokenHandler() {
        this(new PasswordScopes(System.getenv("PASSWORD_SCOPES")));
    }

    PreTokenHandler(PasswordScopes passwordScopes) {
        this.passwordScopes = passwordScopes;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonObject event = JsonParser.parseReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                .getAsJsonObject();
        output.write(JSON.toJson(answer(event)).getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject answer(JsonObject event) {
        // A machine's token stays as it is: only event V3_0 tells of one, and this handler is wired to V2_0.
        if (text(event, "triggerSource").equals("TokenGeneration_ClientCredentials")) {
            return event;
        }
        JsonObject request = object(event, "request");
        JsonObject access = new JsonObject();
        email(request).ifPresent(email -> {
            JsonObject claims = new JsonObject();
            claims.addProperty("email", email);
            access.add("claimsToAddOrOverride", claims);
        });
        if (isPasswordSession(text(event, "triggerSource"), texts(request, "scopes"))) {
            JsonArray scopes = new JsonArray();
            passwordScopes
                    .of(texts(object(request, "groupConfiguration"), "groupsToOverride"))
                    .forEach(scopes::add);
            access.add("scopesToAdd", scopes);
        }
        JsonObject details = new JsonObject();
        details.add("accessTokenGeneration", access);
        JsonObject response = new JsonObject();
        response.add("claimsAndScopeOverrideDetails", details);
        event.add("response", response);
        return event;
    }

    /**
     * By the event alone: a client id in the environment would be a circle from pool to function to client. A refresh
     * has one source for both kinds, and then the session's scopes tell: the sign-in pages give what was asked for, a
     * password sign-in the self-service scope, with ours if Cognito counts what we added before (assumed either way).
     * Any other source, such as the pages' own, gets nothing.
     */
    private boolean isPasswordSession(String source, List<String> scopes) {
        return switch (source) {
            case "TokenGeneration_Authentication" -> true;
            case "TokenGeneration_RefreshTokens" ->
                scopes.contains(SELF_SERVICE)
                        && scopes.stream().allMatch(scope -> scope.equals(SELF_SERVICE) || passwordScopes.has(scope));
            default -> false;
        };
    }

    private static Optional<String> email(JsonObject request) {
        return Optional.of(text(object(request, "userAttributes"), "email")).filter(email -> !email.isEmpty());
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static List<String> texts(JsonObject parent, String name) {
        List<String> texts = new ArrayList<>();
        if (parent.get(name) instanceof JsonArray array) {
            array.forEach(each -> texts.add(each.getAsString()));
        }
        return texts;
    }
}
