package dev.gatehouse.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Signs a user in at the pages of the local cloud, as a browser does: it follows the redirects, keeps the cookies, and posts
 * the sign-in form. It reads the code from the redirect to the client's callback URL, which it does not open.
 */
public final class PasswordSignIn {
    /** A sign-in with a password has three. */
    private static final int MAX_REQUESTS = 10;

    private final OAuthHttp http;
    private final CodeFlowRequest authorization;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public PasswordSignIn(OAuthHttp http, CodeFlowRequest authorization) {
        this.http = http;
        this.authorization = authorization;
    }

    /** How the sign-in went on after the password. */
    public sealed interface Result {
        record SignedIn(CodeFlowCallback callback) implements Result {}

        /** A page with this title asks for more than the password. */
        record Asked(String page) implements Result {}
    }

    /** @throws NoTokenException if the sign-in is refused, such as for a wrong password */
    public Result signIn(URI authorizeUrl, String user, Password password)
            throws NoTokenException, InterruptedException {
        URI at = authorizeUrl;
        HttpResponse<String> response = http.get(at, headers());
        boolean submitted = false;
        for (int i = 0; i < MAX_REQUESTS; i++) {
            keepCookies(response);
            Optional<String> location = response.headers().firstValue("location");
            if (response.statusCode() / 100 == 3 && location.isPresent()) {
                Optional<CodeFlowCallback> callback = callback(location.get());
                if (callback.isPresent()) {
                    return new Result.SignedIn(callback.get());
                }
                at = samePlace(authorizeUrl, at.resolve(location.get()));
                response = http.get(at, headers());
                continue;
            }
            SignInPageHtml page = new SignInPageHtml(response.body());
            if (response.statusCode() != 200 || page.problem().isPresent()) {
                throw NoTokenException.refused("the sign-in page refused " + (submitted ? user : "the request") + ": "
                        + page.problem().orElse("status " + response.statusCode())
                        + (submitted
                                ? " (the password is that of " + password.source() + ")"
                                : "; the log of the local cloud says why"));
            }
            Optional<SignInPageHtml.PasswordForm> form = page.passwordForm();
            if (submitted || form.isEmpty()) {
                return new Result.Asked(page.title());
            }
            at = samePlace(authorizeUrl, at.resolve(form.get().action()));
            response = http.post(at, form.get().filled(user, password.text()), headers());
            submitted = true;
        }
        throw NoTokenException.refused("the sign-in page redirects without an end");
    }

    private Optional<CodeFlowCallback> callback(String location) throws NoTokenException {
        String base = authorization.redirectUri() + (authorization.redirectUri().contains("?") ? "&" : "?");
        if (!location.startsWith(base)) {
            return Optional.empty();
        }
        return Optional.of(CodeFlowCallback.parse(location.substring(base.length()))
                .filter(each -> each.belongsTo(authorization))
                .orElseThrow(() -> NoTokenException.refused(
                        "the redirect to the callback URL has another state than the request")));
    }

    /** The password goes only to the address of the outputs. */
    private static URI samePlace(URI authorizeUrl, URI next) throws NoTokenException {
        if (!OAuthHttp.origin(next).equals(OAuthHttp.origin(authorizeUrl))) {
            throw NoTokenException.refused("the sign-in page leads to " + OAuthHttp.origin(next)
                    + ", another address than " + OAuthHttp.origin(authorizeUrl) + "; sign in without --user");
        }
        return next;
    }

    private Map<String, String> headers() {
        return cookies.isEmpty()
                ? Map.of()
                : Map.of(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private void keepCookies(HttpResponse<String> response) {
        for (String header : response.headers().allValues("set-cookie")) {
            String pair = header.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals > 0) {
                cookies.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        cookies.values().removeIf(String::isEmpty);
    }
}
