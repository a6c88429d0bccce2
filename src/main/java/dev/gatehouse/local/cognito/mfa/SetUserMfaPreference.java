package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** SetUserMFAPreference: which second factors are switched on, and which is preferred. */
public final class SetUserMfaPreference implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final UserStore users;
    private final Clock clock;

    public SetUserMfaPreference(AccessTokenVerifier accessTokens, UserStore users, Clock clock) {
        this.accessTokens = accessTokens;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "SetUserMFAPreference";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(accessTokens, request, who -> set(who.pool(), who.user(), request));
    }

    /** The same by an administrator, who can take a lost app away as well. */
    public List<Operation> byAdministrators(PoolLookup calls, SoftwareTokens tokens) {
        return List.of(
                new AdminOperation(
                        "AdminSetUserMFAPreference",
                        request -> calls.user(request, (pool, user) -> set(pool, user, request))),
                new AdminOperation(
                        "AdminDeleteSoftwareToken",
                        request -> calls.user(request, (pool, user) -> {
                            tokens.delete(pool, user);
                            return ApiAnswer.empty();
                        })));
    }

    private ApiAnswer set(UserPool pool, User user, ApiRequest request) {
        MfaPreference wishes = MfaPreference.of(request);
        Optional<Refused> refusal = MfaRules.refusal(pool, user, wishes);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        users.update(
                pool,
                user,
                now -> now.withFactors(wishes.applied(now.factors())).withModified(clock.millis()));
        return ApiAnswer.empty();
    }
}
