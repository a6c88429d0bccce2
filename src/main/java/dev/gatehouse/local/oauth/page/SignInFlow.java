package dev.gatehouse.local.oauth.page;

import com.google.gson.annotations.SerializedName;

/**
 * The state of a sign-in that spans several pages. The store holds it under the names of the annotations.
 *
 * @param username as the user typed it
 * @param destination where a code was sent, masked; empty if none was sent
 * @param passwordChosen whether this browser has just chosen the password of that user
 * @param notice the message that the next page shows first; empty for none
 * @param session of the challenge that the next page answers; empty for none
 */
record SignInFlow(
        @SerializedName("typed") String username,
        @SerializedName("sentTo") String destination,
        @SerializedName("proved") boolean passwordChosen,
        String notice,
        String session) {
    static SignInFlow of(String username) {
        return new SignInFlow(username, "", false, "", "");
    }

    SignInFlow withDestination(String address) {
        return new SignInFlow(username, address, passwordChosen, notice, session);
    }

    SignInFlow withPasswordChosen() {
        return new SignInFlow(username, destination, true, notice, session);
    }

    SignInFlow withNotice(String text) {
        return new SignInFlow(username, destination, passwordChosen, text, session);
    }

    SignInFlow withSession(String challengeSession) {
        return new SignInFlow(username, destination, passwordChosen, notice, challengeSession);
    }

    /** Does not print the username, which is personal data. */
    @Override
    public String toString() {
        return "SignInFlow[***]";
    }
}
