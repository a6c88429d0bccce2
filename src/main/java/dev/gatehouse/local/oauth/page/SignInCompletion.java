package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.AuthorizationGrant;
import dev.gatehouse.local.oauth.authorize.BrowserSessions;
import dev.gatehouse.local.oauth.authorize.CallbackRedirect;
import dev.gatehouse.local.oauth.form.Messages;
import java.time.Clock;

/** Lets in who has proved to be a user: begins the browser's session and goes back to the client. */
public final class SignInCompletion {
    private final BrowserSessions sessions;
    private final SignInFlows journeys;
    private final AuthorizationGrant grant;
    private final Clock clock;

    public SignInCompletion(BrowserSessions sessions, SignInFlows journeys, AuthorizationGrant grant, Clock clock) {
        this.sessions = sessions;
        this.journeys = journeys;
        this.grant = grant;
        this.clock = clock;
    }

    HttpResponse admit(PageRequest visit, User user) {
        BrowserSessions.SignedIn who =
                new BrowserSessions.SignedIn(user, clock.instant().getEpochSecond());
        // 303, so that the browser does not send the password on (RFC 9700 section 4.12).
        HttpResponse back = grant.answer(303, visit.authorization(), who).with("set-cookie", sessions.start(user));
        return visit.journey().isPresent()
                ? back.with("set-cookie", journeys.end(visit.request(), visit.pool()))
                : back;
    }

    /** On with an answer that is no refusal: back to the client, or to the page of the challenge. */
    HttpResponse proceed(PageRequest visit, String typed, SignInAnswer answer) {
        if (answer instanceof SignInAnswer.SignedIn in) {
            return admit(visit, in.user());
        }
        SignInAnswer.Challenged challenged = (SignInAnswer.Challenged) answer;
        SignInFlow journey = SignInFlow.of(typed).challenged(challenged.session());
        String email = challenged.user().attributes().getOrDefault("email", "");
        return onward(
                visit,
                page(challenged.challenge()),
                challenged.challenge() == Challenge.EMAIL_OTP ? journey.sentTo(CodeDelivery.masked(email)) : journey);
    }

    private static String page(Challenge challenge) {
        return switch (challenge) {
            case NEW_PASSWORD_REQUIRED -> NewPasswordPage.PATH;
            case SOFTWARE_TOKEN_MFA, EMAIL_OTP -> MfaCodePage.PATH;
            case SELECT_MFA_TYPE -> MfaChoicePage.PATH;
            case MFA_SETUP -> MfaSetUpPage.PATH;
            case SELECT_CHALLENGE -> throw new IllegalArgumentException("the pages ask for a password at once");
        };
    }

    /** Back to where the sign-in began: its session is over, or was never there. */
    HttpResponse tooLate(PageRequest visit) {
        SignInFlow journey =
                visit.journey().map(each -> SignInFlow.of(each.typed())).orElse(SignInFlow.of(""));
        return onward(visit, LoginPage.PATH, journey.saying(Messages.TOO_LATE.text()))
                .withReason("no open challenge belongs to this browser: it was answered, or its time is over");
    }

    /** To the next page, which knows of the journey. */
    HttpResponse onward(PageRequest visit, String page, SignInFlow journey) {
        return CallbackRedirect.to(303, visit.to(page))
                .with("set-cookie", journeys.begin(visit.authorization(), journey));
    }
}
