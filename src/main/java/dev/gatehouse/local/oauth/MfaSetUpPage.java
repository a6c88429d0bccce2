package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import java.util.List;
import java.util.Optional;

/** Sets an authenticator app up: the key as a picture and as text, and a field for the first code. */
final class MfaSetUpPage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/register";

    private MfaSetUpPage() {}

    /**
     * @param account the name that the user signs in with
     * @param secret of the app, in base32
     */
    static HttpResponse show(Visit visit, int status, String account, Secret secret, Optional<String> problem) {
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
