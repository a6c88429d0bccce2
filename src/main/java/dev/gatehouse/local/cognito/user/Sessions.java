package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions that can still be refreshed, and the sessions that were ended early. */
public final class Sessions {
    /** DOC "Refresh tokens": the maximum lifetime of an access token. */
    private static final Duration MAX_ACCESS_TOKEN_LIFE = Duration.ofDays(1);

    private final RecordMap<Session> live;
    /** The same sessions by user, so that the sign-out of one user does not read the sessions of all users. */
    private final RecordMap<SessionId> byUser;

    private final RecordMap<Ended> ended;
    private final Clock clock;
    private final RandomValues random;

    /** @param forgetAfter time in epoch milliseconds from which none of its tokens is valid */
    private record Ended(long forgetAfter) {}

    private record SessionId(String originJti) {}

    public Sessions(Store store, Clock clock, RandomValues random) {
        this.live = new RecordMap<>(store, "cognito.sessions", Session.class);
        this.byUser = new RecordMap<>(store, "cognito.sessionsOf", SessionId.class);
        this.ended = new RecordMap<>(store, "cognito.ended", Ended.class);
        this.clock = clock;
        this.random = random;
    }

    /** Starts a session for a sign-in with InitiateAuth. */
    public Session startWithApi(AppClient client, User user) {
        return save(new Session(
                random.uuid(),
                client.poolId(),
                client.id(),
                user.username(),
                List.of(Session.SELF_SERVICE_SCOPE),
                false,
                clock.instant().getEpochSecond(),
                random.uuid(),
                null,
                null,
                clock.millis() + client.refreshTokenLife().toMillis()));
    }

    /**
     * Starts a session for a sign-in at the hosted endpoints.
     *
     * @param resource the {@code aud} of its access tokens; null for none
     * @param document the URL of the client ID metadata document that the client named; null for a client id
     * @param originJti chosen in advance, so that a replayed authorization code can end its session even before the
     *     session starts
     */
    public Session startHosted(
            String originJti,
            AppClient client,
            User user,
            List<String> scopes,
            @Nullable String resource,
            @Nullable String document,
            long authTime) {
        return save(new Session(
                originJti,
                client.poolId(),
                client.id(),
                user.username(),
                scopes,
                true,
                authTime,
                random.uuid(),
                resource,
                document,
                clock.millis() + client.refreshTokenLife().toMillis()));
    }

    private Session save(Session session) {
        live.put(session.originJti(), session);
        byUser.put(
                prefix(session.poolId(), session.username()) + session.originJti(), new SessionId(session.originJti()));
        return session;
    }

    /** A user name cannot contain a line break. */
    private static String prefix(String poolId, String username) {
        return poolId + "/" + username + "\n";
    }

    private void removeIf(Predicate<Session> condition) {
        live.removeIf((key, session) -> {
            if (!condition.test(session)) {
                return false;
            }
            byUser.remove(prefix(session.poolId(), session.username()) + key);
            return true;
        });
    }

    public Optional<Session> find(String originJti) {
        return live.find(originJti);
    }

    /** The sessions of a user whose refresh tokens are still valid, newest first. */
    public List<Session> findOpen(User user) {
        String first = prefix(user.poolId(), user.username());
        return byUser.startingAt(first, first)
                .flatMap(each -> live.find(each.originJti()).stream())
                .filter(session -> !isEnded(session.originJti()) && clock.millis() < session.refreshUntil())
                .sorted(Comparator.comparingLong(Session::authTime).reversed())
                .toList();
    }

    public boolean isEnded(String originJti) {
        return ended.containsKey(originJti);
    }

    /**
     * Ends a session and its tokens. Verifiers outside Cognito do not know this: its access tokens pass an authorizer
     * until they expire. DOC "Ending user sessions with token revocation".
     */
    public void end(String originJti) {
        long refreshUntil = live.find(originJti).map(Session::refreshUntil).orElse(0L);
        long forgetAfter = Math.max(refreshUntil, clock.millis() + MAX_ACCESS_TOKEN_LIFE.toMillis());
        ended.put(originJti, new Ended(forgetAfter));
    }

    /** GlobalSignOut: ends all sessions of the user with all clients. */
    public void endAll(User user) {
        String first = prefix(user.poolId(), user.username());
        List<SessionId> sessions = byUser.startingAt(first, first).toList();
        sessions.forEach(each -> end(each.originJti()));
    }

    public void removePool(String poolId) {
        removeIf(session -> session.poolId().equals(poolId));
    }

    /** Removes the sessions that no valid token refers to. */
    public void removeExpired() {
        long now = clock.millis();
        removeIf(session -> now >= session.refreshUntil() + MAX_ACCESS_TOKEN_LIFE.toMillis());
        ended.removeIf((key, end) -> now >= end.forgetAfter());
    }
}
