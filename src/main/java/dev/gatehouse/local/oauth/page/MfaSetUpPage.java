package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.OpenChallenge;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.mfa.SoftwareTokens;
import dev.gatehouse.local.cognito.signin.MfaChallenges;
import dev.gatehouse.local.html.HtmlText;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.OtpAuthUri;
import dev.gatehouse.local.oauth.html.QrSvg;
import dev.gatehouse.local.state.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Registers an authenticator app: shows the key as a QR code and as text, and asks for the first code. */
public final class MfaSetUpPage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/register";

    private final MfaChallenges steps;
    private final SoftwareTokens softwareTokens;

    public MfaSetUpPage(SignInServices signIns, SignInCompletion completion) {
        super(PATH, Set.of(Challenge.MFA_SETUP), signIns, completion);
        this.steps = signIns.mfaChallenges();
        this.softwareTokens = signIns.softwareTokens();
    }

    @Override
    HttpResponse page(PageRequest request, OpenChallenge waiting, int status, Optional<String> problem) {
        SoftwareTokens.AssociateResult result = softwareTokens.secretForSession(request.pool(), request.session());
        // The username as typed, because the user reads it in the app's list of keys.
        String account =
                request.flow().map(SignInFlow::username).orElse(waiting.user().username());
        return result instanceof SoftwareTokens.AssociateResult.Associated associated
                ? page(request, status, account, associated.secret(), problem)
                : ErrorPage.show(
                        400,
                        Messages.MFA_CANNOT_SET_UP,
                        ((SoftwareTokens.AssociateResult.NotAssociated) result)
                                .refused()
                                .reason());
    }

    @Override
    SignInAnswer answer(PageRequest request, OpenChallenge waiting, Form form) {
        return steps.verifySetup(request.pool(), waiting.user(), request.session(), MfaCodePage.code(form));
    }

    /**
     * @param account the name that the user signs in with
     * @param secret the shared key in base32
     */
    static HttpResponse page(PageRequest request, int status, String account, Secret secret, Optional<String> problem) {
        String uri = OtpAuthUri.of(request.pool(), account, secret).reveal();
        return new PageBody(Messages.MFA_SET_UP)
                .lead(Messages.MFA_SET_UP_LEAD.text())
                .problem(problem)
                .markup(QrSvg.of(uri, Messages.MFA_QR))
                .markup("<p>" + HtmlText.escape(Messages.MFA_KEY.text()) + "<br><b class=\"code\">" + grouped(secret)
                        + "</b></p>\n")
                .form(request, PATH, List.of(MfaCodePage.field()), Messages.MFA_SET_UP_BUTTON)
                .link("", uri, Messages.MFA_OPEN_APP)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .render(status);
    }

    /** Groups the key by four characters for typing; apps accept the spaces. Base32 needs no escaping. */
    private static String grouped(Secret secret) {
        return secret.reveal().replaceAll("(.{4})(?=.)", "$1 ");
    }
}
