package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.account.AttributeChanges;
import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attributes that administrators write: no client's rights bind them. */
public final class AdminAttributes {
    private final PoolLookup calls;
    private final AttributeChanges changes;

    public AdminAttributes(PoolLookup calls, AttributeChanges changes) {
        this.calls = calls;
        this.changes = changes;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation("AdminUpdateUserAttributes", this::update),
                new AdminOperation("AdminDeleteUserAttributes", this::delete));
    }

    private ApiAnswer update(ApiRequest request) {
        return calls.user(request, (pool, user) -> {
            Map<String, String> sent = request.nameValues("UserAttributes");
            Optional<Refused> refusal = AttributeRules.checkChange(pool, Optional.empty(), sent);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            return changes.update(pool, user, sent) instanceof AttributeChanges.Outcome.Not not
                    ? not.refused()
                    : ApiAnswer.empty();
        });
    }

    private ApiAnswer delete(ApiRequest request) {
        List<String> names = request.list("UserAttributeNames");
        return calls.user(request, (pool, user) -> {
            Optional<Refused> refusal = AttributeRules.checkDeletion(pool, Optional.empty(), names);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            changes.delete(pool, user, names);
            return ApiAnswer.empty();
        });
    }
}
