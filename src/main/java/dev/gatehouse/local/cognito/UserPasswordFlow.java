package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH. By itself it gives no custom scopes (DOC "Understanding the access
 * token"); a trigger may.
 */
final class UserPasswordFlow implements AuthFlows.Flow {
    private final SignIn signIn;
    private final AuthAnswers answers;

    UserPasswordFlow(SignIn signIn, AuthAnswers answers) {
        this.signIn = signIn;
        this.answers = answers;
    }

    @Override
    public ApiAnswer answer(Caller caller, Map<String, String> parameters) {
        String username = parameters.getOrDefault("USERNAME", "");
        if (username.isEmpty()) {
            return AuthFlows.missing("USERNAME");
        }
        String password = parameters.getOrDefault("PASSWORD", "");
        if (password.isEmpty()) {
            return AuthFlows.missing("PASSWORD");
        }
        Optional<Refused> badHash = SecretHash.ofTyped(caller.client(), parameters, username);
        return badHash.isPresent()
                ? badHash.get()
                : answers.of(
                        caller,
                        signIn.signIn(caller.pool(), caller.client(), username, Secret.of(password)),
                        TokenTrigger.Source.Authentication);
    }
}
