package dev.gatehouse.local.cognito.admin;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.account.UserDeletion;
import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Caller;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What administrators do to a user as a whole: look, confirm, keep out, let in, sign out, delete. */
public final class AdminAccounts {
    private final PoolLookup calls;
    private final UserStore users;
    private final Sessions sessions;
    private final UserDeletion deletion;
    private final SignUpTriggers triggers;
    private final Clock clock;

    public AdminAccounts(
            PoolLookup calls,
            UserStore users,
            Sessions sessions,
            UserDeletion deletion,
            SignUpTriggers triggers,
            Clock clock) {
        this.calls = calls;
        this.users = users;
        this.sessions = sessions;
        this.deletion = deletion;
        this.triggers = triggers;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                onUser("AdminGetUser", (pool, user) -> get(user)),
                onUser("AdminDisableUser", this::disable),
                onUser("AdminEnableUser", this::enable),
                onUser("AdminUserGlobalSignOut", (pool, user) -> signOut(user)),
                onUser("AdminDeleteUser", this::delete),
                new AdminOperation(
                        "AdminConfirmSignUp",
                        request -> calls.user(
                                request, (pool, user) -> confirm(pool, user, request.map("ClientMetadata")))));
    }

    private AdminOperation onUser(String name, BiFunction<UserPool, User, ApiAnswer> call) {
        return new AdminOperation(name, request -> calls.user(request, call));
    }

    private static ApiAnswer get(User user) {
        JsonObject body = UserJson.user(user, "UserAttributes", user.attributes());
        UserJson.factors(body, user);
        return new ApiAnswer.Done(body);
    }

    /** DOC API reference AdminDisableUser: all access tokens are revoked as well. */
    private ApiAnswer disable(UserPool pool, User user) {
        users.update(pool, user, now -> now.withDisabled(true).withModified(clock.millis()));
        return signOut(user);
    }

    private ApiAnswer enable(UserPool pool, User user) {
        users.update(pool, user, now -> now.withDisabled(false).withModified(clock.millis()));
        return ApiAnswer.empty();
    }

    private ApiAnswer signOut(User user) {
        sessions.endAll(user);
        return ApiAnswer.empty();
    }

    private ApiAnswer delete(UserPool pool, User user) {
        deletion.delete(pool, user);
        return ApiAnswer.empty();
    }

    /** DOC "Post confirmation Lambda trigger": called for this, too. Text OBS. The address stays as it was. */
    private ApiAnswer confirm(UserPool pool, User user, Map<String, String> metadata) {
        if (user.status() != User.Status.UNCONFIRMED) {
            return Refused.notAuthorized(
                    "User cannot be confirmed. Current status is " + user.status(),
                    LogText.of(user.username()) + " waits for no confirmation");
        }
        users.update(pool, user, now -> now.withConfirmed().withModified(clock.millis()));
        Optional<Refused> failure =
                triggers.postConfirmation(Caller.administrator(pool), user.withConfirmed(), metadata);
        return failure.isPresent() ? failure.get() : ApiAnswer.empty();
    }
}
