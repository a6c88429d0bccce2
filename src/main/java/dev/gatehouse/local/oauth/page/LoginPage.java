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

/** Sign-in by name and password. DOC "Login endpoint". */
public final class LoginPage implements HostedPage {
    public static final String PATH = "/login";

    private final PasswordAuthentication signIn;
    private final SignInCompletion admission;

    public LoginPage(PasswordAuthentication signIn, SignInCompletion admission) {
        this.signIn = signIn;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest visit) {
        // DOC "The redirect and authorization endpoint": login_hint fills in the name.
        String hint = visit.authorization().parameters().find("login_hint").orElse("");
        return page(visit, 200, visit.journey().map(SignInFlow::typed).orElse(hint), Optional.empty());
    }

    @Override
    public HttpResponse submit(PageRequest visit, Form form) {
        if (!takesPasswords(visit)) {
            return ErrorPage.show(
                    400,
                    Messages.NO_PASSWORDS,
                    "client " + visit.authorization().client().name() + " offers "
                            + visit.authorization().client().identityProviders() + ", and no passwords");
        }
        String username = form.find("username").orElse("");
        Secret password = Secret.of(form.find("password").orElse(""));
        SignInAnswer answer = signIn.signIn(visit.pool(), visit.authorization().client(), username, password);
        if (!(answer instanceof Refused refused)) {
            return admission.proceed(visit, username, answer);
        }
        // CHOICE: who cannot go on here is taken to the page where it goes on; AWS documents neither.
        HttpResponse response = switch (refused.type()) {
            case "UserNotConfirmedException" ->
                admission.onward(
                        visit, ConfirmPage.PATH, SignInFlow.of(username).saying(Messages.NOT_CONFIRMED.text()));
            case "PasswordResetRequiredException" ->
                admission.onward(visit, ResetPage.PATH, SignInFlow.of(username).saying(Messages.RESET_REQUIRED.text()));
            // CHOICE: 400; no source says how AWS answers.
            default -> page(visit, 400, username, Optional.of(refused.message()));
        };
        return response.withReason(refused.reason());
    }

    private static HttpResponse page(PageRequest visit, int status, String typed, Optional<String> problem) {
        UserPool pool = visit.pool();
        PageBody page = new PageBody(Messages.SIGN_IN)
                .lead(Messages.CONTINUE_TO.with(visit.authorization().client().name()))
                .notice(problem.isPresent() ? "" : visit.notice())
                .problem(problem);
        if (takesPasswords(visit)) {
            passwords(page, visit, typed);
        }
        visit.authorization().client().identityProviders().stream()
                .sorted()
                .flatMap(name -> Optional.ofNullable(pool.providers().get(name)).stream())
                .forEach(provider -> page.choice(
                        visit.with("identity_provider", provider.name()).to(ProviderPage.PATH),
                        Messages.CONTINUE_WITH.with(ProviderPage.shown(provider))));
        return page.small(Messages.LOCAL.with(pool.name())).show(status);
    }

    /** DOC "CreateUserPoolClient", SupportedIdentityProviders: COGNITO is the pool with its passwords. */
    private static boolean takesPasswords(PageRequest visit) {
        return visit.authorization().client().identityProviders().contains(ClientIdentityProvider.POOL);
    }

    private static void passwords(PageBody page, PageRequest visit, String typed) {
        UserPool pool = visit.pool();
        page.form(
                visit,
                PATH,
                List.of(
                        visit.nameField(typed),
                        InputField.of("password", InputField.Kind.PASSWORD, Messages.PASSWORD.text())),
                Messages.SIGN_IN);
        if (pool.recovery().isEmpty() || pool.recovery().contains("verified_email")) {
            page.link("", visit.to(ForgotPage.PATH), Messages.FORGOT_LINK);
        }
        if (pool.signUpOpen()) {
            page.link(Messages.NO_ACCOUNT.text(), visit.to(SignUpPage.PATH), Messages.SIGN_UP_LINK);
        }
    }
}
