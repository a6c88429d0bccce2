package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.SecondSteps;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.SoftwareTokens;
import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import java.util.List;
import java.util.Optional;

/** Sets an authenticator app up: the key as a picture and as text, and a field for the first code. */
final class MfaSetUpPage implements HostedPage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/register";

    private final SecondSteps steps;
    private final SoftwareTokens apps;
    private final Admission admission;

    MfaSetUpPage(SecondSteps steps, SoftwareTokens apps, Admission admission) {
        this.steps = steps;
        this.apps = apps;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        return user(visit)
                .map(user -> page(visit, user, 200, Optional.empty()))
                .orElseGet(() -> admission.tooLate(visit));
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        Optional<User> user = user(visit);
        if (user.isEmpty()) {
            return admission.tooLate(visit);
        }
        SignInAnswer answer =
                steps.setUp(visit.pool(), visit.authorization().client(), visit.session(), MfaCodePage.code(form));
        return answer instanceof Refused refused
                ? page(visit, user.get(), 400, Optional.of(Words.of(refused))).because(refused.reason())
                : admission.proceed(visit, visit.name(form), answer);
    }

    private Optional<User> user(Visit visit) {
        return steps.waiting(visit.pool(), visit.authorization().client(), visit.session())
                .filter(waiting -> waiting.challenge() == Challenge.MFA_SETUP)
                .map(SecondSteps.Waiting::user);
    }

    private HttpResponse page(Visit visit, User user, int status, Optional<String> problem) {
        SoftwareTokens.Outcome outcome = apps.offered(visit.pool(), visit.session());
        // By the name that was typed: an app's list of keys is read by people.
        String account = visit.journey().map(Journey::typed).orElse(user.username());
        return outcome instanceof SoftwareTokens.Outcome.Associated associated
                ? page(visit, status, account, associated.secret(), problem)
                : ErrorPage.show(
                        400,
                        Words.MFA_NO_WAY,
                        ((SoftwareTokens.Outcome.Not) outcome).refused().reason());
    }

    /**
     * @param account the name that the user signs in with
     * @param secret of the app, in base32
     */
    static HttpResponse page(Visit visit, int status, String account, Secret secret, Optional<String> problem) {
        String uri = KeyUri.of(visit.pool(), account, secret).reveal();
        return new PageBody(Words.MFA_SET_UP)
                .lead(Words.MFA_SET_UP_LEAD.text())
                .problem(problem)
                .markup(QrSvg.of(uri, Words.MFA_QR))
                .markup("<p>" + Html.escape(Words.MFA_KEY.text()) + "<br><b class=\"code\">" + grouped(secret)
                        + "</b></p>\n")
                .form(visit, PATH, List.of(MfaCodePage.field()), Words.MFA_SET_UP_BUTTON)
                .link("", uri, Words.MFA_OPEN_APP)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .show(status);
    }

    /** In groups of four, to be typed; apps take it with the blanks. Base32 needs no escaping. */
    private static String grouped(Secret secret) {
        return secret.reveal().replaceAll("(.{4})(?=.)", "$1 ");
    }
}
