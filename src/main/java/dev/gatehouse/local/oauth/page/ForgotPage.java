package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.password.PasswordReset;
import dev.gatehouse.local.cognito.password.PasswordReset.Asked;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.List;
import java.util.Optional;

/** A forgotten password: whose. */
public final class ForgotPage implements HostedPage {
    static final String PATH = "/forgotPassword";

    private final PasswordReset reset;
    private final SignInCompletion admission;

    public ForgotPage(PasswordReset reset, SignInCompletion admission) {
        this.reset = reset;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest visit) {
        return page(visit, 200, visit.journey().map(SignInFlow::typed).orElse(""), Optional.empty());
    }

    @Override
    public HttpResponse submit(PageRequest visit, Form form) {
        String typed = form.find("username").orElse("");
        Asked asked = reset.ask(visit.pool(), visit.authorization().client(), typed);
        if (asked instanceof Asked.Sent sent) {
            return admission.onward(
                    visit, ResetPage.PATH, SignInFlow.of(typed).sentTo(CodeDelivery.masked(sent.address())));
        }
        Refused refused = ((Asked.Not) asked).refused();
        return page(visit, 400, typed, Optional.of(Messages.of(refused))).withReason(refused.reason());
    }

    private static HttpResponse page(PageRequest visit, int status, String typed, Optional<String> problem) {
        return new PageBody(Messages.FORGOT)
                .lead(Messages.FORGOT_LEAD.text())
                .problem(problem)
                .form(visit, PATH, List.of(visit.nameField(typed)), Messages.FORGOT_BUTTON)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .show(status);
    }
}
