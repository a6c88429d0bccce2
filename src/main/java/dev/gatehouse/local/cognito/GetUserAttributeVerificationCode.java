package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import java.util.Optional;

/** GetUserAttributeVerificationCode: mails a code that proves the address. */
final class GetUserAttributeVerificationCode implements Operation {
    private final AccessTokens accessTokens;
    private final AttributeChanges changes;
    private final AttemptLimit limit;

    GetUserAttributeVerificationCode(AccessTokens accessTokens, AttributeChanges changes, AttemptLimit limit) {
        this.accessTokens = accessTokens;
        this.changes = changes;
        this.limit = limit;
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
        Optional<Refused> tooOften = limit.attempt(
                "asking for an address code",
                Users.key(token.pool(), token.user().username()));
        if (tooOften.isPresent()) {
            return tooOften.get();
        }
        AttributeChanges.Outcome outcome = changes.ask(token.pool(), token.user(), attribute);
        return outcome instanceof AttributeChanges.Outcome.Not not
                ? not.refused()
                : CodeDelivery.answer(
                        ((AttributeChanges.Outcome.Changed) outcome).asked().orElseThrow());
    }
}
