package dev.gatehouse.local.cognito;

/** VerifyUserAttribute: the code shows that the address is the user's. */
final class VerifyUserAttribute implements Operation {
    private final AccessTokens accessTokens;
    private final AttributeChanges changes;

    VerifyUserAttribute(AccessTokens accessTokens, AttributeChanges changes) {
        this.accessTokens = accessTokens;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "VerifyUserAttribute";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return SelfService.with(
                accessTokens,
                request,
                token -> changes.verify(token.pool(), token.user(), request.text("AttributeName"), request.text("Code"))
                        .<ApiAnswer>map(refused -> refused)
                        .orElseGet(ApiAnswer::empty));
    }
}
