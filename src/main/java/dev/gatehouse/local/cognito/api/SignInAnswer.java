package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.user.User;

/** What became of a proof of who one is. */
public sealed interface SignInAnswer permits SignInAnswer.SignedIn, SignInAnswer.Challenged, ApiAnswer.Refused {
    record SignedIn(User user) implements SignInAnswer {}

    /**
     * One proof more is wanted.
     *
     * @param session names the sign-in when the proof comes
     */
    record Challenged(Challenge challenge, User user, String session) implements SignInAnswer {
        @Override
        public String toString() {
            return "Challenged[" + challenge + ", " + user + "]";
        }
    }
}
