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

/** USER_AUTH: the client names a way to sign in, or asks which there are. DOC "Authentication flows". */
public final class ChoiceFlow implements AuthFlows.Flow {
    private final UserStore users;
    private final UnknownUser nobody;
    private final ChallengeSessions challenges;
    private final Map<String, AuthFlows.Flow> choices;

    /** @param choices by the name that PREFERRED_CHALLENGE gives them */
    public ChoiceFlow(
            UserStore users, UnknownUser nobody, ChallengeSessions challenges, Map<String, AuthFlows.Flow> choices) {
        this.users = users;
        this.nobody = nobody;
        this.challenges = challenges;
        this.choices = Map.copyOf(choices);
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String typed = parameters.getOrDefault("USERNAME", "");
        if (typed.isEmpty()) {
            return AuthFlows.missing("USERNAME");
        }
        AuthFlows.Flow preferred = choices.get(parameters.getOrDefault("PREFERRED_CHALLENGE", ""));
        if (preferred != null) {
            return preferred.answer(caller, parameters);
        }
        Optional<Refused> badHash = SecretHash.checkEnteredName(caller.client(), parameters, typed);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        Optional<User> user = users.findByNameOrAlias(caller.pool(), typed);
        if (user.isEmpty() && !caller.client().hideUserExistence()) {
            return PoolLookup.userNotFound(typed);
        }
        // DOC, same page: one that is not available is as if none were preferred.
        String username = user.map(User::username).orElseGet(() -> nobody.username(caller.pool(), typed));
        return choice(challenges.session(caller.client(), username, Challenge.SELECT_CHALLENGE));
    }

    private ApiAnswer choice(String session) {
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
