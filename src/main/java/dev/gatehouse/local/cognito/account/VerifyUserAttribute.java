package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;

/** VerifyUserAttribute: verifies the e-mail address by the code. */
public final class VerifyUserAttribute implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final AttributeChanges changes;

    public VerifyUserAttribute(AccessTokenVerifier accessTokens, AttributeChanges changes) {
        this.accessTokens = accessTokens;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "VerifyUserAttribute";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(
                accessTokens,
                request,
                token -> changes.verify(token.pool(), token.user(), request.text("AttributeName"), request.text("Code"))
                        .<ApiAnswer>map(refused -> refused)
                        .orElseGet(ApiAnswer::empty));
    }
}
