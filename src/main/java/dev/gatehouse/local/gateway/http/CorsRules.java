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

/** Cross-origin rules of an API (DOC "Configure CORS for HTTP APIs"). */
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
     * Whether no authorizer stands before it. DOC (same page, "Configuring CORS for an HTTP API with a $default route and
     * an authorizer"): such a route takes OPTIONS requests too, and a route without an authorizer has to be added. OBS
     * (anomalyco/sst 5493): so does a route of ANY.
     */
    static boolean isOpen(Optional<RouteMatch> match) {
        return match.map(RouteMatch::route).flatMap(HttpApi.Route::authorizerId).isEmpty();
    }

    /**
     * Why it is refused, and what to add.
     *
     * @param key {@code ANY /resources/{id}}, of a route or a method
     */
    public static String refused(String key) {
        String path = key.substring(key.indexOf(' ') + 1);
        return "CORS: " + key
                + " takes the preflight and has an authorizer, and a browser sends no token with a preflight:"
                + " add OPTIONS " + (path.startsWith("/") ? path : "/{proxy+}") + " without an authorizer";
    }

    /**
     * DOC: answered without a route and without authorisation, but where a route with an authorizer matches. CHOICE: 204,
     * as every emulator has it, also where a route without an authorizer matches.
     */
    HttpResponse preflight(HttpRequest request) {
        Optional<String> origin = allowedOrigin(request);
        if (origin.isEmpty()) {
            return HttpResponse.of(204, vary(), "")
                    .withReason("CORS: origin "
                            + LogValue.of(String.join(", ", request.headers().all("origin")))
                            + " is not among " + declared.allowOrigins()
                            + ": add it to the API's CORS origins, or call from one of these");
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

    /** Any other answer with the API's CORS headers. DOC: those of the backend are ignored. */
    HttpResponse applied(HttpResponse answer, HttpRequest request) {
        List<Headers.Field> own = answer.headers().fields().stream()
                .filter(field -> !field.name().toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
        return answer.withHeaders(new Headers(own).withAll(onAnswer(request)));
    }

    /** DOC: only for a request with Origin. CHOICE: refusals carry them too, so that a page can read a 401. */
    private Headers onAnswer(HttpRequest request) {
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

    /** An origin is compared whole: a prefix or suffix of a listed one is another origin. */
    private Optional<String> allowed(String origin) {
        if (declared.allowOrigins().contains("*")) {
            return Optional.of("*");
        }
        boolean listed = declared.allowOrigins().contains(origin);
        boolean byScheme = WEB_ORIGIN.matcher(origin).matches()
                && declared.allowOrigins().contains(origin.substring(0, origin.indexOf("://") + 3) + "*");
        return listed || byScheme ? Optional.of(origin) : Optional.empty();
    }

    /** CHOICE: caches are told of it even when there was no Origin, unless every origin gets the same answer. */
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
