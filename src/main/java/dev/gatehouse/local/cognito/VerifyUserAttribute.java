package dev.gatehouse.local.cognito;

import java.util.List;

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
    public List<Field> fields() {
        return List.of(Field.text("AccessToken", 0), Field.text("AttributeName", 32), Field.text("Code", 2048));
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
