package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** Sends another confirmation code after a sign-up. */
public final class ResendPage implements HostedPage {
    static final String PATH = "/resendcode";

    private final UserPools pools;
    private final SignInCompletion completion;

    public ResendPage(UserPools pools, SignInCompletion completion) {
        this.pools = pools;
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
        String username = request.username(form);
        Optional<Refused> refusal =
                pools.hostedUiSignUp().resend(request.authorization().client(), username);
        if (refusal.isPresent()) {
            return page(request, 400, Optional.of(Messages.forRefusal(refusal.get())))
                    .withReason(refusal.get().reason());
        }
        String address = pools.hostedUiSignUp().destination(request.pool(), username);
        SignInFlow before =
                request.flow().filter(each -> each.username().equals(username)).orElse(SignInFlow.of(username));
        return completion.redirect(
                request,
                ConfirmPage.PATH,
                before.withDestination(address).withNotice(Messages.NEW_CODE_SENT.format(address)));
    }

    private static HttpResponse page(PageRequest request, int status, Optional<String> problem) {
        return new PageBody(Messages.RESEND)
                .lead(Messages.RESEND_LEAD.text())
                .problem(problem)
                .form(request, PATH, request.usernameField(), Messages.RESEND)
                .link("", request.urlOf(ConfirmPage.PATH), Messages.HAVE_CODE)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .render(status);
    }
}
