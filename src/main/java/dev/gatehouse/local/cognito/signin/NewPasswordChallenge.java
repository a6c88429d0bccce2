package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.attribute.AliasExists;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NEW_PASSWORD_REQUIRED: replaces a temporary password, for the JSON API and for the hosted page. */
public final class NewPasswordChallenge {
    private final ChallengeSessions challenges;
    private final UserStore users;
    private final UserPasswords passwords;
    private final MfaChallenges mfa;

    public NewPasswordChallenge(
            ChallengeSessions challenges, UserStore users, UserPasswords passwords, MfaChallenges mfa) {
        this.challenges = challenges;
        this.users = users;
        this.passwords = passwords;
        this.mfa = mfa;
    }

    /** The required attributes that the user does not have. */
    public static List<String> missingAttributes(UserPool pool, User user) {
        return pool.schema().required().stream()
                .filter(name -> !user.attributes().containsKey(name))
                .sorted()
                .toList();
    }

    /** Responds to the challenge from the hosted page. */
    public SignInAnswer respond(
            UserPool pool, AppClient client, User user, String session, Secret next, Map<String, String> attributes) {
        return respond(new CallingClient(client, pool), user, session, next, attributes);
    }

    /**
     * Responds to the challenge. After an error the session stays open for another attempt.
     *
     * @param attributes missing attributes and other attributes that the client can write
     */
    SignInAnswer respond(CallingClient caller, User user, String session, Secret next, Map<String, String> attributes) {
        UserPool pool = caller.pool();
        Optional<Refused> refusal = passwords
                .refusal(pool, user, next)
                .or(() -> alreadyProvided(user, attributes))
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
        passwords.set(pool, user, next, User.Status.CONFIRMED);
        return mfa.completeFirstFactor(caller, users.find(pool, user.username()).orElse(user));
    }

    /** Text OBS for email, in public issues. CHOICE: the same for every attribute that the user has. */
    private static Optional<Refused> alreadyProvided(User user, Map<String, String> attributes) {
        return attributes.keySet().stream()
                .filter(user.attributes()::containsKey)
                .sorted()
                .findFirst()
                .map(name -> Refused.notAuthorized(
                        "Cannot modify an already provided " + name,
                        "the user already has " + name + ": change it with UpdateUserAttributes after the sign-in"));
    }

    /** Text OBS, in public issues. */
    private static Optional<Refused> stillMissing(UserPool pool, User user) {
        return missingAttributes(pool, user).stream()
                .findFirst()
                .map(name -> Refused.invalidParameter(
                        "Invalid attributes given, " + name + " is missing",
                        "the pool requires " + name + ": send userAttributes." + name + " with NEW_PASSWORD"));
    }
}
