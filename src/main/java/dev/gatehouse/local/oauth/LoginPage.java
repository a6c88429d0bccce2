package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.SignIn;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** Sign-in by name and password. DOC "Login endpoint". */
final class LoginPage implements HostedPage {
    static final String PATH = "/login";

    private final SignIn signIn;
    private final Admission admission;

    LoginPage(SignIn signIn, Admission admission) {
        this.signIn = signIn;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        // DOC "The redirect and authorization endpoint": login_hint fills in the name.
        String hint = visit.authorization().parameters().find("login_hint").orElse("");
        return page(visit, 200, visit.journey().map(Journey::typed).orElse(hint), Optional.empty());
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        if (!takesPasswords(visit)) {
            return ErrorPage.show(
                    400,
                    Words.NO_PASSWORDS,
                    "client " + visit.authorization().client().name() + " offers "
                            + visit.authorization().client().identityProviders() + ", and no passwords");
        }
        String username = form.find("username").orElse("");
        Secret password = Secret.of(form.find("password").orElse(""));
        SignInAnswer answer = signIn.signIn(visit.pool(), visit.authorization().client(), username, password);
        if (answer instanceof SignInAnswer.SignedIn in) {
            return admission.admit(visit, in.user());
        }
        Refused refused = (Refused) answer;
        // CHOICE: who cannot go on here is taken to the page where it goes on; AWS documents neither.
        HttpResponse response = switch (refused.type()) {
            case "UserNotConfirmedException" ->
                admission.onward(visit, ConfirmPage.PATH, Journey.of(username).saying(Words.NOT_CONFIRMED.text()));
            case "PasswordResetRequiredException" ->
                admission.onward(visit, ResetPage.PATH, Journey.of(username).saying(Words.RESET_REQUIRED.text()));
            // CHOICE: 400; no source says how AWS answers.
            default -> page(visit, 400, username, Optional.of(refused.message()));
        };
        return response.because(refused.reason());
    }

    private static HttpResponse page(Visit visit, int status, String typed, Optional<String> problem) {
        UserPool pool = visit.pool();
        PageBody page = new PageBody(Words.SIGN_IN)
                .lead(Words.CONTINUE_TO.with(visit.authorization().client().name()))
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
                        Words.CONTINUE_WITH.with(ProviderPage.shown(provider))));
        return page.small(Words.LOCAL.with(pool.name())).show(status);
    }

    /** DOC "CreateUserPoolClient", SupportedIdentityProviders: COGNITO is the pool with its passwords. */
    private static boolean takesPasswords(Visit visit) {
        return visit.authorization().client().identityProviders().contains(ProviderOfTheClient.POOL);
    }

    private static void passwords(PageBody page, Visit visit, String typed) {
        UserPool pool = visit.pool();
        page.form(
                visit,
                PATH,
                List.of(
                        visit.nameField(typed),
                        InputField.of("password", InputField.Kind.PASSWORD, Words.PASSWORD.text())),
                Words.SIGN_IN);
        if (pool.recovery().isEmpty() || pool.recovery().contains("verified_email")) {
            page.link("", visit.to(ForgotPage.PATH), Words.FORGOT_LINK);
        }
        if (pool.signUpOpen()) {
            page.link(Words.NO_ACCOUNT.text(), visit.to(SignUpPage.PATH), Words.SIGN_UP_LINK);
        }
    }
}
