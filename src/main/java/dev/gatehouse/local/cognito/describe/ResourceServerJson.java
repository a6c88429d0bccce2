package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.ResourceServer;

/** ResourceServerType of the API reference. */
final class ResourceServerJson {
    private ResourceServerJson() {}

    /** The scope names are without the identifier of the resource server. */
    static JsonObject server(UserPool pool, ResourceServer server) {
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
