package dev.gatehouse.local.http;

import java.util.Optional;
import java.util.Set;

/**
 * The origin of a request, as the browser reports it. Pages cannot set these headers (Fetch, "forbidden request-header").
 * Clients that are not browsers send none of them.
 */
public final class RequestOrigin {
    /** Fetch Metadata Request Headers: {@code none} is a request that the user starts, such as a reload. */
    private static final Set<String> ALLOWED_FETCH_SITES = Set.of("same-origin", "none");

    private RequestOrigin() {}

    /** Returns the header by which the browser reports a form of another origin. Empty for a form of this server. */
    public static Optional<String> ofForm(HttpRequest request) {
        Optional<String> site = request.headers().first("sec-fetch-site");
        if (site.isPresent()) {
            return site.filter(each -> !ALLOWED_FETCH_SITES.contains(each)).map(each -> "sec-fetch-site: " + each);
        }
        String own = "http://" + request.headers().first("host").orElse("");
        return request.headers()
                .first("origin")
                .filter(origin -> !origin.equals(own))
                .map(origin -> "origin: " + origin);
    }

    /** As {@link #ofForm}, but a link from another origin may open a page in the window of the browser. */
    public static Optional<String> ofScript(HttpRequest request) {
        boolean link = request.method().equals("GET")
                && request.headers()
                        .first("sec-fetch-mode")
                        .filter("navigate"::equals)
                        .isPresent()
                && request.headers()
                        .first("sec-fetch-dest")
                        .filter("document"::equals)
                        .isPresent();
        return link ? Optional.empty() : ofForm(request);
    }
}
