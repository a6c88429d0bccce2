package dev.gatehouse.local.recording;

/** What a text shows in the place of a secret. */
public interface Replacement {
    /** @param name the name of the member, field or header that has the secret, as sent */
    String secret(String name);

    /** @param readable header and claims of the token, without its signature */
    String token(String readable);
}
