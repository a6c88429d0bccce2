package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.password.PasswordRecovery;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.oauth.html.NewPasswordFields;
import dev.gatehouse.local.state.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the emailed code and a new password, to reset a forgotten password. */
public final class ResetPage implements HostedPage {
    /** DOC "Managed login and classic hosted UI endpoints" spells the path in this way, unlike /forgotPassword. */
    static final String PATH = "/confirmforgotPassword";

    private final PasswordRecovery reset;
    private final SignInCompletion completion;

    public ResetPage(PasswordRecovery reset, SignInCompletion completion) {
        this.reset = reset;
        this.completion = completion;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest request) {
        return page(request, 200, Optional.empty());
    }

    @Override
    public HttpResponse submit(PageRequest request, Form form) {
        Optional<String> typo = NewPasswordFields.problem(form);
        if (typo.isPresent()) {
            return page(request, 400, typo).withReason("the two passwords of the form differ");
        }
        String username = request.username(form);
        Optional<Refused> refusal = reset.confirm(
                request.pool(),
                request.authorization().client(),
                username,
                form.find("code").orElse("").trim(),
                Secret.of(form.find("password").orElse("")));
        return refusal.map(refused -> page(
                                request,
                                400,
                                Optional.of(NewPasswordFields.messageFor(
                                        refused, request.pool().passwordPolicy())))
                        .withReason(refused.reason()))
                .orElseGet(() -> completion.redirect(
                        request, LoginPage.PATH, SignInFlow.of(username).withNotice(Messages.PASSWORD_CHANGED.text())));
    }

    private static HttpResponse page(PageRequest request, int status, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>(request.usernameField());
        fields.add(InputField.of("code", InputField.Kind.CODE, Messages.CODE.text()));
        fields.addAll(NewPasswordFields.fields(request.pool().passwordPolicy(), Messages.NEW_PASSWORD));
        return new PageBody(Messages.RESET)
                .notice(problem.isPresent() ? "" : request.notice())
                .lead(request.codeSentText())
                .problem(problem)
                .form(request, PATH, fields, Messages.RESET_BUTTON)
                .link(Messages.NO_CODE.text(), request.urlOf(ForgotPage.PATH), Messages.RESEND_LINK)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .mailboxLink()
                .render(status);
    }
}
