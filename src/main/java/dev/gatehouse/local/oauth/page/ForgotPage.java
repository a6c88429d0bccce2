package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.password.PasswordRecovery;
import dev.gatehouse.local.cognito.password.PasswordRecovery.CodeRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.List;
import java.util.Optional;

/** Asks for the username whose password was forgotten. */
public final class ForgotPage implements HostedPage {
    static final String PATH = "/forgotPassword";

    private final PasswordRecovery reset;
    private final SignInCompletion completion;

    public ForgotPage(PasswordRecovery reset, SignInCompletion completion) {
        this.reset = reset;
        this.completion = completion;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest request) {
        return page(request, 200, request.flow().map(SignInFlow::username).orElse(""), Optional.empty());
    }

    @Override
    public HttpResponse submit(PageRequest request, Form form) {
        String username = form.find("username").orElse("");
        CodeRequest result =
                reset.sendCode(request.pool(), request.authorization().client(), username);
        if (result instanceof CodeRequest.Sent sent) {
            return completion.redirect(
                    request,
                    ResetPage.PATH,
                    SignInFlow.of(username).withDestination(CodeDelivery.masked(sent.address())));
        }
        Refused refused = ((CodeRequest.NotSent) result).refused();
        return page(request, 400, username, Optional.of(Messages.forRefusal(refused)))
                .withReason(refused.reason());
    }

    private static HttpResponse page(PageRequest request, int status, String username, Optional<String> problem) {
        return new PageBody(Messages.FORGOT)
                .lead(Messages.FORGOT_LEAD.text())
                .problem(problem)
                .form(request, PATH, List.of(request.usernameField(username)), Messages.FORGOT_BUTTON)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .render(status);
    }
}
