package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requires a signature (Signature Version 4) for operations of administrators, as AWS does. CHOICE: neither the
 * signature nor the account is verified, because there are no accounts here. A signed request shows that the caller's
 * code would also sign on AWS. Pages of other sites are refused, because they could sign too.
 */
public final class RequestSignature {
    private static final Pattern AUTHORIZATION =
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
                    "a page of " + LogText.of(origin.get()) + " calls an administrator's operation: only pages of"
                            + " this machine can do that"));
        }
        Optional<String> authorization = request.headers().first("authorization");
        if (authorization.isEmpty()) {
            // DOC "Common Errors"; text OBS.
            return Optional.of(new Refused(
                    "MissingAuthenticationTokenException",
                    "Missing Authentication Token",
                    "operations of administrators require a signature: configure credentials for the SDK or CLI, any value"
                            + " works here"));
        }
        return AUTHORIZATION.matcher(authorization.get()).matches()
                ? Optional.empty()
                : Optional.of(new Refused(
                        "IncompleteSignatureException",
                        "Authorization header is not a complete AWS4-HMAC-SHA256 signature for cognito-idp.",
                        "sign with Signature Version 4 for service cognito-idp, as every AWS SDK does"));
    }
}
