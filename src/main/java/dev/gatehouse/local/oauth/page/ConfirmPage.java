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

/** Asks for the confirmation code that was emailed after a sign-up. */
public final class ConfirmPage implements HostedPage {
    static final String PATH = "/confirm";

    private final UserPools pools;
    private final SignInCompletion completion;

    public ConfirmPage(UserPools pools, SignInCompletion completion) {
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
        Optional<Refused> refusal = pools.hostedUiSignUp()
                .confirm(
                        request.authorization().client(),
                        username,
                        form.find("code").orElse("").trim());
        if (refusal.isPresent()) {
            return page(request, 400, Optional.of(Messages.forRefusal(refusal.get())))
                    .withReason(refusal.get().reason());
        }
        // CHOICE: the browser that chose the password continues without typing it again. Any other browser signs in.
        Optional<User> user = request.flow().filter(SignInFlow::passwordChosen).isPresent()
                ? pools.users().findByNameOrAlias(request.pool(), username).filter(each -> !each.disabled())
                : Optional.empty();
        return user.isPresent()
                ? completion.next(
                        request,
                        username,
                        pools.signIns()
                                .signIn()
                                .completeFirstFactor(
                                        request.pool(), request.authorization().client(), user.get()))
                : completion.redirect(
                        request, LoginPage.PATH, SignInFlow.of(username).withNotice(Messages.CONFIRMED.text()));
    }

    private static HttpResponse page(PageRequest request, int status, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>(request.usernameField());
        fields.add(InputField.of("code", InputField.Kind.CODE, Messages.CODE.text()));
        return new PageBody(Messages.CONFIRM)
                .notice(problem.isPresent() ? "" : request.notice())
                .lead(request.codeSentText())
                .problem(problem)
                .form(request, PATH, fields, Messages.CONFIRM_BUTTON)
                .link(Messages.NO_CODE.text(), request.urlOf(ResendPage.PATH), Messages.RESEND_LINK)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .mailboxLink()
                .render(status);
    }
}
