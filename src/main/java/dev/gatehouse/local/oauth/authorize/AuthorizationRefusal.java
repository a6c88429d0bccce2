package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** Why a request for authorization is not granted, and who is told. */
public sealed interface AuthorizationRefusal {
    String reason();

    /** Client or address is in doubt: the person reads it here, the browser is sent nowhere. */
    record ToUser(Messages text, String reason) implements AuthorizationRefusal {}

    /** The client is told at its registered address. */
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
