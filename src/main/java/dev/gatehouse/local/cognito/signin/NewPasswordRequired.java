package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.attribute.AliasExists;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.password.PasswordChange;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the password that replaces a temporary one, for the JSON API and for the page alike. */
public final class NewPasswordRequired {
    private final ChallengeSessions challenges;
    private final UserStore users;
    private final PasswordChange changes;
    private final SecondFactorSteps steps;

    public NewPasswordRequired(
            ChallengeSessions challenges, UserStore users, PasswordChange changes, SecondFactorSteps steps) {
        this.challenges = challenges;
        this.users = users;
        this.changes = changes;
        this.steps = steps;
    }

    /** Required attributes that the user has not. */
    public static List<String> missing(UserPool pool, User user) {
        return pool.schema().required().stream()
                .filter(name -> !user.attributes().containsKey(name))
                .sorted()
                .toList();
    }

    /** As for the JSON API. */
    public SignInAnswer answer(
            UserPool pool, AppClient client, User user, String session, Secret next, Map<String, String> attributes) {
        return answer(new CallingClient(client, pool), user, session, next, attributes);
    }

    /**
     * A refusal leaves the session open, so that another password may be tried.
     *
     * @param attributes those that the user had not, and others that the client may write
     */
    SignInAnswer answer(CallingClient caller, User user, String session, Secret next, Map<String, String> attributes) {
        UserPool pool = caller.pool();
        Optional<Refused> refusal = changes.refusal(pool, user, next)
                .or(() -> provided(user, attributes))
                .or(() -> AttributeRules.checkNew(pool, Optional.of(caller.client()), attributes))
                .or(() -> stillMissing(pool, user.withAttributes(attributes)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!users.updateAttributes(pool, user, now -> now.withAttributes(attributes))) {
            return AliasExists.refusal(String.join(", ", attributes.keySet()));
        }
        if (!challenges.close(session)) {
            return ChallengeSessions.alreadyAnswered();
        }
        changes.apply(pool, user, next, User.Status.CONFIRMED);
        return steps.after(caller, users.find(pool, user.username()).orElse(user));
    }

    /** Text OBS for email, in public issues; CHOICE: the same for each attribute that is there. */
    private static Optional<Refused> provided(User user, Map<String, String> attributes) {
        return attributes.keySet().stream()
                .filter(user.attributes()::containsKey)
                .sorted()
                .findFirst()
                .map(name -> Refused.notAuthorized(
                        "Cannot modify an already provided " + name,
                        "the user has " + name + " already: UpdateUserAttributes changes it after the sign-in"));
    }

    /** Text OBS, in public issues. */
    private static Optional<Refused> stillMissing(UserPool pool, User user) {
        return missing(pool, user).stream()
                .findFirst()
                .map(name -> Refused.invalidParameter(
                        "Invalid attributes given, " + name + " is missing",
                        "the pool requires " + name + ": send userAttributes." + name + " beside NEW_PASSWORD"));
    }
}
