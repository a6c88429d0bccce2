package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Ids;
import dev.gatehouse.local.cognito.SignIn;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** GET and POST /login, with the parameters of /oauth2/authorize. DOC "Login endpoint". */
final class LoginEndpoint {
    /** The name Cognito uses. */
    private static final String XSRF_COOKIE = "XSRF-TOKEN";

    private static final Pattern XSRF = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final LocalCloud cloud;
    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final Grant grant;
    private final Clock clock;
    private final Ids ids;

    LoginEndpoint(LocalCloud cloud, SignIn signIn, BrowserSessions sessions, Grant grant, Clock clock, Ids ids) {
        this.cloud = cloud;
        this.signIn = signIn;
        this.sessions = sessions;
        this.grant = grant;
        this.clock = clock;
        this.ids = ids;
    }

    HttpResponse answer(HttpRequest request) {
        AuthorizationChecks.Outcome outcome = AuthorizationChecks.check(request.query(), cloud.declared());
        if (outcome instanceof AuthorizationChecks.Outcome.Refused refused) {
            return refused.response();
        }
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        return request.method().equals("POST")
                ? submit(request, authorization)
                : form(request, 200, authorization, hint(authorization), Optional.empty());
    }

    /** DOC "The redirect and authorization endpoint": login_hint fills in the name. */
    private static String hint(Authorization authorization) {
        return authorization.parameters().find("login_hint").orElse("");
    }

    /** The token in the form must be that of the cookie; one cookie serves all tabs. */
    private HttpResponse form(
            HttpRequest request, int status, Authorization authorization, String typed, Optional<String> problem) {
        String xsrf = Cookies.find(request, XSRF_COOKIE)
                .filter(value -> XSRF.matcher(value).matches())
                .orElseGet(ids::opaque);
        return LoginPage.show(status, authorization, xsrf, typed, problem)
                .with("set-cookie", Cookies.set(XSRF_COOKIE, xsrf, BrowserSessions.LIFE));
    }

    private HttpResponse submit(HttpRequest request, Authorization authorization) {
        Optional<Form> sent = FormBody.read(request);
        if (sent.isEmpty() || !sent.get().repeated().isEmpty()) {
            return ErrorPage.show(400, "The form cannot be read.", "the body must be one " + Form.TYPE);
        }
        String token = sent.get().find("_csrf").orElse("");
        String cookie = Cookies.find(request, XSRF_COOKIE).orElse("");
        if (!XSRF.matcher(cookie).matches() || !Ids.same(cookie, token)) {
            return ErrorPage.show(
                    403,
                    "This form is out of date. Go back to the app and sign in again.",
                    "_csrf in the form must be the value of cookie " + XSRF_COOKIE
                            + ": the form came from elsewhere, or cookies are blocked");
        }
        String username = sent.get().find("username").orElse("");
        String password = sent.get().find("password").orElse("");
        SignInAnswer answer =
                signIn.signIn(authorization.pool(), authorization.client(), username, Secret.of(password));
        if (answer instanceof SignInAnswer.SignedIn in) {
            String cookieSet = sessions.start(in.user());
            // 303, so that the browser does not send the password on (RFC 9700 section 4.12).
            return grant.answer(
                            303,
                            authorization,
                            new BrowserSessions.SignedIn(
                                    in.user(), clock.instant().getEpochSecond()))
                    .with("set-cookie", cookieSet);
        }
        SignInAnswer.Refused refused = (SignInAnswer.Refused) answer;
        // CHOICE: 400; no source says how AWS answers.
        return form(request, 400, authorization, username, Optional.of(refused.message()))
                .because(refused.reason());
    }
}
