package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Optional;

/** Changes which second factors of a user are enabled and preferred. */
final class MfaPreferenceUpdate {
    private final UserStore users;
    private final Clock clock;

    MfaPreferenceUpdate(UserStore users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    ApiAnswer apply(UserPool pool, User user, ApiRequest request) {
        MfaPreference preference = MfaPreference.of(request);
        Optional<Refused> refusal = MfaPreferenceCheck.refusal(pool, user, preference);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        users.update(
                pool,
                user,
                now -> now.withFactors(preference.applyTo(now.factors())).withModified(clock.millis()));
        return ApiAnswer.empty();
    }
}
