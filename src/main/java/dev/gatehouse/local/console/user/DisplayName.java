package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.user.User;
import java.util.Optional;

/** The name by which a person knows a user: the email address if the user name is the sub, a UUID. */
final class DisplayName {
    private DisplayName() {}

    static String of(User user) {
        return user.username().equals(user.sub()) ? email(user).orElse(user.username()) : user.username();
    }

    static Optional<String> email(User user) {
        return Optional.ofNullable(user.attributes().get("email"));
    }
}
