package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

/**
 * Pre token generation trigger (event version V2_0): Cognito calls it before it issues a user's tokens. It removes the
 * scopes that the stack grants only to groups the user is not in, for every client and every kind of sign-in. It adds
 * the e-mail address to the access token and, for a password sign-in, the API scopes that the stack grants, because
 * Cognito adds no custom scopes there. If this handler fails, Cognito issues no token.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Pre
 *     token generation Lambda trigger</a>
 */
public final class PreTokenHandler implements RequestStreamHandler {
    /** The only scope that Cognito adds for a password sign-in (Understanding the access token). */
    private static final String USER_ADMIN_SCOPE = "aws.cognito.signin.user.admin";

    private final ScopeGrants grants;

    /** Lambda calls this constructor. */
    public PreTokenHandler() {
        this(new ScopeGrants(System.getenv("SCOPE_GROUPS"), System.getenv("PASSWORD_SCOPES")));
    }

    PreTokenHandler(ScopeGrants grants) {
        this.grants = grants;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CognitoEvent event = CognitoEvent.read(input);
        // Client credentials: the token stays unchanged. Cognito sends them only with event version V3_0, and the stack
        // declares V2_0.
        if (!event.source().equals("TokenGeneration_ClientCredentials")) {
            event.json().add("response", response(event));
        }
        event.writeTo(output);
    }

    private JsonObject response(CognitoEvent event) {
        JsonObject access = new JsonObject();
        String email = event.attribute("email");
        if (!email.isEmpty()) {
            JsonObject claims = new JsonObject();
            claims.addProperty("email", email);
            access.add("claimsToAddOrOverride", claims);
        }
        List<String> groups =
                CognitoEvent.strings(CognitoEvent.object(event.request(), "groupConfiguration"), "groupsToOverride");
        if (isPasswordSession(event.source(), CognitoEvent.strings(event.request(), "scopes"))) {
            access.add("scopesToAdd", array(grants.passwordScopes(groups)));
        }
        // Includes scopes that the event does not list, in case Cognito adds scopes after it called this trigger.
        List<String> suppressed = grants.suppressed(groups);
        if (!suppressed.isEmpty()) {
            access.add("scopesToSuppress", array(suppressed));
        }
        JsonObject details = new JsonObject();
        details.add("accessTokenGeneration", access);
        JsonObject response = new JsonObject();
        response.add("claimsAndScopeOverrideDetails", details);
        return response;
    }

    private static JsonArray array(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /**
     * Decides from the event only: a client id in the environment would make the user pool depend on the client and the
     * client on the user pool. A refresh has the same trigger source for both kinds of session, so the scopes decide: a
     * password session has aws.cognito.signin.user.admin, with or without the scopes that this handler added (assumed:
     * both occur). Sessions of the hosted sign-in pages have the scopes that the client requested and get nothing.
     */
    private boolean isPasswordSession(String source, List<String> scopes) {
        return switch (source) {
            case "TokenGeneration_Authentication" -> true;
            case "TokenGeneration_RefreshTokens" ->
                scopes.contains(USER_ADMIN_SCOPE)
                        && scopes.stream()
                                .allMatch(scope -> scope.equals(USER_ADMIN_SCOPE) || grants.isPasswordScope(scope));
            default -> false;
        };
    }
}
