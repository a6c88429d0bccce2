package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.PasswordReset;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A forgotten password: the code that was mailed, and a new password. */
final class ResetPage implements HostedPage {
    /** DOC spells it so, other than /forgotPassword. */
    static final String PATH = "/confirmforgotPassword";

    private final PasswordReset reset;
    private final Admission admission;

    ResetPage(PasswordReset reset, Admission admission) {
        this.reset = reset;
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
        Optional<String> typo = PasswordRules.problem(form);
        if (typo.isPresent()) {
            return page(visit, 400, typo).because("the two passwords of the form differ");
        }
        String typed = visit.name(form);
        Optional<Refused> refusal = reset.confirm(
                visit.pool(),
                visit.authorization().client(),
                typed,
                form.find("code").orElse("").trim(),
                Secret.of(form.find("password").orElse("")));
        return refusal.map(refused ->
                        page(visit, 400, Optional.of(Words.of(refused))).because(refused.reason()))
                .orElseGet(() -> admission.onward(
                        visit, LoginPage.PATH, Journey.of(typed).saying(Words.PASSWORD_CHANGED.text())));
    }

    private static HttpResponse page(Visit visit, int status, Optional<String> problem) {
        String sentTo = visit.journey().map(Journey::sentTo).orElse("");
        List<InputField> fields = new ArrayList<>(visit.nameField());
        fields.add(InputField.of("code", InputField.Kind.CODE, Words.CODE.text()));
        fields.addAll(PasswordRules.fields(visit.pool().passwordPolicy(), Words.NEW_PASSWORD));
        return new PageBody(Words.RESET)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(sentTo.isEmpty() ? Words.CONFIRM_LEAD_UNSENT.text() : Words.CONFIRM_LEAD.with(sentTo))
                .problem(problem)
                .form(visit, PATH, fields, Words.RESET_BUTTON)
                .link(Words.NO_CODE.text(), visit.to(ForgotPage.PATH), Words.RESEND_LINK)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .inbox()
                .show(status);
    }
}
