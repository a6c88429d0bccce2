package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.account.AttributeChanges;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import java.util.List;
import java.util.Optional;

/** AdminDeleteUserAttributes: deletes attributes of a user. The write permissions of app clients do not apply. */
public final class AdminDeleteUserAttributes implements Operation {
    private final PoolLookup pools;
    private final AttributeChanges changes;

    public AdminDeleteUserAttributes(PoolLookup pools, AttributeChanges changes) {
        this.pools = pools;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "AdminDeleteUserAttributes";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        List<String> names = request.list("UserAttributeNames");
        return pools.user(request, (pool, user) -> {
            Optional<Refused> refusal = AttributeRules.checkDeletion(pool, Optional.empty(), names);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            changes.delete(pool, user, names);
            return ApiAnswer.empty();
        });
    }
}
