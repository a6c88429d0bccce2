package dev.gatehouse.local.cognito;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import java.util.Map;
import java.util.Optional;

/** USER_AUTH: the client names a way to sign in, or asks which there are. DOC "Authentication flows". */
final class ChoiceFlow implements AuthFlows.Flow {
    private final Users users;
    private final Nobody nobody;
    private final Challenges challenges;
    private final Map<String, AuthFlows.Flow> choices;

    /** @param choices by the name that PREFERRED_CHALLENGE gives them */
    ChoiceFlow(Users users, Nobody nobody, Challenges challenges, Map<String, AuthFlows.Flow> choices) {
        this.users = users;
        this.nobody = nobody;
        this.challenges = challenges;
        this.choices = Map.copyOf(choices);
    }

    @Override
    public ApiAnswer answer(Caller caller, Map<String, String> parameters) {
        String typed = parameters.getOrDefault("USERNAME", "");
        if (typed.isEmpty()) {
            return AuthFlows.missing("USERNAME");
        }
        AuthFlows.Flow preferred = choices.get(parameters.getOrDefault("PREFERRED_CHALLENGE", ""));
        if (preferred != null) {
            return preferred.answer(caller, parameters);
        }
        Optional<Refused> badHash = SecretHash.ofTyped(caller.client(), parameters, typed);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        Optional<User> user = users.typed(caller.pool(), typed);
        if (user.isEmpty() && !caller.client().hideUserExistence()) {
            return PoolCalls.unknown(typed);
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
