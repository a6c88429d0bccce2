package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** SetUserMFAPreference: which second factors are switched on, and which is preferred. */
final class SetUserMfaPreference implements Operation {
    private final AccessTokens accessTokens;
    private final Users users;
    private final Clock clock;

    SetUserMfaPreference(AccessTokens accessTokens, Users users, Clock clock) {
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
        return SelfService.with(accessTokens, request, who -> set(who.pool(), who.user(), request));
    }

    /** The same by an administrator, who can take a lost app away as well. */
    List<Operation> byAdministrators(PoolCalls calls, SoftwareTokens tokens) {
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
        MfaWishes wishes = MfaWishes.of(request);
        Optional<Refused> refusal = MfaRules.refusal(pool, user, wishes);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        users.update(pool, user, now -> now.with(wishes.applied(now.factors())).modifiedAt(clock.millis()));
        return ApiAnswer.empty();
    }
}
