package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;

/** AdminResetUserPassword. DOC API reference: the old password stops working, and Cognito sends a code. */
public final class AdminResetUserPassword implements Operation {
    private final PoolLookup pools;
    private final UserStore users;
    private final ConfirmationCodes codes;
    private final Clock clock;

    public AdminResetUserPassword(PoolLookup pools, UserStore users, ConfirmationCodes codes, Clock clock) {
        this.pools = pools;
        this.users = users;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "AdminResetUserPassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, this::reset);
    }

    /** Texts OBS. */
    private ApiAnswer reset(UserPool pool, User user) {
        if (user.disabled()) {
            return Refused.notAuthorized("User is disabled.", "call AdminEnableUser first");
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
        codes.send(pool, user, Purpose.FORGOT_PASSWORD, user.attributes().getOrDefault("email", ""));
        return ApiAnswer.empty();
    }
}
