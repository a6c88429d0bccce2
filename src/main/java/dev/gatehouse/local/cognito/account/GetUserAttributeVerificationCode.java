package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenCheck;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;

/** GetUserAttributeVerificationCode: sends a code that verifies the e-mail address. */
public final class GetUserAttributeVerificationCode implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final AttributeChanges changes;

    public GetUserAttributeVerificationCode(AccessTokenVerifier accessTokens, AttributeChanges changes) {
        this.accessTokens = accessTokens;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "GetUserAttributeVerificationCode";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(
                accessTokens, request, token -> send(token, request.text("AttributeName")));
    }

    private ApiAnswer send(AccessTokenCheck.Verified token, String attribute) {
        AttributeChanges.Outcome outcome = changes.sendCode(token.pool(), token.user(), attribute);
        return outcome instanceof AttributeChanges.Outcome.Rejected rejected
                ? rejected.refused()
                : CodeDelivery.answer(((AttributeChanges.Outcome.Changed) outcome)
                        .codeSentTo()
                        .orElseThrow());
    }
}
