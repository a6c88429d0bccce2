package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.credential.TemporaryPasswords;
import dev.gatehouse.local.cognito.password.PasswordChange;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** Tells new users their temporary password. */
public final class Invitations {
    private final Mailbox mailbox;
    private final TemporaryPasswords temporary;
    private final PasswordChange changes;
    private final UserStore users;

    public Invitations(Mailbox mailbox, TemporaryPasswords temporary, PasswordChange changes, UserStore users) {
        this.mailbox = mailbox;
        this.temporary = temporary;
        this.changes = changes;
        this.users = users;
    }

    static Optional<Refused> refusal(ApiRequest request) {
        List<String> mediums = request.list("DesiredDeliveryMediums");
        // CHOICE: without a word mail is sent, though the reference calls SMS the default; text messages alone would
        // leave nobody told.
        return mediums.equals(List.of("SMS"))
                ? Optional.of(new Refused(
                        "CodeDeliveryFailureException",
                        "Unable to deliver the invitation.",
                        "text messages are not imitated locally: ask for EMAIL"))
                : Optional.empty();
    }

    Secret password(UserPool pool) {
        return temporary.generate(pool.passwordPolicy());
    }

    /** Unless the administrator tells it himself, or there is no address. */
    void send(UserPool pool, User user, Secret password, ApiRequest request) {
        Optional<String> email = Optional.ofNullable(user.attributes().get("email"));
        if (email.isPresent() && !request.find("MessageAction").equals(Optional.of("SUPPRESS"))) {
            // OBS, in mails shown in public: who signs in by address reads the address as the user name.
            String name = UserStore.signsInByEmail(pool) ? email.get() : user.username();
            mailbox.send(email.get(), pool.mails().invitation(), name, password.reveal());
        }
    }

    User renew(UserPool pool, User user, Optional<Secret> chosen, ApiRequest request) {
        Secret password = chosen.orElseGet(() -> password(pool));
        changes.apply(pool, user, password, User.Status.FORCE_CHANGE_PASSWORD);
        send(pool, user, password, request);
        return users.find(pool, user.username()).orElse(user);
    }
}
