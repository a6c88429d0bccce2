package dev.gatehouse.local.cognito;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** GetUser: what the owner of an access token may know of himself. */
final class GetUser implements Operation {
    private final AccessTokens accessTokens;

    GetUser(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public String name() {
        return "GetUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return SelfService.with(accessTokens, request, GetUser::describe);
    }

    private static ApiAnswer describe(AccessCheck.Verified token) {
        JsonArray attributes = new JsonArray();
        VisibleAttributes.readable(token.client(), token.user()).forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            attributes.add(attribute);
        });
        JsonObject body = new JsonObject();
        body.addProperty("Username", token.user().username());
        body.add("UserAttributes", attributes);
        UserJson.factors(body, token.user());
        return new ApiAnswer.Done(body);
    }
}
