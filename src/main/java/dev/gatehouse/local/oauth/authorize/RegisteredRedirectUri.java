package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared.ClientDocument;
import java.util.List;
import java.util.Optional;

/**
 * redirect_uri must exactly match a callback URL of the client. RFC 9700 section 2.1; Cognito does the same. CHOICE: that of
 * a client with a client ID metadata document must be in the document and on the app client, with the same port.
 */
final class RegisteredRedirectUri implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        List<String> registered = request.client().map(AppClient::callbackUrls).orElse(List.of());
        Optional<String> requested = request.parameters().find("redirect_uri");
        Optional<ClientDocument> document = request.document();
        if (requested.isPresent()
                && document.isPresent()
                && !document.get().callbacks().contains(requested.get())) {
            return AuthorizationRefusal.toUser(
                    Messages.ERROR_REDIRECT,
                    "redirect_uri must exactly match one of " + document.get().callbacks()
                            + ", the callbacks of gatehouse:local.documents for "
                            + document.get().url() + ", got " + LogText.of(requested.get()));
        }
        if (requested.isPresent()
                && registered.contains(requested.get())
                && !request.parameters().repeated().contains("redirect_uri")) {
            return AuthorizationRefusal.none();
        }
        return AuthorizationRefusal.toUser(
                Messages.ERROR_REDIRECT,
                "redirect_uri must be given once and exactly match one of " + registered
                        + (document.isPresent() ? ", the callbacks of its app client, got " : ", got ")
                        + requested.map(LogText::of).orElse("none"));
    }
}
