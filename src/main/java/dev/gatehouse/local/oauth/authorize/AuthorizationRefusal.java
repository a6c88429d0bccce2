package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** Why an authorization request is refused, and where the error is shown. */
public sealed interface AuthorizationRefusal {
    String reason();

    /** An error page: the client or the redirect URI is not valid, so the browser is not redirected. */
    record ToUser(Messages text, String reason) implements AuthorizationRefusal {}

    /** A redirect to the registered redirect URI with the error. */
    record ToClient(String error, String description, String reason) implements AuthorizationRefusal {}

    static Optional<AuthorizationRefusal> toUser(Messages text, String reason) {
        return Optional.of(new ToUser(text, reason));
    }

    static Optional<AuthorizationRefusal> toClient(String error, String description, String reason) {
        return Optional.of(new ToClient(error, description, reason));
    }

    static Optional<AuthorizationRefusal> none() {
        return Optional.empty();
    }
}
