package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.user.User;

/** The result of a step of a sign-in. */
public sealed interface SignInAnswer permits SignInAnswer.SignedIn, SignInAnswer.Challenged, ApiAnswer.Refused {
    record SignedIn(User user) implements SignInAnswer {}

    /**
     * The user must answer a challenge.
     *
     * @param session identifies the sign-in when the user answers
     */
    record Challenged(Challenge challenge, User user, String session) implements SignInAnswer {
        @Override
        public String toString() {
            return "Challenged[" + challenge + ", " + user + "]";
        }
    }
}
