package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.password.PasswordChange;
import dev.gatehouse.local.cognito.password.PasswordPolicyCheck;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Passwords that administrators set or take away. */
public final class AdminPasswords {
    private final PoolLookup calls;
    private final UserStore users;
    private final PasswordChange changes;
    private final ConfirmationCodes codes;
    private final Clock clock;

    public AdminPasswords(
            PoolLookup calls, UserStore users, PasswordChange changes, ConfirmationCodes codes, Clock clock) {
        this.calls = calls;
        this.users = users;
        this.changes = changes;
        this.codes = codes;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation(
                        "AdminSetUserPassword",
                        request -> calls.user(request, (pool, user) -> set(pool, user, request))),
                new AdminOperation("AdminResetUserPassword", request -> calls.user(request, this::reset)));
    }

    /**
     * DOC API reference AdminSetUserPassword: permanent confirms the user, else it must be changed at the next sign-in.
     * CHOICE: the history is asked of permanent ones alone.
     */
    private ApiAnswer set(UserPool pool, User user, ApiRequest request) {
        Secret next = Secret.of(request.text("Password"));
        boolean permanent = request.flag("Permanent", false);
        Optional<Refused> refusal = permanent
                ? changes.refusal(pool, user, next)
                : PasswordPolicyCheck.refusal(pool.passwordPolicy(), next);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        changes.apply(pool, user, next, permanent ? User.Status.CONFIRMED : User.Status.FORCE_CHANGE_PASSWORD);
        return ApiAnswer.empty();
    }

    /** DOC API reference AdminResetUserPassword: the old password stops working and a code is sent. Texts OBS. */
    private ApiAnswer reset(UserPool pool, User user) {
        if (user.disabled()) {
            return Refused.notAuthorized("User is disabled.", "AdminEnableUser comes first");
        }
        if (user.status() != User.Status.CONFIRMED && user.status() != User.Status.RESET_REQUIRED) {
            return Refused.notAuthorized(
                    "User password cannot be reset in the current state.",
                    LogText.of(user.username()) + " is " + user.status());
        }
        if (!user.hasVerified("email")) {
            return Refused.invalidParameter(
                    "Cannot reset password for the user as there is no registered/verified email or phone_number",
                    LogText.of(user.username()) + " has no verified e-mail address");
        }
        users.update(
                pool, user, now -> now.withStatus(User.Status.RESET_REQUIRED).withModified(clock.millis()));
        codes.send(pool, user, Purpose.PASSWORD, user.attributes().getOrDefault("email", ""));
        return ApiAnswer.empty();
    }
}
