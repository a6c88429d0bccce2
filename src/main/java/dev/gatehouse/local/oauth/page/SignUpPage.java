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

/** Creates an account, if the user pool allows self-service sign-up. */
public final class SignUpPage implements HostedPage {
    static final String PATH = "/signup";

    private final UserPools pools;
    private final SignInCompletion completion;

    public SignUpPage(UserPools pools, SignInCompletion completion) {
        this.pools = pools;
        this.completion = completion;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest request) {
        return request.pool().signUpOpen()
                ? page(request, 200, new Form(Map.of(), List.of()), Optional.empty())
                : ErrorPage.show(
                        400,
                        Messages.SIGN_UP_CLOSED,
                        "only administrators can create users in this user pool; to allow sign-up, set signUp to open");
    }

    @Override
    public HttpResponse submit(PageRequest request, Form form) {
        Optional<String> typo = NewPasswordFields.problem(form);
        if (typo.isPresent()) {
            return page(request, 400, form, typo).withReason("the two passwords of the form differ");
        }
        String username = form.find("username").orElse("");
        Map<String, String> attributes = new LinkedHashMap<>();
        requestedAttributes(request.pool())
                .forEach(name -> form.find(name).ifPresent(value -> attributes.put(name, value)));
        Optional<Refused> refusal = pools.hostedUiSignUp()
                .register(
                        request.authorization().client(),
                        username,
                        Secret.of(form.find("password").orElse("")),
                        attributes);
        return refusal.map(refused -> page(
                                request,
                                400,
                                form,
                                Optional.of(NewPasswordFields.messageFor(
                                        refused, request.pool().passwordPolicy())))
                        .withReason(refused.reason()))
                .orElseGet(() -> registered(request, username));
    }

    private HttpResponse registered(PageRequest request, String username) {
        Optional<User> confirmed = pools.users()
                .findByNameOrAlias(request.pool(), username)
                .filter(user -> user.status() == User.Status.CONFIRMED);
        return confirmed.isPresent()
                ? completion.next(
                        request,
                        username,
                        pools.signIns()
                                .signIn()
                                .completeFirstFactor(
                                        request.pool(), request.authorization().client(), confirmed.get()))
                : completion.redirect(
                        request,
                        ConfirmPage.PATH,
                        SignInFlow.of(username)
                                .withDestination(pools.hostedUiSignUp().destination(request.pool(), username))
                                .withPasswordChosen());
    }

    /** Returns the attributes that the form asks for: the required ones and the email address that receives a code. */
    private static Set<String> requestedAttributes(UserPool pool) {
        Set<String> names = new TreeSet<>(pool.schema().required());
        if (pool.autoVerified().contains("email")) {
            names.add("email");
        }
        if (pool.usernameAttributes().contains("email")) {
            names.remove("email");
        }
        return names;
    }

    private static HttpResponse page(PageRequest request, int status, Form sent, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        fields.add(request.usernameField(sent.find("username").orElse("")));
        for (String name : requestedAttributes(request.pool())) {
            fields.add(AttributeField.of(name).withValue(sent.find(name).orElse("")));
        }
        fields.addAll(NewPasswordFields.fields(request.pool().passwordPolicy(), Messages.PASSWORD));
        return new PageBody(Messages.SIGN_UP)
                .leads(request.appLines())
                .problem(problem)
                .form(request, PATH, fields, Messages.SIGN_UP)
                .link(Messages.HAVE_ACCOUNT.text(), request.urlOf(LoginPage.PATH), Messages.SIGN_IN)
                .footnote(Messages.LOCAL_NOTE.format(request.pool().name()))
                .render(status);
    }
}
