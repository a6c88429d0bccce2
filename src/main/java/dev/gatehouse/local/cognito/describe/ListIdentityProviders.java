package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.Comparator;

/** ListIdentityProviders: lists the identity providers of a pool, sorted by name. */
public final class ListIdentityProviders implements Operation {
    private final PoolLookup pools;

    public ListIdentityProviders(PoolLookup pools) {
        this.pools = pools;
    }

    @Override
    public String name() {
        return "ListIdentityProviders";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> page(request, pool));
    }

    private static ApiAnswer page(ApiRequest request, UserPool pool) {
        return new Paging("identity providers " + pool.id())
                .page(
                        request,
                        "NextToken",
                        "Providers",
                        "MaxResults",
                        after -> pool.providers().values().stream()
                                .filter(provider -> provider.name().compareTo(after) > 0)
                                .sorted(Comparator.comparing(IdentityProvider::name)),
                        IdentityProvider::name,
                        ListIdentityProviders::description);
    }

    /** ProviderDescription of the API reference. It has no dates, because the local cloud does not store them. */
    private static JsonObject description(IdentityProvider provider) {
        JsonObject json = new JsonObject();
        json.addProperty("ProviderName", provider.name());
        json.addProperty("ProviderType", provider.type());
        return json;
    }
}
