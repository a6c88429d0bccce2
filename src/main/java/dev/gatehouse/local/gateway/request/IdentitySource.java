package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the token from the identity source of an authorizer (DOC API reference, CreateAuthorizer). */
public final class IdentitySource {
    private static final String HEADER = "$request.header.";
    /** The form of a REST API. */
    private static final String METHOD_HEADER = "method.request.header.";

    private static final String QUERY = "$request.querystring.";
    private static final String SCHEME = "bearer ";

    private final String declared;

    /** @param declared {@code $request.header.Name} or {@code $request.querystring.name} */
    public IdentitySource(String declared) {
        this.declared = declared;
    }

    /** The token without its scheme; empty if the identity source has none. No other header or parameter is read. */
    public Optional<String> token(HttpRequest request) {
        List<String> sent = sent(request);
        // Duplicate headers are joined with commas, as in an event. The result is not a valid token.
        String whole = String.join(",", sent);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        // DOC "JWT authorizers": the token, or the token prefixed with "Bearer ". RFC 9110 section 11.1: scheme names
        // are case-insensitive.
        boolean prefixed = whole.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        return Optional.of(prefixed ? whole.substring(SCHEME.length()) : whole);
    }

    private List<String> sent(HttpRequest request) {
        if (declared.startsWith(HEADER)) {
            return request.headers().all(declared.substring(HEADER.length()));
        }
        if (declared.startsWith(METHOD_HEADER)) {
            return request.headers().all(declared.substring(METHOD_HEADER.length()));
        }
        if (declared.startsWith(QUERY)) {
            return new QueryParameters(request.query()).all(declared.substring(QUERY.length()));
        }
        return List.of();
    }

    @Override
    public String toString() {
        return declared;
    }
}
