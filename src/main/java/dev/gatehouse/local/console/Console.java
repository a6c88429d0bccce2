package dev.gatehouse.local.console;

import dev.gatehouse.local.console.ConsoleAnswer.Notice;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.PercentEncoding;
import dev.gatehouse.local.http.RequestOrigin;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.state.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Serves the console below {@code /console}. A page of another origin can neither read nor change anything: the server
 * accepts only loopback host names, no response allows CORS or framing, and a form needs the origin of the console and a
 * token that only its own pages have.
 */
public final class Console implements HttpHandler {
    /** The address of the console on its server. */
    public static final String PATH = "/console";

    /** The field of every form with the form token. */
    public static final String TOKEN_FIELD = "token";

    private static final Form NO_FIELDS = new Form(Map.of(), List.of());

    private final List<ConsolePage> pages;
    private final Supplier<String> stack;
    private final Assets assets = new Assets();
    private final Notices notices;
    private final Secret formToken;

    /**
     * @param pages in the order of the navigation; the first one is shown at {@code /console}
     * @param stack the name of the stack, shown on every page
     */
    public Console(List<ConsolePage> pages, Supplier<String> stack, SecureRandom random) {
        this.pages = List.copyOf(pages);
        this.stack = stack;
        this.notices = new Notices(random);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.formToken = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether the console answers this path. */
    public static boolean serves(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Optional<String> otherOrigin = RequestOrigin.ofScript(request);
        if (otherOrigin.isPresent()) {
            return refused(403, "console: only its own pages may call it, got " + otherOrigin.get());
        }
        return switch (request.method()) {
            case "GET" -> get(request);
            case "POST" -> post(request);
            default ->
                refused(405, "console: it allows only GET and POST, got another method")
                        .with("allow", "GET, POST");
        };
    }

    private HttpResponse get(HttpRequest request) {
        if (request.path().equals(PATH) || request.path().equals(PATH + "/")) {
            return redirect(PATH + "/" + pages.get(0).path());
        }
        return assets.find(request).orElseGet(() -> page(request, NO_FIELDS));
    }

    private HttpResponse post(HttpRequest request) {
        Optional<String> otherOrigin = RequestOrigin.ofForm(request);
        if (otherOrigin.isPresent()) {
            return refused(403, "console: a form must come from its own pages, got " + otherOrigin.get());
        }
        Optional<Form> form = FormBody.read(request);
        if (form.isEmpty()) {
            return refused(400, "console: the body must be a form, got another content type or invalid encoding");
        }
        if (form.get().find(TOKEN_FIELD).filter(formToken::matches).isEmpty()) {
            return refused(
                    403,
                    "console: the form must have the token of a page of this run, got none or another;"
                            + " load the page again");
        }
        return page(request, form.get());
    }

    private HttpResponse page(HttpRequest request, Form form) {
        Optional<List<String>> segments = segments(request.path());
        Optional<Form> query = Form.parse(request.query());
        if (segments.isEmpty() || query.isEmpty()) {
            return refused(400, "console: path and query must be percent-encoded UTF-8, got something else");
        }
        ConsolePage page = pages.stream()
                .filter(each -> each.path().equals(segments.get().get(0)) && each.isPresent())
                .findFirst()
                .orElse(null);
        if (page == null) {
            return notFound();
        }
        List<String> below = segments.get().subList(1, segments.get().size());
        ConsoleRequest call = new ConsoleRequest(below, query.get(), form, formToken.reveal());
        ConsoleAnswer answer = request.method().equals("POST") ? page.post(call) : page.get(call);
        if (answer instanceof ConsoleAnswer.Page shown) {
            return whole(page.path(), shown, query.get().find("notice").flatMap(notices::take));
        }
        if (answer instanceof ConsoleAnswer.Fragment fragment) {
            return Assets.unchangedOr(request, html(200, fragment.html()));
        }
        if (answer instanceof ConsoleAnswer.Redirect redirect) {
            String path = redirect.path();
            return redirect(
                    PATH + "/" + path + (path.contains("?") ? "&" : "?") + "notice=" + notices.keep(redirect.notice()));
        }
        return notFound();
    }

    private static Optional<List<String>> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String encoded : path.substring(PATH.length() + 1).split("/", -1)) {
            Optional<String> segment = PercentEncoding.decode(encoded);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(segments);
    }

    private HttpResponse whole(String current, ConsoleAnswer.Page page, Optional<Notice> notice) {
        List<ConsoleLayout.Link> links = pages.stream()
                .filter(ConsolePage::isPresent)
                .map(each -> new ConsoleLayout.Link(
                        PATH + "/" + each.path(), each.title(), each.path().equals(current)))
                .toList();
        ConsoleLayout layout =
                new ConsoleLayout(page.title(), stack.get(), assets.version(), links, notice, page.main());
        return html(
                200,
                ConsoleLayoutRenderer.of().execute(layout, new StringBuilder()).toString());
    }

    private static HttpResponse redirect(String path) {
        return secured(HttpResponse.of(303, Headers.of("location", path), ""));
    }

    private HttpResponse notFound() {
        ConsoleAnswer.Page page =
                new ConsoleAnswer.Page("Not found", "<h1>Not found</h1>\n<p>The console has no such page.</p>\n");
        HttpResponse shown = whole("", page, Optional.empty());
        return new HttpResponse(404, shown.headers(), shown.body(), Optional.of("console: no such page"));
    }

    private static HttpResponse refused(int status, String reason) {
        return secured(HttpResponse.json(status, "{\"message\":\"Forbidden\"}")).withReason(reason);
    }

    private static HttpResponse html(int status, String html) {
        return secured(HttpResponse.of(status, Headers.of("content-type", "text/html; charset=utf-8"), html));
    }

    /** The same headers on every response: no script or style of another origin, no framing, no cache. */
    static HttpResponse secured(HttpResponse response) {
        return response.with("cache-control", "no-store")
                .with(
                        "content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .with("x-frame-options", "DENY")
                .with("cross-origin-opener-policy", "same-origin")
                .with("referrer-policy", "same-origin")
                .withSameOriginHeaders();
    }
}
