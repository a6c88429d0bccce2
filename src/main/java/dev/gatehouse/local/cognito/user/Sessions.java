package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every session that may still refresh, and those that were ended before their time. */
public final class Sessions {
    /** DOC "Refresh tokens": no access token lives longer than this. */
    private static final Duration LONGEST_ACCESS = Duration.ofDays(1);

    private final RecordMap<Session> live;
    /** The same, by user: signing one out must not look at those of all. */
    private final RecordMap<OfUser> byUser;

    private final RecordMap<Ended> ended;
    private final Clock clock;
    private final RandomValues ids;

    /** @param forgetAfter epoch milliseconds after which none of its tokens lives */
    private record Ended(long forgetAfter) {}

    private record OfUser(String originJti) {}

    public Sessions(Store store, Clock clock, RandomValues ids) {
        this.live = new RecordMap<>(store, "cognito.sessions", Session.class);
        this.byUser = new RecordMap<>(store, "cognito.sessionsOf", OfUser.class);
        this.ended = new RecordMap<>(store, "cognito.ended", Ended.class);
        this.clock = clock;
        this.ids = ids;
    }

    /** A sign-in by InitiateAuth. */
    public Session startWithApi(AppClient client, User user) {
        return keep(new Session(
                ids.uuid(),
                client.poolId(),
                client.id(),
                user.username(),
                List.of(Session.SELF_SERVICE_SCOPE),
                false,
                clock.instant().getEpochSecond(),
                ids.uuid(),
                null,
                clock.millis() + client.refreshTokenLife().toMillis()));
    }

    /**
     * A sign-in at the hosted endpoints.
     *
     * @param resource for {@code aud}; null for none
     * @param originJti chosen before, so that a replayed code can end the session it led to, even before it began
     */
    public Session startHosted(
            String originJti,
            AppClient client,
            User user,
            List<String> scopes,
            @Nullable String resource,
            long authTime) {
        return keep(new Session(
                originJti,
                client.poolId(),
                client.id(),
                user.username(),
                scopes,
                true,
                authTime,
                ids.uuid(),
                resource,
                clock.millis() + client.refreshTokenLife().toMillis()));
    }

    private Session keep(Session session) {
        live.put(session.originJti(), session);
        byUser.put(prefix(session.poolId(), session.username()) + session.originJti(), new OfUser(session.originJti()));
        return session;
    }

    /** No user name holds a line end. */
    private static String prefix(String poolId, String username) {
        return poolId + "/" + username + "\n";
    }

    private void removeIf(Predicate<Session> over) {
        live.removeIf((key, session) -> {
            if (!over.test(session)) {
                return false;
            }
            byUser.remove(prefix(session.poolId(), session.username()) + key);
            return true;
        });
    }

    public Optional<Session> find(String originJti) {
        return live.find(originJti);
    }

    public boolean isEnded(String originJti) {
        return ended.containsKey(originJti);
    }

    /**
     * Ends a session and all that descends from it. Verifiers outside do not see it: its access tokens pass an
     * authorizer until they expire. DOC "Ending user sessions with token revocation".
     */
    public void end(String originJti) {
        long refreshUntil = live.find(originJti).map(Session::refreshUntil).orElse(0L);
        long forgetAfter = Math.max(refreshUntil, clock.millis() + LONGEST_ACCESS.toMillis());
        ended.put(originJti, new Ended(forgetAfter));
    }

    /** GlobalSignOut: every session of the user, of every client. */
    public void endAll(User user) {
        String first = prefix(user.poolId(), user.username());
        List<OfUser> his = byUser.startingAt(first, first).toList();
        his.forEach(each -> end(each.originJti()));
    }

    public void removePool(String poolId) {
        removeIf(session -> session.poolId().equals(poolId));
    }

    /** Drops what no token can name any more. */
    public void sweep() {
        long now = clock.millis();
        removeIf(session -> now >= session.refreshUntil() + LONGEST_ACCESS.toMillis());
        ended.removeIf((key, end) -> now >= end.forgetAfter());
    }
}
