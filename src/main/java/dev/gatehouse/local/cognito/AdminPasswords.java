package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.ConfirmationCodes.Purpose;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Passwords that administrators set or take away. */
final class AdminPasswords {
    private final PoolCalls calls;
    private final Users users;
    private final PasswordChange changes;
    private final ConfirmationCodes codes;
    private final Clock clock;

    AdminPasswords(PoolCalls calls, Users users, PasswordChange changes, ConfirmationCodes codes, Clock clock) {
        this.calls = calls;
        this.users = users;
        this.changes = changes;
        this.codes = codes;
        this.clock = clock;
    }

    List<Operation> operations() {
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
        Optional<Refused> refusal =
                permanent ? changes.refusal(pool, user, next) : PasswordConforms.refusal(pool.passwordPolicy(), next);
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
        users.update(pool, user, now -> now.with(User.Status.RESET_REQUIRED).modifiedAt(clock.millis()));
        codes.send(pool, user, Purpose.PASSWORD, user.attributes().getOrDefault("email", ""));
        return ApiAnswer.empty();
    }
}
