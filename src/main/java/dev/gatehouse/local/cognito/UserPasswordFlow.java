package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.Secret;
import java.util.Map;
import java.util.Optional;

/** USER_PASSWORD_AUTH. By itself it gives no custom scopes (DOC "Understanding the access token"); a trigger may. */
final class UserPasswordFlow implements InitiateAuth.Flow {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Tokens tokens;

    UserPasswordFlow(SignIn signIn, Sessions sessions, Tokens tokens) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public ApiAnswer answer(Caller caller, Map<String, String> parameters) {
        String username = parameters.getOrDefault("USERNAME", "");
        if (username.isEmpty()) {
            return InitiateAuth.missing("USERNAME");
        }
        String password = parameters.getOrDefault("PASSWORD", "");
        if (password.isEmpty()) {
            return InitiateAuth.missing("PASSWORD");
        }
        // DOC "Computing secret hash values": a first sign-in hashes the name as it was typed.
        Optional<Refused> badHash = SecretHash.refusal(
                caller.client(),
                Optional.ofNullable(parameters.get("SECRET_HASH")),
                username,
                "the name as sent in USERNAME");
        if (badHash.isPresent()) {
            return badHash.get();
        }
        SignInAnswer answer = signIn.signIn(caller.pool(), caller.client(), username, Secret.of(password));
        if (answer instanceof SignInAnswer.SignedIn in) {
            Session session = sessions.startDirect(caller.client(), in.user());
            return InitiateAuth.result(
                    tokens.first(caller.pool(), caller.client(), in.user(), session, Optional.empty()));
        }
        SignInAnswer.Refused refused = (SignInAnswer.Refused) answer;
        return new Refused(refused.type(), refused.message(), refused.reason());
    }
}
