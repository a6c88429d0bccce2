package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.AttemptLimit;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenCheck;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import java.util.Optional;

/** ChangePassword: sets a new password for a signed-in user who knows the current one. */
public final class ChangePassword implements Operation {
    private static final String ATTEMPT = "changing the password with a wrong one";

    private final AccessTokenVerifier accessTokens;
    private final PasswordHasher passwords;
    private final UserPasswords userPasswords;
    private final AttemptLimit limit;

    public ChangePassword(
            AccessTokenVerifier accessTokens,
            PasswordHasher passwords,
            UserPasswords userPasswords,
            AttemptLimit limit) {
        this.accessTokens = accessTokens;
        this.passwords = passwords;
        this.userPasswords = userPasswords;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "ChangePassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(accessTokens, request, token -> change(token, request));
    }

    /** CHOICE: checks the current password before the policy. Each attempt counts until the current password is correct. */
    private ApiAnswer change(AccessTokenCheck.Verified token, ApiRequest request) {
        String name = UserStore.key(token.pool(), token.user().username());
        Optional<Refused> tooOften = limit.attempt(ATTEMPT, name);
        if (tooOften.isPresent()) {
            return tooOften.get();
        }
        // The API reference does not require PreviousPassword, for users without a password. Local users have one.
        if (!passwords.matches(
                Optional.of(token.user().password()),
                Secret.of(request.find("PreviousPassword").orElse("")))) {
            // Text OBS.
            return Refused.notAuthorized("Incorrect username or password.", "PreviousPassword is wrong");
        }
        limit.clear(ATTEMPT, name);
        Secret next = Secret.of(request.text("ProposedPassword"));
        Optional<Refused> refusal = userPasswords.refusal(token.pool(), token.user(), next);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        userPasswords.set(token.pool(), token.user(), next, User.Status.CONFIRMED);
        return ApiAnswer.empty();
    }
}
