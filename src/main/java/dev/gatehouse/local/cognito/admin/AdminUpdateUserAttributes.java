package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.account.AttributeChanges;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import java.util.Map;
import java.util.Optional;

/** AdminUpdateUserAttributes: writes attributes of a user. The write permissions of app clients do not apply. */
public final class AdminUpdateUserAttributes implements Operation {
    private final PoolLookup pools;
    private final AttributeChanges changes;

    public AdminUpdateUserAttributes(PoolLookup pools, AttributeChanges changes) {
        this.pools = pools;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "AdminUpdateUserAttributes";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            Map<String, String> attributes = request.nameValues("UserAttributes");
            Optional<Refused> refusal = AttributeRules.checkChange(pool, Optional.empty(), attributes);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            return changes.updateByAdministrator(pool, user, attributes)
                            instanceof AttributeChanges.Outcome.Rejected rejected
                    ? rejected.refused()
                    : ApiAnswer.empty();
        });
    }
}
