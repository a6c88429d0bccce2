package dev.gatehouse.local.cognito;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.SignInAnswer.Challenged;
import dev.gatehouse.local.cognito.SignInAnswer.SignedIn;
import java.util.Map;

/** What the JSON API answers to a proof: tokens, a challenge, or why not. */
final class AuthAnswers {
    private final Sessions sessions;
    private final Tokens tokens;

    AuthAnswers(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    ApiAnswer of(Caller caller, SignInAnswer answer, TokenTrigger.Source source) {
        if (answer instanceof SignedIn in) {
            Session session = sessions.startDirect(caller.client(), in.user());
            return of(tokens.first(caller, in.user(), session, source));
        }
        return answer instanceof Challenged challenged ? challenge(caller, challenged) : (Refused) answer;
    }

    static ApiAnswer of(TokensMade made) {
        return made instanceof TokenSet tokens ? of(tokens) : ((TriggerRefusal) made).answer();
    }

    private static ApiAnswer of(TokenSet tokens) {
        JsonObject result = new JsonObject();
        result.addProperty("AccessToken", tokens.access());
        result.addProperty("ExpiresIn", tokens.life().toSeconds());
        tokens.id().ifPresent(id -> result.addProperty("IdToken", id));
        tokens.refresh().ifPresent(refresh -> result.addProperty("RefreshToken", refresh));
        result.addProperty("TokenType", "Bearer");
        JsonObject body = new JsonObject();
        body.add("AuthenticationResult", result);
        body.add("ChallengeParameters", new JsonObject());
        return new ApiAnswer.Done(body);
    }

    private static ApiAnswer challenge(Caller caller, Challenged challenged) {
        JsonObject body = new JsonObject();
        body.addProperty("ChallengeName", challenged.challenge().name());
        body.addProperty("Session", challenged.session());
        body.add("ChallengeParameters", parameters(caller, challenged));
        return new ApiAnswer.Done(body);
    }

    /** DOC API reference RespondToAuthChallenge; USER_ID_FOR_SRP in each OBS, in client projects. */
    private static JsonObject parameters(Caller caller, Challenged challenged) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("USER_ID_FOR_SRP", challenged.user().username());
        if (challenged.challenge() == Challenge.NEW_PASSWORD_REQUIRED) {
            JsonArray required = new JsonArray();
            // OBS, amazon-cognito-identity-js takes this prefix off.
            NewPassword.missing(caller.pool(), challenged.user())
                    .forEach(name -> required.add("userAttributes." + name));
            JsonObject attributes = new JsonObject();
            challenged.user().attributes().entrySet().stream()
                    .filter(each -> !each.getKey().equals("sub"))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> attributes.addProperty(each.getKey(), each.getValue()));
            parameters.addProperty("requiredAttributes", required.toString());
            parameters.addProperty("userAttributes", attributes.toString());
        }
        return parameters;
    }
}
