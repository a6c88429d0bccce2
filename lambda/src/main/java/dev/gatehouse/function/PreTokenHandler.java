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
 * What Cognito calls before it makes a user's tokens, with event V2_0. It takes every scope out of the access token that
 * the stack grants by group to other users, whatever the client asked for and by whatever way the user signed in. The
 * access token also gets the user's e-mail address and, at a password sign-in, the API's scopes that the stack grants,
 * since such a session has none of its own. If this handler fails, Cognito issues no token.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Pre
 *     token generation Lambda trigger</a>
 */
public final class PreTokenHandler implements RequestStreamHandler {
    /** The one scope that a password sign-in has by itself (Understanding the access token). */
    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private final ScopeGrants grants;

    /** What Lambda calls. */
    public PreTokenHandler() {
        this(new ScopeGrants(System.getenv("SCOPE_GROUPS"), System.getenv("PASSWORD_SCOPES")));
    }

    PreTokenHandler(ScopeGrants grants) {
        this.grants = grants;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CognitoEvent event = CognitoEvent.read(input);
        // A machine's token stays as it is: only event V3_0 tells of one, and this handler is wired to V2_0.
        if (!event.source().equals("TokenGeneration_ClientCredentials")) {
            event.json().add("response", response(event));
        }
        event.answer(output);
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
                CognitoEvent.texts(CognitoEvent.object(event.request(), "groupConfiguration"), "groupsToOverride");
        if (isPasswordSession(event.source(), CognitoEvent.texts(event.request(), "scopes"))) {
            access.add("scopesToAdd", array(grants.addedByPassword(groups)));
        }
        // Also those that the event does not name: what Cognito adds after it asked us must not bring one in.
        List<String> withheld = grants.withheld(groups);
        if (!withheld.isEmpty()) {
            access.add("scopesToSuppress", array(withheld));
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
                        && scopes.stream()
                                .allMatch(scope -> scope.equals(SELF_SERVICE) || grants.isPasswordScope(scope));
            default -> false;
        };
    }
}
