package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code that was mailed after a sign-up. */
public final class ConfirmPage implements HostedPage {
    static final String PATH = "/confirm";

    private final UserPools pools;
    private final SignInCompletion admission;

    public ConfirmPage(UserPools pools, SignInCompletion admission) {
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
        Optional<Refused> refusal = pools.hostedSignUp()
                .confirm(
                        visit.authorization().client(),
                        typed,
                        form.find("code").orElse("").trim());
        if (refusal.isPresent()) {
            return page(visit, 400, Optional.of(Messages.of(refusal.get())))
                    .withReason(refusal.get().reason());
        }
        // CHOICE: the browser that chose the password need not type it again; any other signs in.
        Optional<User> own = visit.journey().filter(SignInFlow::proved).isPresent()
                ? pools.users().findByNameOrAlias(visit.pool(), typed).filter(user -> !user.disabled())
                : Optional.empty();
        return own.isPresent()
                ? admission.proceed(
                        visit,
                        typed,
                        pools.signIns()
                                .signIn()
                                .proved(visit.pool(), visit.authorization().client(), own.get()))
                : admission.onward(visit, LoginPage.PATH, SignInFlow.of(typed).saying(Messages.CONFIRMED.text()));
    }

    private static HttpResponse page(PageRequest visit, int status, Optional<String> problem) {
        String sentTo = visit.journey().map(SignInFlow::sentTo).orElse("");
        List<InputField> fields = new ArrayList<>(visit.nameField());
        fields.add(InputField.of("code", InputField.Kind.CODE, Messages.CODE.text()));
        return new PageBody(Messages.CONFIRM)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(sentTo.isEmpty() ? Messages.CONFIRM_LEAD_UNSENT.text() : Messages.CONFIRM_LEAD.with(sentTo))
                .problem(problem)
                .form(visit, PATH, fields, Messages.CONFIRM_BUTTON)
                .link(Messages.NO_CODE.text(), visit.to(ResendPage.PATH), Messages.RESEND_LINK)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .inbox()
                .show(status);
    }
}
