package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;

/** Deletes a user and everything stored for the user. */
public final class UserDeletion {
    private final UserStore users;
    private final Sessions sessions;
    private final ConfirmationCodes codes;
    private final UserPasswords passwords;

    public UserDeletion(UserStore users, Sessions sessions, ConfirmationCodes codes, UserPasswords passwords) {
        this.users = users;
        this.sessions = sessions;
        this.codes = codes;
        this.passwords = passwords;
    }

    public void delete(UserPool pool, User user) {
        users.remove(pool, user);
        // A later user with the same name must not inherit the sessions, codes and password history.
        sessions.endAll(user);
        codes.remove(pool, user);
        passwords.remove(pool, user);
    }
}
