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

/** ChangePassword: a new password for who knows the old one. */
public final class ChangePassword implements Operation {
    private static final String TRYING = "changing the password with a wrong one";

    private final AccessTokenVerifier accessTokens;
    private final PasswordHasher passwords;
    private final PasswordChange changes;
    private final AttemptLimit limit;

    public ChangePassword(
            AccessTokenVerifier accessTokens, PasswordHasher passwords, PasswordChange changes, AttemptLimit limit) {
        this.accessTokens = accessTokens;
        this.passwords = passwords;
        this.changes = changes;
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

    /** CHOICE: the old password is asked before the new one's policy, and counts as an attempt until it is right. */
    private ApiAnswer change(AccessTokenCheck.Verified token, ApiRequest request) {
        String name = UserStore.key(token.pool(), token.user().username());
        Optional<Refused> tooOften = limit.attempt(TRYING, name);
        if (tooOften.isPresent()) {
            return tooOften.get();
        }
        // The reference requires no PreviousPassword, for users without a password; each local user has one.
        if (!passwords.matches(
                Optional.of(token.user().password()),
                Secret.of(request.find("PreviousPassword").orElse("")))) {
            // Text OBS.
            return Refused.notAuthorized("Incorrect username or password.", "PreviousPassword is wrong");
        }
        limit.clear(TRYING, name);
        Secret next = Secret.of(request.text("ProposedPassword"));
        Optional<Refused> refusal = changes.refusal(token.pool(), token.user(), next);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        changes.apply(token.pool(), token.user(), next, User.Status.CONFIRMED);
        return ApiAnswer.empty();
    }
}
