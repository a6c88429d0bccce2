package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.ResourceServer;
import java.util.Comparator;
import java.util.List;

/** Resource servers, as they were declared. */
public final class DescribedServers {
    private static final String IDENTIFIER = "Identifier";

    private final PoolLookup calls;

    public DescribedServers(PoolLookup calls) {
        this.calls = calls;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation(
                        "DescribeResourceServer",
                        request -> calls.pool(request, pool -> describe(pool, request.text(IDENTIFIER)))),
                new AdminOperation("ListResourceServers", request -> calls.pool(request, pool -> list(request, pool))));
    }

    private static ApiAnswer list(ApiRequest request, UserPool pool) {
        return new Paging("resource servers " + pool.id())
                .page(
                        request,
                        "NextToken",
                        "ResourceServers",
                        "MaxResults",
                        after -> pool.resourceServers().values().stream()
                                .filter(server -> server.identifier().compareTo(after) > 0)
                                .sorted(Comparator.comparing(ResourceServer::identifier)),
                        ResourceServer::identifier,
                        server -> server(pool, server));
    }

    /** Text assumed. */
    private static ApiAnswer describe(UserPool pool, String identifier) {
        ResourceServer server = pool.resourceServers().get(identifier);
        return server != null
                ? UserJson.answer("ResourceServer", server(pool, server))
                : new Refused(
                        "ResourceNotFoundException",
                        "Resource server " + identifier + " does not exist.",
                        "resource servers that are declared: "
                                + pool.resourceServers().keySet());
    }

    /** ResourceServerType of the API reference: scopes by their own names. */
    private static JsonObject server(UserPool pool, ResourceServer server) {
        JsonArray scopes = new JsonArray();
        for (String scope : server.scopes()) {
            JsonObject json = new JsonObject();
            json.addProperty("ScopeName", scope.substring(server.identifier().length() + 1));
            json.addProperty("ScopeDescription", server.descriptions().getOrDefault(scope, ""));
            scopes.add(json);
        }
        JsonObject json = new JsonObject();
        json.addProperty("UserPoolId", pool.id());
        json.addProperty("Identifier", server.identifier());
        json.addProperty("Name", server.name());
        json.add("Scopes", scopes);
        return json;
    }
}
