package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.credential.TemporaryPasswords;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** Sends new users their temporary password. */
public final class Invitations {
    private final Mailbox mailbox;
    private final TemporaryPasswords temporaryPasswords;
    private final UserPasswords changes;
    private final UserStore users;

    public Invitations(Mailbox mailbox, TemporaryPasswords temporaryPasswords, UserPasswords changes, UserStore users) {
        this.mailbox = mailbox;
        this.temporaryPasswords = temporaryPasswords;
        this.changes = changes;
        this.users = users;
    }

    static Optional<Refused> refusal(ApiRequest request) {
        List<String> mediums = request.list("DesiredDeliveryMediums");
        // CHOICE: e-mail if the request names no medium. The API reference names SMS as the default, but the local
        // cloud
        // sends no text messages.
        return mediums.equals(List.of("SMS"))
                ? Optional.of(new Refused(
                        "CodeDeliveryFailureException",
                        "Unable to deliver the invitation.",
                        "the local cloud sends no text messages: set DesiredDeliveryMediums to EMAIL"))
                : Optional.empty();
    }

    Secret password(UserPool pool) {
        return temporaryPasswords.generate(pool.passwordPolicy());
    }

    /** Sends nothing if the administrator suppressed the message or the user has no address. */
    void send(UserPool pool, User user, Secret password, ApiRequest request) {
        Optional<String> email = Optional.ofNullable(user.attributes().get("email"));
        if (email.isPresent() && !request.find("MessageAction").equals(Optional.of("SUPPRESS"))) {
            // OBS, in mails that users published: if users sign in by address, the mail shows the address as the user
            // name.
            String name = UserStore.signsInByEmail(pool) ? email.get() : user.username();
            mailbox.send(email.get(), pool.mails().invitation(), name, password.reveal());
        }
    }

    User renew(UserPool pool, User user, Optional<Secret> chosen, ApiRequest request) {
        Secret password = chosen.orElseGet(() -> password(pool));
        changes.set(pool, user, password, User.Status.FORCE_CHANGE_PASSWORD);
        send(pool, user, password, request);
        return users.find(pool, user.username()).orElse(user);
    }
}
