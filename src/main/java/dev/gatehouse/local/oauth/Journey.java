package dev.gatehouse.local.oauth;

/**
 * What the next page has to know of the last one.
 *
 * @param typed the name that was typed
 * @param sentTo where a code went, masked; empty when none was sent
 * @param proved whether this browser chose the password of that name just now
 * @param notice what the next page says first; empty for nothing
 * @param session of the challenge that the next page asks; empty for none
 */
record Journey(String typed, String sentTo, boolean proved, String notice, String session) {
    static Journey of(String typed) {
        return new Journey(typed, "", false, "", "");
    }

    Journey sentTo(String address) {
        return new Journey(typed, address, proved, notice, session);
    }

    Journey proving() {
        return new Journey(typed, sentTo, true, notice, session);
    }

    Journey saying(String text) {
        return new Journey(typed, sentTo, proved, text, session);
    }

    Journey challenged(String by) {
        return new Journey(typed, sentTo, proved, notice, by);
    }

    /** The name is personal. */
    @Override
    public String toString() {
        return "Journey[***]";
    }
}
