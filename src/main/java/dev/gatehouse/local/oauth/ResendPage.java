package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.http.HttpResponse;
import java.util.Optional;

/** Asks for another code after a sign-up. */
final class ResendPage implements HostedPage {
    static final String PATH = "/resendcode";

    private final UserPools pools;
    private final Admission admission;

    ResendPage(UserPools pools, Admission admission) {
        this.pools = pools;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        return page(visit, 200, Optional.empty());
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        String typed = visit.name(form);
        Optional<Refused> refusal =
                pools.hostedSignUp().resend(visit.authorization().client(), typed);
        if (refusal.isPresent()) {
            return page(visit, 400, Optional.of(Words.of(refusal.get())))
                    .because(refusal.get().reason());
        }
        String address = pools.hostedSignUp().destination(visit.pool(), typed);
        Journey before =
                visit.journey().filter(each -> each.typed().equals(typed)).orElse(Journey.of(typed));
        return admission.onward(visit, ConfirmPage.PATH, before.sentTo(address).saying(Words.CODE_SENT.with(address)));
    }

    private static HttpResponse page(Visit visit, int status, Optional<String> problem) {
        return new PageBody(Words.RESEND)
                .lead(Words.RESEND_LEAD.text())
                .problem(problem)
                .form(visit, PATH, visit.nameField(), Words.RESEND)
                .link("", visit.to(ConfirmPage.PATH), Words.HAVE_CODE)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .show(status);
    }
}
