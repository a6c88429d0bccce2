package dev.gatehouse.local.cognito.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenCheck;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import java.util.Map;
import java.util.Optional;

/** UpdateUserAttributes: changes attributes of the signed-in user. */
public final class UpdateUserAttributes implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final AttributeChanges changes;

    public UpdateUserAttributes(AccessTokenVerifier accessTokens, AttributeChanges changes) {
        this.accessTokens = accessTokens;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "UpdateUserAttributes";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(
                accessTokens, request, token -> update(token, request.nameValues("UserAttributes")));
    }

    private ApiAnswer update(AccessTokenCheck.Verified token, Map<String, String> sent) {
        Optional<Refused> refusal = AttributeRules.checkChange(token.pool(), Optional.of(token.client()), sent);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        AttributeChanges.Outcome outcome = changes.updateByUser(token.pool(), token.user(), sent);
        if (outcome instanceof AttributeChanges.Outcome.Rejected rejected) {
            return rejected.refused();
        }
        JsonArray deliveries = new JsonArray();
        ((AttributeChanges.Outcome.Changed) outcome)
                .codeSentTo()
                .ifPresent(address -> deliveries.add(CodeDelivery.details(address)));
        JsonObject body = new JsonObject();
        body.add("CodeDeliveryDetailsList", deliveries);
        return new ApiAnswer.Done(body);
    }
}
