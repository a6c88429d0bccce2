package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.password.PasswordPolicyCheck;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** AdminSetUserPassword: sets a password, permanent or temporary. */
public final class AdminSetUserPassword implements Operation {
    private final PoolLookup pools;
    private final UserPasswords changes;

    public AdminSetUserPassword(PoolLookup pools, UserPasswords changes) {
        this.pools = pools;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "AdminSetUserPassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> set(pool, user, request));
    }

    /**
     * DOC API reference AdminSetUserPassword: a permanent password confirms the user. The user must change any other
     * password at the next sign-in. CHOICE: the password history applies only to permanent passwords.
     */
    private ApiAnswer set(UserPool pool, User user, ApiRequest request) {
        Secret password = Secret.of(request.text("Password"));
        boolean permanent = request.flag("Permanent", false);
        Optional<Refused> refusal = permanent
                ? changes.refusal(pool, user, password)
                : PasswordPolicyCheck.refusal(pool.passwordPolicy(), password);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        changes.set(pool, user, password, permanent ? User.Status.CONFIRMED : User.Status.FORCE_CHANGE_PASSWORD);
        return ApiAnswer.empty();
    }
}
