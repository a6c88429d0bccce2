package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.token.RefreshResult.Accepted;
import dev.gatehouse.local.cognito.token.RefreshResult.InvalidRefreshToken;
import dev.gatehouse.local.cognito.token.RefreshResult.RefreshError;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Refresh tokens: opaque, stored as fingerprints, and valid for only one client and one user. */
public final class RefreshTokens {
    private final RecordMap<Row> rows;
    private final Sessions sessions;
    private final UserStore users;
    private final Clock clock;
    private final RandomValues random;

    /** @param replacedAt time in epoch milliseconds of the first use by a client that rotates; 0 before */
    private record Row(String originJti, long replacedAt) {}

    public RefreshTokens(Store store, Sessions sessions, UserStore users, Clock clock, RandomValues random) {
        this.rows = new RecordMap<>(store, "cognito.refresh", Row.class);
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
        this.random = random;
    }

    public String issue(Session session) {
        String token = random.opaqueToken();
        rows.put(Hashes.fingerprint(token), new Row(session.originJti(), 0));
        return token;
    }

    /** Whether this is an access or ID token. Those are JWTs; refresh tokens contain no dots. */
    public static boolean isJwt(String token) {
        return token.chars().filter(each -> each == '.').count() == 2;
    }

    /** The session of a token, in any state. */
    public Optional<Session> findSession(String token) {
        return rows.find(Hashes.fingerprint(token)).flatMap(row -> sessions.find(row.originJti()));
    }

    /**
     * Ends the session of a token if it belongs to this client. DOC "Revoke endpoint": only the client that received
     * the token can revoke it, and an unknown or ended token is not an error.
     */
    public void revoke(AppClient client, String token) {
        revoke(client, Optional.empty(), token);
    }

    /** @param document the URL of the client ID metadata document that the client named; empty for a client id */
    public void revoke(AppClient client, Optional<String> document, String token) {
        findSession(token)
                .filter(session -> session.clientId().equals(client.id()))
                .filter(session -> Optional.ofNullable(session.document()).equals(document))
                .ifPresent(session -> sessions.end(session.originJti()));
    }

    public RefreshResult redeem(UserPool pool, AppClient client, String token) {
        return redeem(pool, client, Optional.empty(), token);
    }

    /**
     * CHOICE: a token is valid only with the client_id for which it was issued: the id of the app client, or the URL of a
     * client ID metadata document. AWS documents nothing.
     *
     * @param document the URL of the client ID metadata document that the client named; empty for a client id
     */
    public RefreshResult redeem(UserPool pool, AppClient client, Optional<String> document, String token) {
        Optional<Session> found = findSession(token);
        if (found.isEmpty()) {
            return new InvalidRefreshToken(
                    RefreshError.UNKNOWN, "no such refresh token was issued here, or it expired long ago");
        }
        Session session = found.get();
        if (!session.clientId().equals(client.id())) {
            return new InvalidRefreshToken(
                    RefreshError.OTHER_CLIENT,
                    "the refresh token belongs to client " + session.clientId() + ", not to " + client.id());
        }
        if (!Optional.ofNullable(session.document()).equals(document)) {
            return new InvalidRefreshToken(
                    RefreshError.OTHER_CLIENT,
                    "the refresh token was issued to client_id "
                            + Optional.ofNullable(session.document()).orElse(session.clientId()) + ", not to "
                            + document.orElse(client.id()));
        }
        if (sessions.isEnded(session.originJti())) {
            return new InvalidRefreshToken(RefreshError.REVOKED, "the refresh token was revoked; sign in again");
        }
        // Expired at the exact millisecond: a lifetime of n ends n after its start.
        if (clock.millis() >= session.refreshUntil()) {
            sessions.end(session.originJti());
            return new InvalidRefreshToken(RefreshError.EXPIRED, "the refresh token expired; sign in again");
        }
        Optional<User> user = users.find(pool, session.username());
        if (user.isEmpty()) {
            return new InvalidRefreshToken(RefreshError.UNKNOWN, "the user of this refresh token was deleted");
        }
        return rotate(client, token, session, user.get());
    }

    /**
     * DOC "Refresh tokens": the new token has the remaining lifetime of the first, and Cognito accepts the old one
     * during the grace period. AWS does not document what happens at a later reuse. CHOICE: the whole session ends, as
     * RFC 9700 section 4.14.2 asks.
     */
    private RefreshResult rotate(AppClient client, String token, Session session, User user) {
        long now = clock.millis();
        String key = Hashes.fingerprint(token);
        boolean rotates = client.rotationGrace().isPresent();
        Row previous = rows.update(
                        key, row -> rotates && row.replacedAt() == 0 ? new Row(row.originJti(), Math.max(now, 1)) : row)
                .orElse(new Row(session.originJti(), 0));
        Duration grace = client.rotationGrace().orElse(Duration.ZERO);
        if (previous.replacedAt() != 0 && now >= previous.replacedAt() + grace.toMillis()) {
            sessions.end(session.originJti());
            return new InvalidRefreshToken(
                    RefreshError.REUSED,
                    "this refresh token was replaced " + (now - previous.replacedAt()) / 1000
                            + " s ago and the grace period is " + grace.toSeconds()
                            + " s: the token may be stolen, so its whole session ends;"
                            + " always store the refresh token of the last response");
        }
        return new Accepted(session, user, rotates ? Optional.of(issue(session)) : Optional.empty());
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> sessions.find(row.originJti()).isEmpty());
    }
}
