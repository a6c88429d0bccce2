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

/** ListUsers: the users of a pool by name in order, filtered, page by page. */
public final class ListUsers implements Operation {
    private final PoolLookup calls;
    private final UserStore users;

    public ListUsers(PoolLookup calls, UserStore users) {
        this.calls = calls;
        this.users = users;
    }

    @Override
    public String name() {
        return "ListUsers";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return calls.pool(request, pool -> {
            Set<String> wanted = new HashSet<>(request.list("AttributesToGet"));
            if (!pool.schema().attributes().keySet().containsAll(wanted)) {
                // Text by moto.
                return Refused.invalidParameter(
                        "One or more requested attributes do not exist.",
                        "AttributesToGet names what the pool's schema does not");
            }
            String text = request.find("Filter").orElse("");
            return UserFilter.read(text) instanceof UserFilter.Read filter
                    ? page(request, pool, text, filter, wanted)
                    : ((UserFilter.Unreadable) UserFilter.read(text)).refused();
        });
    }

    private ApiAnswer page(ApiRequest request, UserPool pool, String text, UserFilter.Read filter, Set<String> wanted) {
        return new Paging("users " + pool.id() + " " + text)
                .page(
                        request,
                        "PaginationToken",
                        "Users",
                        "Limit",
                        after -> users.listAfter(pool, after).filter(filter.matches()),
                        User::username,
                        user -> UserJson.user(user, "Attributes", chosen(user, wanted)));
    }

    /** DOC API reference ListUsers: none named means all; what a user does not have is left out. */
    private static Map<String, String> chosen(User user, Set<String> wanted) {
        Map<String, String> attributes = new TreeMap<>(user.attributes());
        if (!wanted.isEmpty()) {
            attributes.keySet().retainAll(wanted);
        }
        return attributes;
    }
}
