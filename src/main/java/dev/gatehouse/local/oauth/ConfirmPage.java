package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code that was mailed after a sign-up. */
final class ConfirmPage implements HostedPage {
    static final String PATH = "/confirm";

    private final UserPools pools;
    private final Admission admission;

    ConfirmPage(UserPools pools, Admission admission) {
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
        Optional<Refused> refusal = pools.hostedSignUp()
                .confirm(
                        visit.authorization().client(),
                        typed,
                        form.find("code").orElse("").trim());
        if (refusal.isPresent()) {
            return page(visit, 400, Optional.of(Words.of(refusal.get())))
                    .because(refusal.get().reason());
        }
        // CHOICE: the browser that chose the password need not type it again; any other signs in.
        Optional<User> own = visit.journey().filter(Journey::proved).isPresent()
                ? pools.users().typed(visit.pool(), typed).filter(user -> !user.disabled())
                : Optional.empty();
        return own.isPresent()
                ? admission.proceed(
                        visit,
                        typed,
                        pools.signIns()
                                .signIn()
                                .proved(visit.pool(), visit.authorization().client(), own.get()))
                : admission.onward(visit, LoginPage.PATH, Journey.of(typed).saying(Words.CONFIRMED.text()));
    }

    private static HttpResponse page(Visit visit, int status, Optional<String> problem) {
        String sentTo = visit.journey().map(Journey::sentTo).orElse("");
        List<InputField> fields = new ArrayList<>(visit.nameField());
        fields.add(InputField.of("code", InputField.Kind.CODE, Words.CODE.text()));
        return new PageBody(Words.CONFIRM)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(sentTo.isEmpty() ? Words.CONFIRM_LEAD_UNSENT.text() : Words.CONFIRM_LEAD.with(sentTo))
                .problem(problem)
                .form(visit, PATH, fields, Words.CONFIRM_BUTTON)
                .link(Words.NO_CODE.text(), visit.to(ResendPage.PATH), Words.RESEND_LINK)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .inbox()
                .show(status);
    }
}
