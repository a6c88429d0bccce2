package dev.gatehouse.local.cognito.signin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.api.SignInAnswer.Challenged;
import dev.gatehouse.local.cognito.api.SignInAnswer.SignedIn;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import dev.gatehouse.local.cognito.trigger.PreTokenGenerationTrigger;
import dev.gatehouse.local.cognito.trigger.TokenResult;
import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.cognito.trigger.TriggerFailure;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Map;

/** Builds the responses of InitiateAuth and RespondToAuthChallenge: tokens, a challenge or an error. */
public final class AuthResponses {
    private final Sessions sessions;
    private final TokenIssuer tokens;

    public AuthResponses(Sessions sessions, TokenIssuer tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    ApiAnswer of(CallingClient caller, SignInAnswer answer, PreTokenGenerationTrigger.Source source) {
        if (answer instanceof SignedIn signedIn) {
            Session session = sessions.startWithApi(caller.client(), signedIn.user());
            return of(tokens.issue(caller, signedIn.user(), session, source));
        }
        return answer instanceof Challenged challenged ? challenge(caller, challenged) : (Refused) answer;
    }

    static ApiAnswer of(TokenResult result) {
        return result instanceof TokenSet tokens ? of(tokens) : ((TriggerFailure) result).toRefused();
    }

    private static ApiAnswer of(TokenSet tokens) {
        JsonObject result = new JsonObject();
        result.addProperty("AccessToken", tokens.access());
        result.addProperty("ExpiresIn", tokens.expiresIn().toSeconds());
        tokens.id().ifPresent(id -> result.addProperty("IdToken", id));
        tokens.refresh().ifPresent(refresh -> result.addProperty("RefreshToken", refresh));
        result.addProperty("TokenType", "Bearer");
        JsonObject body = new JsonObject();
        body.add("AuthenticationResult", result);
        body.add("ChallengeParameters", new JsonObject());
        return new ApiAnswer.Done(body);
    }

    private static ApiAnswer challenge(CallingClient caller, Challenged challenged) {
        JsonObject body = new JsonObject();
        body.addProperty("ChallengeName", challenged.challenge().name());
        body.addProperty("Session", challenged.session());
        body.add("ChallengeParameters", parameters(caller, challenged));
        return new ApiAnswer.Done(body);
    }

    /** DOC API reference RespondToAuthChallenge. USER_ID_FOR_SRP in every challenge: OBS, in client projects. */
    private static JsonObject parameters(CallingClient caller, Challenged challenged) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("USER_ID_FOR_SRP", challenged.user().username());
        User user = challenged.user();
        UserPool pool = caller.pool();
        switch (challenged.challenge()) {
            case NEW_PASSWORD_REQUIRED -> newPassword(parameters, pool, user);
            case SOFTWARE_TOKEN_MFA -> {
                if (!user.factors().device().isEmpty()) {
                    parameters.addProperty(
                            "FRIENDLY_DEVICE_NAME", user.factors().device());
                }
            }
            case EMAIL_OTP -> {
                parameters.addProperty("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL");
                parameters.addProperty(
                        "CODE_DELIVERY_DESTINATION",
                        CodeDelivery.masked(user.attributes().getOrDefault("email", "")));
            }
            case SELECT_MFA_TYPE ->
                parameters.addProperty("MFAS_CAN_CHOOSE", names(MfaChallenges.availableFactors(pool, user)));
            case MFA_SETUP -> parameters.addProperty("MFAS_CAN_SETUP", names(MfaChallenges.factorsToSetUp(pool)));
            case SELECT_CHALLENGE -> throw new IllegalStateException("UserAuthFlow answers this challenge");
        }
        return parameters;
    }

    /** A JSON array as a string. */
    private static String names(List<Factor> factors) {
        JsonArray names = new JsonArray();
        factors.forEach(factor -> names.add(factor.name()));
        return names.toString();
    }

    private static void newPassword(JsonObject parameters, UserPool pool, User user) {
        JsonArray required = new JsonArray();
        // OBS: amazon-cognito-identity-js removes this prefix.
        NewPasswordChallenge.missingAttributes(pool, user).forEach(name -> required.add("userAttributes." + name));
        JsonObject attributes = new JsonObject();
        user.attributes().entrySet().stream()
                .filter(each -> !each.getKey().equals("sub"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> attributes.addProperty(each.getKey(), each.getValue()));
        parameters.addProperty("requiredAttributes", required.toString());
        parameters.addProperty("userAttributes", attributes.toString());
    }
}
