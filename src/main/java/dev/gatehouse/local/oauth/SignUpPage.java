package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A new account, where the pool lets people make one. */
final class SignUpPage implements HostedPage {
    static final String PATH = "/signup";

    private final UserPools pools;
    private final Admission admission;

    SignUpPage(UserPools pools, Admission admission) {
        this.pools = pools;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        return visit.pool().signUpOpen()
                ? page(visit, 200, new Form(Map.of(), List.of()), Optional.empty())
                : ErrorPage.show(
                        400,
                        Words.SIGN_UP_CLOSED,
                        "only administrators add users to this pool; set signUp to open to change it");
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        Optional<String> typo = PasswordRules.problem(form);
        if (typo.isPresent()) {
            return page(visit, 400, form, typo).because("the two passwords of the form differ");
        }
        String typed = form.find("username").orElse("");
        Map<String, String> attributes = new LinkedHashMap<>();
        asked(visit.pool()).forEach(name -> form.find(name).ifPresent(value -> attributes.put(name, value)));
        Optional<Refused> refusal = pools.hostedSignUp()
                .register(
                        visit.authorization().client(),
                        typed,
                        Secret.of(form.find("password").orElse("")),
                        attributes);
        return refusal.map(refused ->
                        page(visit, 400, form, Optional.of(Words.of(refused))).because(refused.reason()))
                .orElseGet(() -> registered(visit, typed));
    }

    private HttpResponse registered(Visit visit, String typed) {
        Optional<User> confirmed =
                pools.users().typed(visit.pool(), typed).filter(user -> user.status() == User.Status.CONFIRMED);
        return confirmed.isPresent()
                ? admission.proceed(
                        visit,
                        typed,
                        pools.signIns()
                                .signIn()
                                .proved(visit.pool(), visit.authorization().client(), confirmed.get()))
                : admission.onward(
                        visit,
                        ConfirmPage.PATH,
                        Journey.of(typed)
                                .sentTo(pools.hostedSignUp().destination(visit.pool(), typed))
                                .proving());
    }

    /** What the form asks for beside name and password: what must be there, and the address that a code goes to. */
    private static Set<String> asked(UserPool pool) {
        Set<String> names = new TreeSet<>(pool.schema().required());
        if (pool.autoVerified().contains("email")) {
            names.add("email");
        }
        if (pool.usernameAttributes().contains("email")) {
            names.remove("email");
        }
        return names;
    }

    private static HttpResponse page(Visit visit, int status, Form sent, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        fields.add(visit.nameField(sent.find("username").orElse("")));
        for (String name : asked(visit.pool())) {
            fields.add(AttributeField.of(name).filled(sent.find(name).orElse("")));
        }
        fields.addAll(PasswordRules.fields(visit.pool().passwordPolicy(), Words.PASSWORD));
        return new PageBody(Words.SIGN_UP)
                .lead(Words.CONTINUE_TO.with(visit.authorization().client().name()))
                .problem(problem)
                .form(visit, PATH, fields, Words.SIGN_UP)
                .link(Words.HAVE_ACCOUNT.text(), visit.to(LoginPage.PATH), Words.SIGN_IN)
                .small(Words.LOCAL.with(visit.pool().name()))
                .show(status);
    }
}
