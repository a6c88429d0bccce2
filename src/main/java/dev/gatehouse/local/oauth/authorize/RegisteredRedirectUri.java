package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.state.AppClient;
import java.util.List;
import java.util.Optional;

/** Exactly one of the client's callback URLs, character by character. RFC 9700 section 2.1, and so does Cognito. */
final class RegisteredRedirectUri implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        List<String> registered = request.client().map(AppClient::callbackUrls).orElse(List.of());
        Optional<String> asked = request.parameters().find("redirect_uri");
        if (asked.isPresent()
                && registered.contains(asked.get())
                && !request.parameters().repeated().contains("redirect_uri")) {
            return AuthorizationRefusal.none();
        }
        return AuthorizationRefusal.toUser(
                Messages.ERROR_REDIRECT,
                "redirect_uri must be one of " + registered + " to the letter, once; got "
                        + asked.map(LogText::of).orElse("none"));
    }
}
