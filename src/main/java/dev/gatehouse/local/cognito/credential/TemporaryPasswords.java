package dev.gatehouse.local.cognito.credential;

import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;

/** Makes passwords that a policy takes. */
public final class TemporaryPasswords {
    /** CHOICE: no letter or digit that is easily taken for another. */
    private static final String LOWER = "abcdefghjkmnpqrstuvwxyz";

    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final String SYMBOLS = "!#%*-_=+?";
    private static final int SHORTEST = 12;

    private final RandomValues ids;

    public TemporaryPasswords(RandomValues ids) {
        this.ids = ids;
    }

    /** Every class of characters is in it whether it is asked for or not. */
    public Secret generate(PasswordPolicy policy) {
        int length = Math.max(policy.minimumLength(), SHORTEST);
        String all = LOWER + UPPER + DIGITS + SYMBOLS;
        StringBuilder text = new StringBuilder();
        for (String kind : new String[] {LOWER, UPPER, DIGITS, SYMBOLS}) {
            text.append(pick(kind));
        }
        while (text.length() < length) {
            text.append(pick(all));
        }
        for (int i = text.length() - 1; i > 0; i--) {
            int other = ids.nextInt(i + 1);
            char swapped = text.charAt(i);
            text.setCharAt(i, text.charAt(other));
            text.setCharAt(other, swapped);
        }
        return Secret.of(text.toString());
    }

    private char pick(String from) {
        return from.charAt(ids.nextInt(from.length()));
    }
}
