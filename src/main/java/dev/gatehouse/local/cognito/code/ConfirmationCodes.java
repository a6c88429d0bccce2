package dev.gatehouse.local.cognito.code;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.AttemptLimit;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Confirmation codes that prove that a user can read an address. Only the newest code for a user and purpose is valid.
 * Requests and answers within an hour are counted by user and purpose, so that a new code does not allow new guesses.
 */
public final class ConfirmationCodes {
    /** CHOICE: the number of wrong answers to one code. AWS documents a limit but not its value. */
    static final int MAX_WRONG_ANSWERS = 5;
    /**
     * DOC "Recovering user accounts": users can request or enter a password-reset code 5 to 20 times an hour. CHOICE: 5
     * requests (OBS amazon-cognito-identity-js #548) and 20 answers, including correct ones, for every purpose.
     */
    static final int MAX_ANSWERS_PER_HOUR = 20;

    private final RecordMap<Code> rows;
    private final Mailbox mailbox;
    private final AttemptLimit limit;
    private final Clock clock;
    private final RandomValues random;

    /** The purpose of a code. Lifetimes: DOC "Quotas in Amazon Cognito", code validity. */
    public enum Purpose {
        SIGN_UP("", "sign-up", Duration.ofHours(24)),
        FORGOT_PASSWORD("password:", "password", Duration.ofHours(1)),
        EMAIL_VERIFICATION("email:", "address", Duration.ofHours(24)),
        /** A second factor. CHOICE: valid as long as a session by default (DOC "UserPoolClientType", AuthSessionValidity). */
        MFA("sign-in:", "sign-in", Duration.ofMinutes(3));

        private final String prefix;
        private final String label;
        private final Duration lifetime;

        Purpose(String prefix, String label, Duration lifetime) {
            this.prefix = prefix;
            this.label = label;
            this.lifetime = lifetime;
        }

        /** The name of the action for {@link AttemptLimit}. */
        private String requesting() {
            return "asking for " + (this == EMAIL_VERIFICATION ? "an " : "a ") + label + " code";
        }

        private String answering() {
            return "answering with " + (this == EMAIL_VERIFICATION ? "an " : "a ") + label + " code";
        }
    }

    /**
     * @param fingerprint the hash of the user name and the code
     * @param address the address that the code was sent to and proves
     */
    private record Code(String fingerprint, long expires, int wrong, String address) {}

    /** The result of a check of a code. */
    public enum CheckResult {
        CORRECT,
        WRONG,
        EXPIRED,
        TOO_MANY_WRONG,
        HOURLY_LIMIT
    }

    public ConfirmationCodes(Store store, Mailbox mailbox, AttemptLimit limit, Clock clock, RandomValues random) {
        this.rows = new RecordMap<>(store, "cognito.confirmations", Code.class);
        this.mailbox = mailbox;
        this.limit = limit;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Counts a request for a code, and refuses it if there were too many. Requests of administrators do not count.
     *
     * @param name the user name, or the name as entered if no such user exists, so that both get the same answer
     */
    public Optional<Refused> countRequest(UserPool pool, String name, Purpose purpose) {
        return limit.attempt(purpose.requesting(), UserStore.key(pool, name));
    }

    public void send(UserPool pool, User user, Purpose purpose, String email) {
        String code = random.confirmationCode();
        save(pool, user.username(), purpose, code, email);
        PoolMails.Message message = purpose == Purpose.MFA
                ? pool.mfa().email().orElse(PoolMails.SIGN_IN)
                : pool.mails().verification();
        mailbox.send(email, message, user.username(), code);
    }

    /** Saves a code that is not sent, so that answers to it get the same errors as answers to a real code. */
    public void simulate(UserPool pool, String name, Purpose purpose) {
        save(pool, name, purpose, random.opaqueToken(), "");
    }

    private void save(UserPool pool, String name, Purpose purpose, String code, String address) {
        String key = key(pool, name, purpose);
        rows.put(
                key,
                new Code(Hashes.fingerprint(key + code), clock.millis() + purpose.lifetime.toMillis(), 0, address));
    }

    /** The address that the valid code for this purpose was sent to. */
    public Optional<String> destination(UserPool pool, User user, Purpose purpose) {
        return rows.find(key(pool, user.username(), purpose))
                .filter(code -> clock.millis() < code.expires())
                .map(Code::address);
    }

    /** Checks an answer and counts it. A correct code stays valid until {@link #consume}. */
    public CheckResult check(UserPool pool, String name, Purpose purpose, String code) {
        String key = key(pool, name, purpose);
        if (rows.find(key).filter(row -> clock.millis() < row.expires()).isEmpty()) {
            return CheckResult.EXPIRED;
        }
        // MfaLockout limits the answers to codes of a second factor.
        if (purpose != Purpose.MFA
                && limit.attempt(purpose.answering(), UserStore.key(pool, name), MAX_ANSWERS_PER_HOUR)
                        .isPresent()) {
            return CheckResult.HOURLY_LIMIT;
        }
        boolean[] correct = new boolean[1];
        Optional<Code> before = rows.update(key, row -> {
            correct[0] = Hashes.equalsInConstantTime(row.fingerprint(), Hashes.fingerprint(key + code));
            return correct[0] ? row : new Code(row.fingerprint(), row.expires(), row.wrong() + 1, row.address());
        });
        if (before.isEmpty() || clock.millis() >= before.get().expires()) {
            return CheckResult.EXPIRED;
        }
        if (before.get().wrong() >= MAX_WRONG_ANSWERS) {
            return CheckResult.TOO_MANY_WRONG;
        }
        return correct[0] ? CheckResult.CORRECT : CheckResult.WRONG;
    }

    /**
     * Invalidates the code, and returns whether there was one. Resets the counts, except for the verification of an email
     * address: a user could otherwise verify one address to get new guesses for another.
     */
    public boolean consume(UserPool pool, String name, Purpose purpose) {
        if (purpose != Purpose.EMAIL_VERIFICATION) {
            clearAttempts(pool, name, purpose);
        }
        return rows.remove(key(pool, name, purpose)).isPresent();
    }

    private static String key(UserPool pool, String name, Purpose purpose) {
        return purpose.prefix + UserStore.key(pool, name);
    }

    /** Removes the codes and counts of a deleted user. */
    public void remove(UserPool pool, User user) {
        for (Purpose purpose : Purpose.values()) {
            rows.remove(key(pool, user.username(), purpose));
            clearAttempts(pool, user.username(), purpose);
        }
    }

    private void clearAttempts(UserPool pool, String name, Purpose purpose) {
        limit.clear(purpose.requesting(), UserStore.key(pool, name));
        limit.clear(purpose.answering(), UserStore.key(pool, name));
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }
}
