package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.AuthorizationChecks;
import dev.gatehouse.local.oauth.authorize.AuthorizationCodes;
import dev.gatehouse.local.oauth.authorize.AuthorizationResponder;
import dev.gatehouse.local.oauth.authorize.BrowserSessions;
import dev.gatehouse.local.oauth.page.ConfirmPage;
import dev.gatehouse.local.oauth.page.CsrfProtection;
import dev.gatehouse.local.oauth.page.ForgotPage;
import dev.gatehouse.local.oauth.page.HostedPages;
import dev.gatehouse.local.oauth.page.InboxPage;
import dev.gatehouse.local.oauth.page.LoginPage;
import dev.gatehouse.local.oauth.page.MfaChoicePage;
import dev.gatehouse.local.oauth.page.MfaCodePage;
import dev.gatehouse.local.oauth.page.MfaSetUpPage;
import dev.gatehouse.local.oauth.page.NewPasswordPage;
import dev.gatehouse.local.oauth.page.ProviderPage;
import dev.gatehouse.local.oauth.page.ResendPage;
import dev.gatehouse.local.oauth.page.ResetPage;
import dev.gatehouse.local.oauth.page.SignInCompletion;
import dev.gatehouse.local.oauth.page.SignInFlows;
import dev.gatehouse.local.oauth.page.SignUpPage;
import dev.gatehouse.local.oauth.token.AuthorizationCodeGrant;
import dev.gatehouse.local.oauth.token.ClientCredentialsGrant;
import dev.gatehouse.local.oauth.token.RefreshTokenGrant;
import dev.gatehouse.local.oauth.token.RevokeEndpoint;
import dev.gatehouse.local.oauth.token.TokenEndpoint;
import dev.gatehouse.local.oauth.token.UserInfoEndpoint;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.StateWriteException;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The local Cognito: the JSON API, discovery and keys of each user pool's issuer, the hosted endpoints, and the mailbox.
 * The changes of a request are in the store before its response is sent.
 */
public final class CognitoServer implements HttpHandler {
    /** In bytes; larger than any token or form. {@link dev.gatehouse.local.http.HttpServer} refuses longer bodies with 413. */
    public static final int BODY_LIMIT = 1024 * 1024;

    private final LocalCloud cloud;
    private final Store store;
    private final UserPools pools;
    private final BrowserSessions sessions;
    private final AuthorizationCodes codes;
    private final AuthorizeEndpoint authorize;
    private final HostedPages pages;
    private final InboxPage inbox;
    private final SignInFlows flows;
    private final TokenEndpoint token;
    private final UserInfoEndpoint userInfo;
    private final RevokeEndpoint revoke;
    private final LogoutEndpoint logout;

    public CognitoServer(LocalCloud cloud, UserPools pools, Store store, Clock clock) {
        this.cloud = cloud;
        this.store = store;
        this.pools = pools;
        this.sessions = new BrowserSessions(store, pools.users(), clock, pools.ids());
        this.codes = new AuthorizationCodes(store, pools.sessions(), clock, pools.ids());
        AuthorizationResponder responder = new AuthorizationResponder(pools, codes);
        this.flows = new SignInFlows(store, clock, pools.ids());
        AuthorizationChecks checks = new AuthorizationChecks();
        SignInCompletion completion = new SignInCompletion(sessions, flows, responder, clock);
        this.authorize = new AuthorizeEndpoint(cloud, checks, sessions, responder);
        this.pages = new HostedPages(
                cloud,
                checks,
                flows,
                new CsrfProtection(store, pools.ids()),
                List.of(
                        new LoginPage(pools.signIns().signIn(), completion),
                        new ProviderPage(pools.federatedUsers(), completion, pools.ids()),
                        new SignUpPage(pools, completion),
                        new ConfirmPage(pools, completion),
                        new ResendPage(pools, completion),
                        new ForgotPage(pools.passwordRecovery(), completion),
                        new NewPasswordPage(pools.signIns(), completion),
                        new MfaCodePage(pools.signIns(), completion),
                        new MfaChoicePage(pools.signIns(), completion),
                        new MfaSetUpPage(pools.signIns(), completion),
                        new ResetPage(pools.passwordRecovery(), completion)));
        this.inbox = new InboxPage(pools.mailbox(), ZoneId.systemDefault());
        this.token = new TokenEndpoint(
                cloud,
                List.of(
                        new AuthorizationCodeGrant(pools, codes),
                        new RefreshTokenGrant(pools),
                        new ClientCredentialsGrant(pools)));
        this.userInfo = new UserInfoEndpoint(pools.accessTokens());
        this.revoke = new RevokeEndpoint(cloud, pools.refreshTokens());
        this.logout = new LogoutEndpoint(cloud, checks, sessions);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        HttpResponse response = route(request).withSameOriginHeaders();
        try {
            store.commit();
        } catch (StateWriteException e) {
            // The changes of the operation are lost, so its response must not be sent.
            return HttpResponse.json(
                            500, "{\"__type\":\"InternalErrorException\",\"message\":\"Internal Server Error\"}")
                    .withSameOriginHeaders()
                    .withReason(String.valueOf(e.getMessage()));
        }
        removeExpired();
        return response;
    }

    /** Removes expired records. If the store cannot be written, a later request removes them. */
    private void removeExpired() {
        if (pools.removeExpired()) {
            sessions.removeExpired();
            codes.removeExpired();
            flows.removeExpired();
            try {
                store.commit();
            } catch (StateWriteException e) {
                return;
            }
        }
    }

    private HttpResponse route(HttpRequest request) {
        String path = request.path();
        if (path.equals("/")) {
            return pools.jsonApi().handle(request);
        }
        if (path.equals("/mailbox")) {
            return allowMethods(Set.of("GET"), request, ignored -> mailbox());
        }
        if (path.equals(InboxPage.PATH)) {
            return allowMethods(Set.of("GET"), request, inbox::show);
        }
        int second = path.indexOf('/', 1);
        Optional<UserPool> pool =
                second < 0 ? Optional.empty() : cloud.declared().pool(path.substring(1, second));
        if (pool.isPresent()) {
            return pools.discovery().answer(request, pool.get(), path.substring(second));
        }
        boolean hosted = cloud.declared().pools().values().stream()
                .anyMatch(each -> each.domain().isPresent());
        return hosted
                ? hosted(request)
                : notFound("no user pool has a domain, so the hosted endpoints do not exist; declare a domain");
    }

    /** Allows CORS for endpoints that scripts call, never for pages that the browser opens (RFC 9700 section 2.6). */
    private HttpResponse hosted(HttpRequest request) {
        if (pages.has(request.path())) {
            return allowMethods(Set.of("GET", "POST"), request, pages::answer);
        }
        return switch (request.path()) {
            case "/oauth2/authorize" -> allowMethods(Set.of("GET"), request, authorize::answer);
            case "/logout" -> allowMethods(Set.of("GET"), request, logout::answer);
            case "/oauth2/token" -> crossOrigin("POST", Set.of("POST"), request, token::answer);
            case "/oauth2/userInfo" -> crossOrigin("GET, POST", Set.of("GET", "POST"), request, userInfo::answer);
            case "/oauth2/revoke" -> crossOrigin("POST", Set.of("POST"), request, revoke::answer);
            default ->
                notFound("no such endpoint; the declared user pools are "
                        + cloud.declared().pools().keySet());
        };
    }

    private static HttpResponse crossOrigin(
            String methods, Set<String> allowed, HttpRequest request, Function<HttpRequest, HttpResponse> endpoint) {
        return request.method().equals("OPTIONS")
                ? HttpResponse.of(
                        200,
                        Headers.of(
                                "access-control-allow-origin", "*",
                                "access-control-allow-methods", methods + ", OPTIONS",
                                "access-control-allow-headers", "authorization, content-type, x-amz-user-agent",
                                "access-control-max-age", "600"),
                        "")
                : allowMethods(allowed, request, endpoint);
    }

    private static HttpResponse allowMethods(
            Set<String> allowed, HttpRequest request, Function<HttpRequest, HttpResponse> endpoint) {
        return allowed.contains(request.method())
                ? endpoint.apply(request)
                : HttpResponse.json(405, "{\"message\":\"Method Not Allowed\"}")
                        .with(
                                "allow",
                                String.join(", ", allowed.stream().sorted().toList()))
                        .withReason(request.path() + " allows only " + allowed);
    }

    /** Never allows CORS: emails contain codes, which no web page may read. */
    private HttpResponse mailbox() {
        return HttpResponse.json(200, pools.mailbox().json()).with("cache-control", "no-store");
    }

    private static HttpResponse notFound(String reason) {
        return HttpResponse.json(404, "{\"message\":\"Not Found\"}").withReason(reason);
    }
}
