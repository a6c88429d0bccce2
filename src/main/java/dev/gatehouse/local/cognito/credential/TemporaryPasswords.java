package dev.gatehouse.local.cognito.credential;

import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;

/** Generates passwords that comply with a password policy. */
public final class TemporaryPasswords {
    /** CHOICE: without letters and digits that are easily confused. */
    private static final String LOWER = "abcdefghjkmnpqrstuvwxyz";

    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final String SYMBOLS = "!#%*-_=+?";
    private static final int MIN_LENGTH = 12;

    private final RandomValues random;

    public TemporaryPasswords(RandomValues random) {
        this.random = random;
    }

    /** Contains every class of characters, even if the policy does not require it. */
    public Secret generate(PasswordPolicy policy) {
        int length = Math.max(policy.minimumLength(), MIN_LENGTH);
        String all = LOWER + UPPER + DIGITS + SYMBOLS;
        StringBuilder text = new StringBuilder();
        for (String characters : new String[] {LOWER, UPPER, DIGITS, SYMBOLS}) {
            text.append(pick(characters));
        }
        while (text.length() < length) {
            text.append(pick(all));
        }
        for (int i = text.length() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            char swapped = text.charAt(i);
            text.setCharAt(i, text.charAt(other));
            text.setCharAt(other, swapped);
        }
        return Secret.of(text.toString());
    }

    private char pick(String from) {
        return from.charAt(random.nextInt(from.length()));
    }
}
