package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.CodeDelivery;
import dev.gatehouse.local.cognito.PasswordReset;
import dev.gatehouse.local.cognito.PasswordReset.Asked;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** A forgotten password: whose. */
final class ForgotPage implements HostedPage {
    static final String PATH = "/forgotPassword";

    private final PasswordReset reset;
    private final Admission admission;

    ForgotPage(PasswordReset reset, Admission admission) {
        this.reset = reset;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        return page(visit, 200, visit.journey().map(Journey::typed).orElse(""), Optional.empty());
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        String typed = form.find("username").orElse("");
        Asked asked = reset.ask(visit.pool(), visit.authorization().client(), typed);
        if (asked instanceof Asked.Sent sent) {
            return admission.onward(
                    visit, ResetPage.PATH, Journey.of(typed).sentTo(CodeDelivery.masked(sent.address())));
        }
        Refused refused = ((Asked.Not) asked).refused();
        return page(visit, 400, typed, Optional.of(Words.of(refused))).because(refused.reason());
    }

    private static HttpResponse page(Visit visit, int status, String typed, Optional<String> problem) {
        return new PageBody(Words.FORGOT)
                .lead(Words.FORGOT_LEAD.text())
                .problem(problem)
                .form(visit, PATH, List.of(visit.nameField(typed)), Words.FORGOT_BUTTON)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .show(status);
    }
}
