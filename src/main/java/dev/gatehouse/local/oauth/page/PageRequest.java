package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** A browser at one of the hosted pages, with a request for authorization that passed every check. */
record PageRequest(HttpRequest request, Authorization authorization, String xsrf, Optional<SignInFlow> journey) {
    UserPool pool() {
        return authorization.pool();
    }

    /** The address of another page, with the same request for authorization. */
    String to(String page) {
        return page + "?" + authorization.parameters().encoded();
    }

    /** The same with one parameter of the request for authorization set. */
    PageRequest with(String name, String value) {
        return new PageRequest(request, authorization.with(name, value), xsrf, journey);
    }

    PageRequest with(Authorization other) {
        return new PageRequest(request, other, xsrf, journey);
    }

    String notice() {
        return journey.map(SignInFlow::notice).orElse("");
    }

    /** Of the challenge that this browser's sign-in waits for; empty for none. */
    String session() {
        return journey.map(SignInFlow::session).orElse("");
    }

    /** The name that this browser's journey is about, or else the one in the form. */
    String name(Form form) {
        return journey.map(SignInFlow::typed)
                .filter(typed -> !typed.isEmpty())
                .orElseGet(() -> form.find("username").orElse(""));
    }

    /** A field for the name where no journey knows it. */
    List<InputField> nameField() {
        return journey.filter(each -> !each.typed().isEmpty()).isPresent() ? List.of() : List.of(nameField(""));
    }

    InputField nameField(String typed) {
        boolean byEmail = pool().usernameAttributes().contains("email");
        boolean alias = pool().schema().aliases().contains("email");
        Messages label = byEmail ? Messages.EMAIL : alias ? Messages.NAME_OR_EMAIL : Messages.USER_NAME;
        InputField.Kind kind = byEmail ? InputField.Kind.EMAIL : InputField.Kind.USER_NAME;
        return InputField.of("username", kind, label.text()).filled(typed);
    }

    /** Neither state nor names. */
    @Override
    public String toString() {
        return "Visit[" + request + "]";
    }
}
