package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.password.PasswordReset;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.oauth.html.NewPasswordFields;
import dev.gatehouse.local.state.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A forgotten password: the code that was mailed, and a new password. */
public final class ResetPage implements HostedPage {
    /** DOC spells it so, other than /forgotPassword. */
    static final String PATH = "/confirmforgotPassword";

    private final PasswordReset reset;
    private final SignInCompletion admission;

    public ResetPage(PasswordReset reset, SignInCompletion admission) {
        this.reset = reset;
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
        Optional<String> typo = NewPasswordFields.problem(form);
        if (typo.isPresent()) {
            return page(visit, 400, typo).withReason("the two passwords of the form differ");
        }
        String typed = visit.name(form);
        Optional<Refused> refusal = reset.confirm(
                visit.pool(),
                visit.authorization().client(),
                typed,
                form.find("code").orElse("").trim(),
                Secret.of(form.find("password").orElse("")));
        return refusal.map(refused ->
                        page(visit, 400, Optional.of(Messages.of(refused))).withReason(refused.reason()))
                .orElseGet(() -> admission.onward(
                        visit, LoginPage.PATH, SignInFlow.of(typed).saying(Messages.PASSWORD_CHANGED.text())));
    }

    private static HttpResponse page(PageRequest visit, int status, Optional<String> problem) {
        String sentTo = visit.journey().map(SignInFlow::sentTo).orElse("");
        List<InputField> fields = new ArrayList<>(visit.nameField());
        fields.add(InputField.of("code", InputField.Kind.CODE, Messages.CODE.text()));
        fields.addAll(NewPasswordFields.fields(visit.pool().passwordPolicy(), Messages.NEW_PASSWORD));
        return new PageBody(Messages.RESET)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(sentTo.isEmpty() ? Messages.CONFIRM_LEAD_UNSENT.text() : Messages.CONFIRM_LEAD.with(sentTo))
                .problem(problem)
                .form(visit, PATH, fields, Messages.RESET_BUTTON)
                .link(Messages.NO_CODE.text(), visit.to(ForgotPage.PATH), Messages.RESEND_LINK)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .inbox()
                .show(status);
    }
}
