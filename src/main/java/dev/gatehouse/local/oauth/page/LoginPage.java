package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.signin.PasswordAuthentication;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.ClientIdentityProvider;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** Sign-in with username and password. DOC "Login endpoint". */
public final class LoginPage implements HostedPage {
    public static final String PATH = "/login";

    private final PasswordAuthentication signIn;
    private final SignInCompletion completion;

    public LoginPage(PasswordAuthentication signIn, SignInCompletion completion) {
        this.signIn = signIn;
        this.completion = completion;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest request) {
        // DOC "The redirect and authorization endpoint": login_hint prefills the username.
        String hint = request.authorization().parameters().find("login_hint").orElse("");
        return page(request, 200, request.flow().map(SignInFlow::username).orElse(hint), Optional.empty());
    }

    @Override
    public HttpResponse submit(PageRequest request, Form form) {
        if (!acceptsPasswords(request)) {
            return ErrorPage.show(
                    400,
                    Messages.ERROR_NO_PASSWORDS,
                    "client " + request.authorization().client().name() + " offers "
                            + request.authorization().client().identityProviders()
                            + " and not COGNITO: it does not accept passwords");
        }
        String username = form.find("username").orElse("");
        Secret password = Secret.of(form.find("password").orElse(""));
        SignInAnswer answer =
                signIn.signIn(request.pool(), request.authorization().client(), username, password);
        if (!(answer instanceof Refused refused)) {
            return completion.next(request, username, answer);
        }
        // CHOICE: redirect to the page that resolves the refusal; AWS documents no such redirect.
        HttpResponse response = switch (refused.type()) {
            case "UserNotConfirmedException" ->
                completion.redirect(
                        request, ConfirmPage.PATH, SignInFlow.of(username).withNotice(Messages.NOT_CONFIRMED.text()));
            case "PasswordResetRequiredException" ->
                completion.redirect(
                        request, ResetPage.PATH, SignInFlow.of(username).withNotice(Messages.RESET_REQUIRED.text()));
            // CHOICE: 400; no source documents the status that AWS returns.
            default -> page(request, 400, username, Optional.of(refused.message()));
        };
        return response.withReason(refused.reason());
    }

    private static HttpResponse page(PageRequest request, int status, String username, Optional<String> problem) {
        UserPool pool = request.pool();
        PageBody page = new PageBody(Messages.SIGN_IN)
                .leads(request.appLines())
                .notice(problem.isPresent() ? "" : request.notice())
                .problem(problem);
        if (acceptsPasswords(request)) {
            addPasswordForm(page, request, username);
        }
        request.authorization().client().identityProviders().stream()
                .sorted()
                .flatMap(name -> Optional.ofNullable(pool.providers().get(name)).stream())
                .forEach(provider -> page.linkButton(
                        request.withParameter("identity_provider", provider.name())
                                .urlOf(ProviderPage.PATH),
                        Messages.CONTINUE_WITH.format(ProviderPage.displayName(provider))));
        return page.footnote(Messages.LOCAL_NOTE.format(pool.name())).render(status);
    }

    /** DOC "CreateUserPoolClient", SupportedIdentityProviders: COGNITO stands for the passwords of the pool. */
    private static boolean acceptsPasswords(PageRequest request) {
        return request.authorization().client().identityProviders().contains(ClientIdentityProvider.COGNITO);
    }

    private static void addPasswordForm(PageBody page, PageRequest request, String username) {
        UserPool pool = request.pool();
        page.form(
                request,
                PATH,
                List.of(
                        request.usernameField(username),
                        InputField.of("password", InputField.Kind.PASSWORD, Messages.PASSWORD.text())),
                Messages.SIGN_IN);
        if (pool.recovery().isEmpty() || pool.recovery().contains("verified_email")) {
            page.link("", request.urlOf(ForgotPage.PATH), Messages.FORGOT_LINK);
        }
        if (pool.signUpOpen()) {
            page.link(Messages.NO_ACCOUNT.text(), request.urlOf(SignUpPage.PATH), Messages.SIGN_UP_LINK);
        }
    }
}
