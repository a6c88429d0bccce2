package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** ListUsers: lists the users of a pool that match a filter, sorted by user name. */
public final class ListUsers implements Operation {
    private final PoolLookup pools;
    private final UserStore users;

    public ListUsers(PoolLookup pools, UserStore users) {
        this.pools = pools;
        this.users = users;
    }

    @Override
    public String name() {
        return "ListUsers";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> {
            Set<String> attributesToGet = new HashSet<>(request.list("AttributesToGet"));
            if (!pool.schema().attributes().keySet().containsAll(attributesToGet)) {
                // Text by moto.
                return Refused.invalidParameter(
                        "One or more requested attributes do not exist.",
                        "AttributesToGet names an attribute that is not in the pool's schema");
            }
            String text = request.find("Filter").orElse("");
            return UserFilter.parse(text) instanceof UserFilter.Parsed filter
                    ? page(request, pool, text, filter, attributesToGet)
                    : ((UserFilter.Invalid) UserFilter.parse(text)).refused();
        });
    }

    private ApiAnswer page(
            ApiRequest request, UserPool pool, String text, UserFilter.Parsed filter, Set<String> attributesToGet) {
        return new Paging("users " + pool.id() + " " + text)
                .page(
                        request,
                        "PaginationToken",
                        "Users",
                        "Limit",
                        after -> users.listAfter(pool, after).filter(filter.matches()),
                        User::username,
                        user -> UserJson.user(user, "Attributes", selected(user, attributesToGet)));
    }

    /** DOC API reference ListUsers: all attributes if the request names none. Attributes without a value are absent. */
    private static Map<String, String> selected(User user, Set<String> attributesToGet) {
        Map<String, String> attributes = new TreeMap<>(user.attributes());
        if (!attributesToGet.isEmpty()) {
            attributes.keySet().retainAll(attributesToGet);
        }
        return attributes;
    }
}
