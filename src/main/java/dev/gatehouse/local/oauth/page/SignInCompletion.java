package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.AuthorizationResponder;
import dev.gatehouse.local.oauth.authorize.BrowserSessions;
import dev.gatehouse.local.oauth.authorize.CallbackRedirect;
import dev.gatehouse.local.oauth.form.Messages;
import java.time.Clock;

/** Completes a sign-in: starts the browser session and redirects to the client. Until then it redirects between pages. */
public final class SignInCompletion {
    private final BrowserSessions sessions;
    private final SignInFlows flows;
    private final AuthorizationResponder responder;
    private final Clock clock;

    public SignInCompletion(
            BrowserSessions sessions, SignInFlows flows, AuthorizationResponder responder, Clock clock) {
        this.sessions = sessions;
        this.flows = flows;
        this.responder = responder;
        this.clock = clock;
    }

    HttpResponse complete(PageRequest request, User user) {
        BrowserSessions.SignedIn signedIn =
                new BrowserSessions.SignedIn(user, clock.instant().getEpochSecond());
        // 303, so that the browser does not repeat the password in the next request (RFC 9700 section 4.12).
        HttpResponse redirect =
                responder.respond(303, request.authorization(), signedIn).with("set-cookie", sessions.start(user));
        return flows.end(request.httpRequest(), request.authorization())
                .map(cookie -> redirect.with("set-cookie", cookie))
                .orElse(redirect);
    }

    /** Redirects to the client if the user is signed in, or else to the page of the challenge. */
    HttpResponse next(PageRequest request, String username, SignInAnswer answer) {
        if (answer instanceof SignInAnswer.SignedIn in) {
            return complete(request, in.user());
        }
        SignInAnswer.Challenged challenged = (SignInAnswer.Challenged) answer;
        SignInFlow flow = SignInFlow.of(username).withSession(challenged.session());
        String email = challenged.user().attributes().getOrDefault("email", "");
        return redirect(
                request,
                page(challenged.challenge()),
                challenged.challenge() == Challenge.EMAIL_OTP
                        ? flow.withDestination(CodeDelivery.masked(email))
                        : flow);
    }

    private static String page(Challenge challenge) {
        return switch (challenge) {
            case NEW_PASSWORD_REQUIRED -> NewPasswordPage.PATH;
            case SOFTWARE_TOKEN_MFA, EMAIL_OTP -> MfaCodePage.PATH;
            case SELECT_MFA_TYPE -> MfaChoicePage.PATH;
            case MFA_SETUP -> MfaSetUpPage.PATH;
            case SELECT_CHALLENGE ->
                throw new IllegalArgumentException("the hosted pages always start with the password");
        };
    }

    /** Redirects to the sign-in page because the browser has no open challenge. */
    HttpResponse startAgain(PageRequest request) {
        SignInFlow flow =
                request.flow().map(each -> SignInFlow.of(each.username())).orElse(SignInFlow.of(""));
        return redirect(request, LoginPage.PATH, flow.withNotice(Messages.SIGN_IN_EXPIRED.text()))
                .withReason("this browser has no open challenge: the challenge was answered or has expired");
    }

    /** Redirects to the next page, which continues the flow. */
    HttpResponse redirect(PageRequest request, String page, SignInFlow flow) {
        SignInFlows.StartedFlow started = flows.start(request.authorization(), flow);
        HttpResponse response = CallbackRedirect.to(
                        303,
                        request.withParameter(SignInFlows.PARAMETER, started.name())
                                .urlOf(page))
                .with("set-cookie", started.cookie());
        for (String cookie : flows.outdated(request.httpRequest(), request.authorization())) {
            response = response.with("set-cookie", cookie);
        }
        return response;
    }
}
