package dev.gatehouse.local.oauth.page;

/**
 * What the next page has to know of the last one.
 *
 * @param typed the name that was typed
 * @param sentTo where a code went, masked; empty when none was sent
 * @param proved whether this browser chose the password of that name just now
 * @param notice what the next page says first; empty for nothing
 * @param session of the challenge that the next page asks; empty for none
 */
record SignInFlow(String typed, String sentTo, boolean proved, String notice, String session) {
    static SignInFlow of(String typed) {
        return new SignInFlow(typed, "", false, "", "");
    }

    SignInFlow sentTo(String address) {
        return new SignInFlow(typed, address, proved, notice, session);
    }

    SignInFlow proving() {
        return new SignInFlow(typed, sentTo, true, notice, session);
    }

    SignInFlow saying(String text) {
        return new SignInFlow(typed, sentTo, proved, text, session);
    }

    SignInFlow challenged(String by) {
        return new SignInFlow(typed, sentTo, proved, notice, by);
    }

    /** The name is personal. */
    @Override
    public String toString() {
        return "Journey[***]";
    }
}
