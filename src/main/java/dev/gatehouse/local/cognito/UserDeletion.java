package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.UserPool;

/** Removes a user, and all that was kept because of him. */
final class UserDeletion {
    private final Users users;
    private final Sessions sessions;
    private final ConfirmationCodes codes;
    private final PasswordChange passwords;

    UserDeletion(Users users, Sessions sessions, ConfirmationCodes codes, PasswordChange passwords) {
        this.users = users;
        this.sessions = sessions;
        this.codes = codes;
        this.passwords = passwords;
    }

    void delete(UserPool pool, User user) {
        users.remove(pool, user);
        // A later user of the same name must not inherit them.
        sessions.endAll(user);
        codes.remove(pool, user);
        passwords.remove(pool, user);
    }
}
