package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.trigger.PreTokenGenerationTrigger;
import dev.gatehouse.local.state.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH. The tokens contain no custom scopes (DOC "Understanding the access
 * token") unless the pre token generation trigger adds them.
 */
public final class UserPasswordAuthFlow implements AuthFlow {
    private final PasswordAuthentication signIn;
    private final AuthResponses answers;

    public UserPasswordAuthFlow(PasswordAuthentication signIn, AuthResponses answers) {
        this.signIn = signIn;
        this.answers = answers;
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String username = parameters.getOrDefault("USERNAME", "");
        if (username.isEmpty()) {
            return AuthFlows.missingParameter("USERNAME");
        }
        String password = parameters.getOrDefault("PASSWORD", "");
        if (password.isEmpty()) {
            return AuthFlows.missingParameter("PASSWORD");
        }
        Optional<Refused> badHash = SecretHash.checkEnteredName(caller.client(), parameters, username);
        return badHash.isPresent()
                ? badHash.get()
                : answers.of(
                        caller,
                        signIn.signIn(caller.pool(), caller.client(), username, Secret.of(password)),
                        PreTokenGenerationTrigger.Source.AUTHENTICATION);
    }
}
