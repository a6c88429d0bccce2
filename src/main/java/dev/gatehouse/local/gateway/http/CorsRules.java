package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.HttpApi;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The CORS configuration of an HTTP API (DOC "Configure CORS for HTTP APIs"). */
public final class CorsRules {
    private static final Pattern WEB_ORIGIN = Pattern.compile("(https?://)[^/?#@\\\\\\s]+");

    private final HttpApi.Cors declared;

    CorsRules(HttpApi.Cors declared) {
        this.declared = declared;
    }

    /** DOC: a preflight request has Origin and Access-Control-Request-Method. */
    public static boolean isPreflight(HttpRequest request) {
        return request.method().equals("OPTIONS")
                && request.headers().first("origin").isPresent()
                && request.headers().first("access-control-request-method").isPresent();
    }

    /**
     * Whether the preflight reaches no authorizer. DOC (same page, "Configuring CORS for an HTTP API with a $default
     * route and an authorizer"): such a route also receives OPTIONS requests, so a route without an authorizer must be
     * added. OBS (anomalyco/sst 5493): the same applies to an ANY route.
     */
    static boolean hasNoAuthorizer(Optional<RouteMatch> match) {
        return match.map(RouteMatch::route).flatMap(HttpApi.Route::authorizerId).isEmpty();
    }

    /**
     * Why a preflight is refused, and the route that fixes it.
     *
     * @param key the route key or method, such as {@code ANY /resources/{id}}
     */
    public static String preflightRefusal(String key) {
        String path = key.substring(key.indexOf(' ') + 1);
        return "CORS: a preflight must reach a route without an authorizer (browsers send no token), got " + key
                + "; add OPTIONS " + (path.startsWith("/") ? path : "/{proxy+}") + " without an authorizer";
    }

    /**
     * DOC: answered without a route and without authorization, unless a route with an authorizer matches. CHOICE: 204,
     * as in other emulators, also if a route without an authorizer matches.
     */
    HttpResponse preflight(HttpRequest request) {
        Optional<String> origin = allowedOrigin(request);
        if (origin.isEmpty()) {
            return HttpResponse.of(204, vary(), "")
                    .withReason("CORS: the origin must be one of " + declared.allowOrigins() + ", got "
                            + LogValue.of(String.join(", ", request.headers().all("origin")))
                            + "; add it to the CORS origins of the API, or call from one of these");
        }
        Headers headers = Headers.of("access-control-allow-origin", origin.get());
        headers = withList(headers, "access-control-allow-methods", declared.allowMethods());
        headers = withList(headers, "access-control-allow-headers", declared.allowHeaders());
        if (declared.maxAge().isPresent()) {
            headers = headers.with(
                    "access-control-max-age", Integer.toString(declared.maxAge().get()));
        }
        return HttpResponse.of(204, withCredentials(headers).withAll(vary()), "");
    }

    /** Replaces the CORS headers of a response with those of the API. DOC: CORS headers of the backend are ignored. */
    HttpResponse applyTo(HttpResponse answer, HttpRequest request) {
        List<Headers.Field> others = answer.headers().fields().stream()
                .filter(field -> !field.name().toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
        return answer.withHeaders(new Headers(others).withAll(responseHeaders(request)));
    }

    /**
     * DOC: only for a request with an Origin header. CHOICE: error responses have these headers too, so that a page can
     * read a 401.
     */
    private Headers responseHeaders(HttpRequest request) {
        Optional<String> origin = allowedOrigin(request);
        if (origin.isEmpty()) {
            return vary();
        }
        Headers headers = Headers.of("access-control-allow-origin", origin.get());
        headers = withList(headers, "access-control-expose-headers", declared.exposeHeaders());
        return withCredentials(headers).withAll(vary());
    }

    private Optional<String> allowedOrigin(HttpRequest request) {
        List<String> sent = request.headers().all("origin");
        return sent.size() == 1 ? allowed(sent.get(0)) : Optional.empty();
    }

    /** Compares the complete origin: a prefix or suffix of a listed origin does not match. */
    private Optional<String> allowed(String origin) {
        if (declared.allowOrigins().contains("*")) {
            return Optional.of("*");
        }
        boolean listed = declared.allowOrigins().contains(origin);
        boolean byScheme = WEB_ORIGIN.matcher(origin).matches()
                && declared.allowOrigins().contains(origin.substring(0, origin.indexOf("://") + 3) + "*");
        return listed || byScheme ? Optional.of(origin) : Optional.empty();
    }

    /** CHOICE: Vary is sent even without an Origin header, unless every origin gets the same response. */
    private Headers vary() {
        return declared.allowOrigins().contains("*") ? Headers.NONE : Headers.of("vary", "Origin");
    }

    private Headers withCredentials(Headers headers) {
        return declared.allowCredentials() ? headers.with("access-control-allow-credentials", "true") : headers;
    }

    private static Headers withList(Headers headers, String name, List<String> values) {
        return values.isEmpty() ? headers : headers.with(name, String.join(",", values));
    }
}
