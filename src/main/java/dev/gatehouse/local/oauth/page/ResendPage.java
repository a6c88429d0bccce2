package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** Asks for another code after a sign-up. */
public final class ResendPage implements HostedPage {
    static final String PATH = "/resendcode";

    private final UserPools pools;
    private final SignInCompletion admission;

    public ResendPage(UserPools pools, SignInCompletion admission) {
        this.pools = pools;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest visit) {
        return page(visit, 200, Optional.empty());
    }

    @Override
    public HttpResponse submit(PageRequest visit, Form form) {
        String typed = visit.name(form);
        Optional<Refused> refusal =
                pools.hostedSignUp().resend(visit.authorization().client(), typed);
        if (refusal.isPresent()) {
            return page(visit, 400, Optional.of(Messages.of(refusal.get())))
                    .withReason(refusal.get().reason());
        }
        String address = pools.hostedSignUp().destination(visit.pool(), typed);
        SignInFlow before =
                visit.journey().filter(each -> each.typed().equals(typed)).orElse(SignInFlow.of(typed));
        return admission.onward(
                visit, ConfirmPage.PATH, before.sentTo(address).saying(Messages.CODE_SENT.with(address)));
    }

    private static HttpResponse page(PageRequest visit, int status, Optional<String> problem) {
        return new PageBody(Messages.RESEND)
                .lead(Messages.RESEND_LEAD.text())
                .problem(problem)
                .form(visit, PATH, visit.nameField(), Messages.RESEND)
                .link("", visit.to(ConfirmPage.PATH), Messages.HAVE_CODE)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .show(status);
    }
}
