package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A request for a hosted page, with an authorization request that passed every check. */
record PageRequest(HttpRequest httpRequest, Authorization authorization, String csrfToken, Optional<SignInFlow> flow) {
    UserPool pool() {
        return authorization.pool();
    }

    /** Returns the URL of another page with the same authorization request. */
    String urlOf(String page) {
        return page + "?" + authorization.parameters().encoded();
    }

    /** Returns the same request with one parameter of the authorization request set. */
    PageRequest withParameter(String name, String value) {
        return new PageRequest(httpRequest, authorization.withParameter(name, value), csrfToken, flow);
    }

    PageRequest withAuthorization(Authorization other) {
        return new PageRequest(httpRequest, other, csrfToken, flow);
    }

    /**
     * Names the app. For a client with a metadata document also the host of the document, and the host that gets the code,
     * because any party can write any name in a document (draft-ietf-oauth-client-id-metadata-document, Security
     * considerations).
     */
    List<String> appLines() {
        return authorization
                .document()
                .map(document -> List.of(
                        Messages.CONTINUE_TO.format(document.name()),
                        Messages.DOCUMENT_HOSTS.format(place(document.url()), place(authorization.redirectUri()))))
                .orElseGet(() -> List.of(
                        Messages.CONTINUE_TO.format(authorization.client().name())));
    }

    /** The host and port of a URL, or the scheme of a URL without a host, {@code com.example.app}. */
    private static String place(String url) {
        URI uri = URI.create(url);
        return Optional.ofNullable(uri.getRawAuthority()).orElse(uri.getScheme());
    }

    String notice() {
        return flow.map(SignInFlow::notice).orElse("");
    }

    /** The session of the challenge that this sign-in has open; empty for none. */
    String session() {
        return flow.map(SignInFlow::session).orElse("");
    }

    /** Returns the username of this browser's flow, or else the one in the form. */
    String username(Form form) {
        return flow.map(SignInFlow::username)
                .filter(username -> !username.isEmpty())
                .orElseGet(() -> form.find("username").orElse(""));
    }

    /** Returns the username field, or no field if the flow already has a username. */
    List<InputField> usernameField() {
        return flow.filter(each -> !each.username().isEmpty()).isPresent() ? List.of() : List.of(usernameField(""));
    }

    InputField usernameField(String username) {
        boolean byEmail = pool().usernameAttributes().contains("email");
        boolean alias = pool().schema().aliases().contains("email");
        Messages label = byEmail ? Messages.EMAIL : alias ? Messages.USERNAME_OR_EMAIL : Messages.USERNAME;
        InputField.Kind kind = byEmail ? InputField.Kind.EMAIL_USERNAME : InputField.Kind.USERNAME;
        return InputField.of("username", kind, label.text()).withValue(username);
    }

    /** Says where the code of this flow was sent, if the flow knows it. */
    String codeSentText() {
        String destination = flow.map(SignInFlow::destination).orElse("");
        return destination.isEmpty() ? Messages.CODE_SENT_BY_EMAIL.text() : Messages.CODE_SENT_TO.format(destination);
    }

    /** Does not print state or usernames. */
    @Override
    public String toString() {
        return "PageRequest[" + httpRequest + "]";
    }
}
