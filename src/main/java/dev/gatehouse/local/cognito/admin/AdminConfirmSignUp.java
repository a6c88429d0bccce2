package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Caller;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** AdminConfirmSignUp: confirms a user without a code. The verification of the address does not change. */
public final class AdminConfirmSignUp implements Operation {
    private final PoolLookup pools;
    private final UserStore users;
    private final SignUpTriggers triggers;
    private final Clock clock;

    public AdminConfirmSignUp(PoolLookup pools, UserStore users, SignUpTriggers triggers, Clock clock) {
        this.pools = pools;
        this.users = users;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "AdminConfirmSignUp";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> confirm(pool, user, request.map("ClientMetadata")));
    }

    /** DOC "Post confirmation Lambda trigger": Cognito calls it here too. Text OBS. */
    private ApiAnswer confirm(UserPool pool, User user, Map<String, String> metadata) {
        if (user.status() != User.Status.UNCONFIRMED) {
            return Refused.notAuthorized(
                    "User cannot be confirmed. Current status is " + user.status(),
                    LogText.of(user.username()) + " is already confirmed");
        }
        users.update(pool, user, now -> now.withConfirmed().withModified(clock.millis()));
        Optional<Refused> failure =
                triggers.postConfirmation(Caller.administrator(pool), user.withConfirmed(), metadata);
        return failure.isPresent() ? failure.get() : ApiAnswer.empty();
    }
}
