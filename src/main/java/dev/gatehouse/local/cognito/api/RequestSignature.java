package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * AWS takes operations of administrators only with a signature (Signature Version 4). CHOICE: whose it is and whether it
 * is right is not looked at, for there are no accounts here; that a caller signs at all shows that the code would on AWS.
 * A page on another site is kept out: it could sign as well.
 */
public final class RequestSignature {
    private static final Pattern SHAPE =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=[^/, ]+/[0-9]{8}/[a-z0-9-]+/cognito-idp/aws4_request, *"
                    + "SignedHeaders=[a-z0-9;-]+, *Signature=[0-9a-f]{64}");
    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");

    private RequestSignature() {}

    public static Optional<Refused> refusal(HttpRequest request) {
        Optional<String> origin = request.headers()
                .first("origin")
                .filter(from -> !LOOPBACK.matcher(from).matches());
        if (origin.isPresent()) {
            return Optional.of(new Refused(
                    "AccessDeniedException",
                    "Access denied.",
                    "a page of " + LogText.of(origin.get()) + " asks for an administrator's operation: only pages of"
                            + " this machine may"));
        }
        Optional<String> authorization = request.headers().first("authorization");
        if (authorization.isEmpty()) {
            // DOC "Common Errors"; text OBS.
            return Optional.of(new Refused(
                    "MissingAuthenticationTokenException",
                    "Missing Authentication Token",
                    "operations of administrators are signed: give the SDK or CLI credentials, any will do here"));
        }
        return SHAPE.matcher(authorization.get()).matches()
                ? Optional.empty()
                : Optional.of(new Refused(
                        "IncompleteSignatureException",
                        "Authorization header is not a complete AWS4-HMAC-SHA256 signature for cognito-idp.",
                        "sign by Signature Version 4 for service cognito-idp, as every SDK does"));
    }
}
