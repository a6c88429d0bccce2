package dev.gatehouse.local.cognito.signin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.user.UnknownUser;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import java.util.Map;
import java.util.Optional;

/** USER_AUTH: choice-based sign-in. The client names a challenge or gets the list. DOC "Authentication flows". */
public final class UserAuthFlow implements AuthFlow {
    private final UserStore users;
    private final UnknownUser unknownUser;
    private final ChallengeSessions challenges;
    private final Map<String, AuthFlow> choices;

    /** @param choices by their names in PREFERRED_CHALLENGE */
    public UserAuthFlow(
            UserStore users, UnknownUser unknownUser, ChallengeSessions challenges, Map<String, AuthFlow> choices) {
        this.users = users;
        this.unknownUser = unknownUser;
        this.challenges = challenges;
        this.choices = Map.copyOf(choices);
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String entered = parameters.getOrDefault("USERNAME", "");
        if (entered.isEmpty()) {
            return AuthFlows.missingParameter("USERNAME");
        }
        AuthFlow preferred = choices.get(parameters.getOrDefault("PREFERRED_CHALLENGE", ""));
        if (preferred != null) {
            return preferred.answer(caller, parameters);
        }
        Optional<Refused> badHash = SecretHash.checkEnteredName(caller.client(), parameters, entered);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        Optional<User> user = users.findByNameOrAlias(caller.pool(), entered);
        if (user.isEmpty() && !caller.client().hideUserExistence()) {
            return PoolLookup.userNotFound(entered);
        }
        // DOC "Authentication flows": ignores a preferred challenge that is not available.
        String username = user.map(User::username).orElseGet(() -> unknownUser.username(caller.pool(), entered));
        return selectChallenge(challenges.session(caller.client(), username, Challenge.SELECT_CHALLENGE));
    }

    private ApiAnswer selectChallenge(String session) {
        JsonArray available = new JsonArray();
        choices.keySet().stream().sorted().forEach(available::add);
        JsonObject body = new JsonObject();
        body.addProperty("ChallengeName", Challenge.SELECT_CHALLENGE.name());
        body.addProperty("Session", session);
        body.add("AvailableChallenges", available);
        body.add("ChallengeParameters", new JsonObject());
        return new ApiAnswer.Done(body);
    }
}
