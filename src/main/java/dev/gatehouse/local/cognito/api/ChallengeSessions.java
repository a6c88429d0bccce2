package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.SignInAnswer.Challenged;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Sign-ins that wait for another proof, by the session that their client was given. A session is good for its client,
 * its user and its challenge alone, until it is answered or the client's {@code AuthSessionValidity} is over.
 */
public final class ChallengeSessions {
    /** CHOICE: wrong answers to one session; AWS documents only that there is a limit. */
    static final int WRONG_ANSWERS = 5;

    private final RecordMap<Row> rows;
    private final Clock clock;
    private final RandomValues ids;

    /** @param done whether what was to be set up with it was */
    private record Row(String clientId, String username, Challenge challenge, long expires, int wrong, boolean done) {}

    /** What became of a session that was sent. */
    public sealed interface Lookup {
        record OpenSession(String clientId, String username, Challenge challenge) implements Lookup {}

        record InvalidSession(Refused refused) implements Lookup {}
    }

    public ChallengeSessions(Store store, Clock clock, RandomValues ids) {
        this.rows = new RecordMap<>(store, "cognito.challenges", Row.class);
        this.clock = clock;
        this.ids = ids;
    }

    public Challenged open(AppClient client, User user, Challenge challenge) {
        return new Challenged(challenge, user, session(client, user.username(), challenge));
    }

    /** @param username real, or what is said of who is not there */
    public String session(AppClient client, String username, Challenge challenge) {
        String session = ids.opaqueToken();
        long expires = clock.millis() + client.authSession().toMillis();
        rows.put(Hashes.fingerprint(session), new Row(client.id(), username, challenge, expires, 0, false));
        return session;
    }

    public Lookup find(AppClient client, String session, Set<Challenge> challenges) {
        Lookup found = find(session, challenges);
        return found instanceof Lookup.OpenSession open && !open.clientId().equals(client.id())
                ? not(
                        "Invalid session for the user.",
                        "the session is of client " + open.clientId() + ", the call of client " + client.id())
                : found;
    }

    /** For calls that name no client. Texts OBS, in client projects. */
    public Lookup find(String session, Set<Challenge> challenges) {
        Optional<Row> row = rows.find(Hashes.fingerprint(session));
        if (row.isEmpty()) {
            return not("Invalid session for the user.", "no such session: it was answered already, or never given");
        }
        if (!challenges.contains(row.get().challenge())) {
            return not(
                    "Invalid session for the user.",
                    "the session is of " + row.get().challenge() + ", the call of " + challenges);
        }
        if (clock.millis() >= row.get().expires()) {
            return not(
                    "Invalid session for the user, session is expired.",
                    "a session lives for the client's AuthSessionValidity, 3 minutes by default: sign in again");
        }
        if (row.get().wrong() >= WRONG_ANSWERS) {
            return not("Invalid session for the user.", WRONG_ANSWERS + " wrong answers to it: sign in again");
        }
        return new Lookup.OpenSession(
                row.get().clientId(), row.get().username(), row.get().challenge());
    }

    /** A wrong answer. */
    public void recordWrongAnswer(String session) {
        rows.update(
                Hashes.fingerprint(session),
                row -> new Row(
                        row.clientId(), row.username(), row.challenge(), row.expires(), row.wrong() + 1, row.done()));
    }

    /** What MFA_SETUP asks for was done with this session, and no other. */
    public void completeSetup(String session) {
        rows.update(
                Hashes.fingerprint(session),
                row -> new Row(row.clientId(), row.username(), row.challenge(), row.expires(), row.wrong(), true));
    }

    public boolean isSetupComplete(String session) {
        return rows.find(Hashes.fingerprint(session)).filter(Row::done).isPresent();
    }

    /** Ends it: of several right answers at once only one is told so. */
    public boolean close(String session) {
        return rows.remove(Hashes.fingerprint(session)).isPresent();
    }

    public void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    /** CHOICE: a session that sets a factor up replaces none that was set up meanwhile. */
    public static Refused factorAlreadySet() {
        return Refused.notAuthorized(
                "Invalid session for the user.", "the user has a second factor by now: sign in again, with it");
    }

    /** Somebody else was faster. */
    public static Refused alreadyAnswered() {
        return Refused.notAuthorized("Invalid session for the user.", "another answer to this session came first");
    }

    private static Lookup not(String message, String reason) {
        return new Lookup.InvalidSession(Refused.notAuthorized(message, reason));
    }
}
