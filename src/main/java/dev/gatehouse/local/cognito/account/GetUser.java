package dev.gatehouse.local.cognito.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.attribute.ReadableAttributes;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenCheck;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;

/** GetUser: returns the signed-in user, with the attributes that the app client can read. */
public final class GetUser implements Operation {
    private final AccessTokenVerifier accessTokens;

    public GetUser(AccessTokenVerifier accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public String name() {
        return "GetUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(accessTokens, request, GetUser::describe);
    }

    private static ApiAnswer describe(AccessTokenCheck.Verified token) {
        JsonArray attributes = new JsonArray();
        ReadableAttributes.readable(token.client(), token.user()).forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            attributes.add(attribute);
        });
        JsonObject body = new JsonObject();
        body.addProperty("Username", token.user().username());
        body.add("UserAttributes", attributes);
        UserJson.addMfaSettings(body, token.user());
        return new ApiAnswer.Done(body);
    }
}
