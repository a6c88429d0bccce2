package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.AttributeField;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.oauth.html.NewPasswordFields;
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
public final class SignUpPage implements HostedPage {
    static final String PATH = "/signup";

    private final UserPools pools;
    private final SignInCompletion admission;

    public SignUpPage(UserPools pools, SignInCompletion admission) {
        this.pools = pools;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest visit) {
        return visit.pool().signUpOpen()
                ? page(visit, 200, new Form(Map.of(), List.of()), Optional.empty())
                : ErrorPage.show(
                        400,
                        Messages.SIGN_UP_CLOSED,
                        "only administrators add users to this pool; set signUp to open to change it");
    }

    @Override
    public HttpResponse submit(PageRequest visit, Form form) {
        Optional<String> typo = NewPasswordFields.problem(form);
        if (typo.isPresent()) {
            return page(visit, 400, form, typo).withReason("the two passwords of the form differ");
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
        return refusal.map(refused -> page(visit, 400, form, Optional.of(Messages.of(refused)))
                        .withReason(refused.reason()))
                .orElseGet(() -> registered(visit, typed));
    }

    private HttpResponse registered(PageRequest visit, String typed) {
        Optional<User> confirmed = pools.users()
                .findByNameOrAlias(visit.pool(), typed)
                .filter(user -> user.status() == User.Status.CONFIRMED);
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
                        SignInFlow.of(typed)
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

    private static HttpResponse page(PageRequest visit, int status, Form sent, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        fields.add(visit.nameField(sent.find("username").orElse("")));
        for (String name : asked(visit.pool())) {
            fields.add(AttributeField.of(name).filled(sent.find(name).orElse("")));
        }
        fields.addAll(NewPasswordFields.fields(visit.pool().passwordPolicy(), Messages.PASSWORD));
        return new PageBody(Messages.SIGN_UP)
                .lead(Messages.CONTINUE_TO.with(visit.authorization().client().name()))
                .problem(problem)
                .form(visit, PATH, fields, Messages.SIGN_UP)
                .link(Messages.HAVE_ACCOUNT.text(), visit.to(LoginPage.PATH), Messages.SIGN_IN)
                .small(Messages.LOCAL.with(visit.pool().name()))
                .show(status);
    }
}
