package dev.gatehouse.local.cognito;

/** GetUserAttributeVerificationCode: mails a code that proves the address. */
final class GetUserAttributeVerificationCode implements Operation {
    private final AccessTokens accessTokens;
    private final AttributeChanges changes;

    GetUserAttributeVerificationCode(AccessTokens accessTokens, AttributeChanges changes) {
        this.accessTokens = accessTokens;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "GetUserAttributeVerificationCode";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return SelfService.with(accessTokens, request, token -> ask(token, request.text("AttributeName")));
    }

    private ApiAnswer ask(AccessCheck.Verified token, String attribute) {
        AttributeChanges.Outcome outcome = changes.ask(token.pool(), token.user(), attribute);
        return outcome instanceof AttributeChanges.Outcome.Not not
                ? not.refused()
                : CodeDelivery.answer(
                        ((AttributeChanges.Outcome.Changed) outcome).asked().orElseThrow());
    }
}
