package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Factor;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Asks for a code of the authenticator app, or for one that was mailed. */
final class MfaCodePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa";

    private MfaCodePage() {}

    static HttpResponse show(Visit visit, int status, Factor factor, Optional<String> problem) {
        PageBody page = new PageBody(Words.MFA)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(lead(visit, factor))
                .problem(problem)
                .form(visit, PATH, List.of(field()), Words.SIGN_IN)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN);
        return (factor == Factor.EMAIL_OTP ? page.inbox() : page).show(status);
    }

    private static String lead(Visit visit, Factor factor) {
        if (factor == Factor.SOFTWARE_TOKEN_MFA) {
            return Words.MFA_LEAD.text();
        }
        String sentTo = visit.journey().map(Journey::sentTo).orElse("");
        return sentTo.isEmpty() ? Words.CONFIRM_LEAD_UNSENT.text() : Words.CONFIRM_LEAD.with(sentTo);
    }

    static InputField field() {
        return InputField.of("code", InputField.Kind.CODE, Words.CODE.text());
    }

    /** As it was typed, without the blanks that apps show between the digits. */
    static String code(Form form) {
        return form.find("code").orElse("").replaceAll("\\s", "");
    }
}
