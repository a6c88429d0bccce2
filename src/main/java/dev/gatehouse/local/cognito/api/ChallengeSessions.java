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
 * Sign-ins that wait for the answer to a challenge, by session. A session is valid for only one client, one user and
 * one challenge, until it is answered or the client's {@code AuthSessionValidity} is over.
 */
public final class ChallengeSessions {
    /** CHOICE: the number of wrong answers to one session. AWS documents a limit but not its value. */
    static final int MAX_WRONG_ANSWERS = 5;

    private final RecordMap<Row> rows;
    private final Clock clock;
    private final RandomValues random;

    /** @param done whether the setup that the session asks for is complete */
    private record Row(String clientId, String username, Challenge challenge, long expires, int wrong, boolean done) {}

    /** The result of a lookup by session. */
    public sealed interface Lookup {
        record OpenSession(String clientId, String username, Challenge challenge) implements Lookup {}

        record InvalidSession(Refused refused) implements Lookup {}
    }

    public ChallengeSessions(Store store, Clock clock, RandomValues random) {
        this.rows = new RecordMap<>(store, "cognito.challenges", Row.class);
        this.clock = clock;
        this.random = random;
    }

    public Challenged open(AppClient client, User user, Challenge challenge) {
        return new Challenged(challenge, user, session(client, user.username(), challenge));
    }

    /** @param username the real user name, or the one that {@code UnknownUser} returns */
    public String session(AppClient client, String username, Challenge challenge) {
        String session = random.opaqueToken();
        long expires = clock.millis() + client.authSession().toMillis();
        rows.put(Hashes.fingerprint(session), new Row(client.id(), username, challenge, expires, 0, false));
        return session;
    }

    public Lookup find(AppClient client, String session, Set<Challenge> challenges) {
        Lookup lookup = find(session, challenges);
        return lookup instanceof Lookup.OpenSession open && !open.clientId().equals(client.id())
                ? invalid(
                        "Invalid session for the user.",
                        "the session belongs to client " + open.clientId() + ", the request names client "
                                + client.id())
                : lookup;
    }

    /** For requests that do not name a client. Texts OBS, in client projects. */
    public Lookup find(String session, Set<Challenge> challenges) {
        Optional<Row> row = rows.find(Hashes.fingerprint(session));
        if (row.isEmpty()) {
            return invalid(
                    "Invalid session for the user.", "no such session: it was already answered, or never issued");
        }
        if (!challenges.contains(row.get().challenge())) {
            return invalid(
                    "Invalid session for the user.",
                    "the session is for " + row.get().challenge() + ", the request answers " + challenges);
        }
        if (clock.millis() >= row.get().expires()) {
            return invalid(
                    "Invalid session for the user, session is expired.",
                    "a session is valid for the client's AuthSessionValidity, 3 minutes by default: sign in again");
        }
        if (row.get().wrong() >= MAX_WRONG_ANSWERS) {
            return invalid(
                    "Invalid session for the user.",
                    "the session had " + MAX_WRONG_ANSWERS + " wrong answers: sign in again");
        }
        return new Lookup.OpenSession(
                row.get().clientId(), row.get().username(), row.get().challenge());
    }

    /** Counts a wrong answer. */
    public void recordWrongAnswer(String session) {
        rows.update(
                Hashes.fingerprint(session),
                row -> new Row(
                        row.clientId(), row.username(), row.challenge(), row.expires(), row.wrong() + 1, row.done()));
    }

    /** Records that the setup that MFA_SETUP asks for was completed with this session. */
    public void completeSetup(String session) {
        rows.update(
                Hashes.fingerprint(session),
                row -> new Row(row.clientId(), row.username(), row.challenge(), row.expires(), row.wrong(), true));
    }

    public boolean isSetupComplete(String session) {
        return rows.find(Hashes.fingerprint(session)).filter(Row::done).isPresent();
    }

    /** Closes a session. Of several simultaneous correct answers, only one gets true. */
    public boolean close(String session) {
        return rows.remove(Hashes.fingerprint(session)).isPresent();
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    /** CHOICE: a session that sets up a factor does not replace a factor that was set up meanwhile. */
    public static Refused factorAlreadySet() {
        return Refused.notAuthorized(
                "Invalid session for the user.",
                "the user has set up a second factor meanwhile: sign in again with it");
    }

    /** Another request answered the session first. */
    public static Refused alreadyAnswered() {
        return Refused.notAuthorized("Invalid session for the user.", "another answer to this session came first");
    }

    private static Lookup invalid(String message, String reason) {
        return new Lookup.InvalidSession(Refused.notAuthorized(message, reason));
    }
}
