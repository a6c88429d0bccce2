package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Codes that confirm a sign-up: the newest of a user counts. */
final class ConfirmationCodes {
    /** Assumed: 24 hours. */
    private static final Duration LIFE = Duration.ofHours(24);

    /** CHOICE: wrong answers to one code until a new one must be asked for; AWS documents only that there is a limit. */
    private static final int WRONG_ANSWERS = 5;

    private final Rows<Code> rows;
    private final Mailbox mailbox;
    private final Clock clock;
    private final Ids ids;

    /** @param fingerprint of the code with the user's name */
    private record Code(String fingerprint, long expires, int wrong) {}

    enum Verdict {
        RIGHT,
        WRONG,
        EXPIRED,
        TOO_MANY
    }

    ConfirmationCodes(Store store, Mailbox mailbox, Clock clock, Ids ids) {
        this.rows = new Rows<>(store, "cognito.confirmations", Code.class);
        this.mailbox = mailbox;
        this.clock = clock;
        this.ids = ids;
    }

    void send(UserPool pool, User user, String email) {
        String code = ids.confirmationCode();
        String key = Users.key(pool, user.username());
        rows.put(key, new Code(Ids.fingerprint(key + code), clock.millis() + LIFE.toMillis(), 0));
        mailbox.confirmation(email, code);
    }

    Verdict check(UserPool pool, User user, String code) {
        String key = Users.key(pool, user.username());
        boolean[] right = new boolean[1];
        Optional<Code> before = rows.update(key, row -> {
            right[0] = Ids.same(row.fingerprint(), Ids.fingerprint(key + code));
            return right[0] ? row : new Code(row.fingerprint(), row.expires(), row.wrong() + 1);
        });
        if (before.isEmpty() || clock.millis() >= before.get().expires()) {
            return Verdict.EXPIRED;
        }
        if (before.get().wrong() >= WRONG_ANSWERS) {
            return Verdict.TOO_MANY;
        }
        if (!right[0]) {
            return Verdict.WRONG;
        }
        // Of two right answers at once, one takes it.
        return rows.remove(key).isPresent() ? Verdict.RIGHT : Verdict.EXPIRED;
    }

    void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }
}
