package dev.gatehouse.function.mcp;

import dev.gatehouse.function.claims.Claims;
import dev.gatehouse.function.claims.TokenUse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a request must have before its body is read, in this order. */
final class HttpRules {
    /** 1 MB: API Gateway accepts up to 10 MB, and a function gets up to 6 MB. */
    static final int MAX_BODY_BYTES = 1_048_576;

    private interface Rule {
        Optional<McpAnswer> refusal(McpRequest request);
    }

    private final McpSettings settings;
    private final List<Rule> rules =
            List.of(this::origin, this::token, HttpRules::post, HttpRules::contentType, HttpRules::size);

    HttpRules(McpSettings settings) {
        this.settings = settings;
    }

    Optional<McpAnswer> refusal(McpRequest request) {
        return rules.stream().flatMap(rule -> rule.refusal(request).stream()).findFirst();
    }

    /** Streamable HTTP, Security: a page of another site must not reach the endpoint with a user's token. */
    private Optional<McpAnswer> origin(McpRequest request) {
        return request.header("origin")
                .filter(origin -> !settings.origins().contains(origin))
                .map(origin -> refused(403, "requests of pages of this Origin are not accepted"));
    }

    /** The authorizer has checked this already; this finds a route that lost its authorizer or has another one. */
    private Optional<McpAnswer> token(McpRequest request) {
        return request.caller().filter(this::isForThisServer).isPresent()
                ? Optional.empty()
                : Optional.of(refused(401, "this endpoint requires an access token for " + settings.url())
                        .with("www-authenticate", "Bearer"));
    }

    private boolean isForThisServer(Claims caller) {
        return caller.text("aud").equals(Optional.of(settings.url()))
                && caller.tokenUse().equals(Optional.of(TokenUse.ACCESS));
    }

    private static Optional<McpAnswer> post(McpRequest request) {
        return request.method().equals("POST")
                ? Optional.empty()
                : Optional.of(refused(405, "send POST: this server has no sessions and opens no streams")
                        .with("allow", "POST"));
    }

    private static Optional<McpAnswer> contentType(McpRequest request) {
        String type = request.header("content-type").orElse("").split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals("application/json")
                ? Optional.empty()
                : Optional.of(refused(415, "the header Content-Type must be application/json"));
    }

    private static Optional<McpAnswer> size(McpRequest request) {
        return request.body().orElse("").getBytes(StandardCharsets.UTF_8).length <= MAX_BODY_BYTES
                ? Optional.empty()
                : Optional.of(refused(413, "the body must have at most " + MAX_BODY_BYTES + " bytes"));
    }

    private static McpAnswer refused(int status, String message) {
        return McpAnswer.error(RpcError.request(status, message));
    }
}
