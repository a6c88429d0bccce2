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
 * Codes that prove an address: for each user and purpose the newest counts. How many may be asked for and tried within an
 * hour is counted by user and purpose, so that a new code gives no new guesses.
 */
public final class ConfirmationCodes {
    /** CHOICE: wrong answers to one code until a new one must be asked for; AWS documents only that there is a limit. */
    static final int WRONG_ANSWERS = 5;
    /**
     * DOC "Recovering user accounts": 5 to 20 attempts an hour to request or enter a code of a forgotten password. CHOICE:
     * 5 requests (OBS amazon-cognito-identity-js #548) and 20 answers, right ones among them, and the same for the other
     * codes.
     */
    static final int ANSWERS_AN_HOUR = 20;

    private final RecordMap<Code> rows;
    private final Mailbox mailbox;
    private final AttemptLimit limit;
    private final Clock clock;
    private final RandomValues ids;

    /** What a code is good for. Lives: controls-and-attacks, section 3.1. */
    public enum Purpose {
        SIGN_UP("", "sign-up", Duration.ofHours(24)),
        PASSWORD("password:", "password", Duration.ofHours(1)),
        EMAIL("email:", "address", Duration.ofHours(24)),
        /** A second factor. DOC "UserPoolClientType", AuthSessionValidity: as long as the session, by default. */
        SIGN_IN("sign-in:", "sign-in", Duration.ofMinutes(3));

        private final String prefix;
        private final String words;
        private final Duration life;

        Purpose(String prefix, String words, Duration life) {
            this.prefix = prefix;
            this.words = words;
            this.life = life;
        }

        private String asking() {
            return "asking for " + (this == EMAIL ? "an " : "a ") + words + " code";
        }

        private String answering() {
            return "answering with " + (this == EMAIL ? "an " : "a ") + words + " code";
        }
    }

    /**
     * @param fingerprint of the code with the user's name
     * @param address where it was sent, which is what it proves
     */
    private record Code(String fingerprint, long expires, int wrong, String address) {}

    public enum Verdict {
        RIGHT,
        WRONG,
        EXPIRED,
        TOO_MANY,
        TOO_MANY_AN_HOUR
    }

    public ConfirmationCodes(Store store, Mailbox mailbox, AttemptLimit limit, Clock clock, RandomValues ids) {
        this.rows = new RecordMap<>(store, "cognito.confirmations", Code.class);
        this.mailbox = mailbox;
        this.limit = limit;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Counts a request for a code that its user makes; administrators' are not counted.
     *
     * @param name of the user, or what was typed where there is none, so that both are answered alike
     */
    public Optional<Refused> ask(UserPool pool, String name, Purpose purpose) {
        return limit.attempt(purpose.asking(), UserStore.key(pool, name));
    }

    public void send(UserPool pool, User user, Purpose purpose, String email) {
        String code = ids.confirmationCode();
        keep(pool, user.username(), purpose, code, email);
        PoolMails.Message message = purpose == Purpose.SIGN_IN
                ? pool.mfa().email().orElse(PoolMails.SIGN_IN)
                : pool.mails().verification();
        mailbox.send(email, message, user.username(), code);
    }

    /** Keeps a code that nobody will ever hear of, so that answers to it are those to a real one. */
    public void simulate(UserPool pool, String name, Purpose purpose) {
        keep(pool, name, purpose, ids.opaqueToken(), "");
    }

    private void keep(UserPool pool, String name, Purpose purpose, String code, String address) {
        String key = key(pool, name, purpose);
        rows.put(key, new Code(Hashes.fingerprint(key + code), clock.millis() + purpose.life.toMillis(), 0, address));
    }

    /** Where the open code of this purpose was sent. */
    public Optional<String> address(UserPool pool, User user, Purpose purpose) {
        return rows.find(key(pool, user.username(), purpose))
                .filter(code -> clock.millis() < code.expires())
                .map(Code::address);
    }

    /** Counts a wrong answer; a right one leaves the code open until {@link #use}. */
    public Verdict judge(UserPool pool, String name, Purpose purpose, String code) {
        String key = key(pool, name, purpose);
        if (rows.find(key).filter(row -> clock.millis() < row.expires()).isEmpty()) {
            return Verdict.EXPIRED;
        }
        // The lockout of sign-ins counts those of a second factor.
        if (purpose != Purpose.SIGN_IN
                && limit.attempt(purpose.answering(), UserStore.key(pool, name), ANSWERS_AN_HOUR)
                        .isPresent()) {
            return Verdict.TOO_MANY_AN_HOUR;
        }
        boolean[] right = new boolean[1];
        Optional<Code> before = rows.update(key, row -> {
            right[0] = Hashes.equalsInConstantTime(row.fingerprint(), Hashes.fingerprint(key + code));
            return right[0] ? row : new Code(row.fingerprint(), row.expires(), row.wrong() + 1, row.address());
        });
        if (before.isEmpty() || clock.millis() >= before.get().expires()) {
            return Verdict.EXPIRED;
        }
        if (before.get().wrong() >= WRONG_ANSWERS) {
            return Verdict.TOO_MANY;
        }
        return right[0] ? Verdict.RIGHT : Verdict.WRONG;
    }

    /**
     * Whether a code was open: it is so no longer. Whoever has proved the address of a sign-up or a forgotten password is
     * counted from the start again; not so for a new address, or one's own address would give guesses at another's.
     */
    public boolean use(UserPool pool, String name, Purpose purpose) {
        if (purpose != Purpose.EMAIL) {
            forgetAttempts(pool, name, purpose);
        }
        return rows.remove(key(pool, name, purpose)).isPresent();
    }

    private static String key(UserPool pool, String name, Purpose purpose) {
        return purpose.prefix + UserStore.key(pool, name);
    }

    /** Forgets a user who is gone. */
    public void remove(UserPool pool, User user) {
        for (Purpose purpose : Purpose.values()) {
            rows.remove(key(pool, user.username(), purpose));
            forgetAttempts(pool, user.username(), purpose);
        }
    }

    private void forgetAttempts(UserPool pool, String name, Purpose purpose) {
        limit.clear(purpose.asking(), UserStore.key(pool, name));
        limit.clear(purpose.answering(), UserStore.key(pool, name));
    }

    public void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }
}
