package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Ids;
import dev.gatehouse.local.cognito.Rows;
import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.cognito.Users;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Who is signed in in this browser. DOC "The redirect and authorization endpoint": for one hour. */
final class BrowserSessions {
    static final Duration LIFE = Duration.ofHours(1);

    private final Rows<Row> rows;
    private final Users users;
    private final Clock clock;
    private final Ids ids;

    /** @param authTime epoch seconds of the sign-in */
    private record Row(String poolId, String username, String sub, long authTime, long expires) {}

    /** @param authTime epoch seconds */
    record SignedIn(User user, long authTime) {}

    BrowserSessions(Store store, Users users, Clock clock, Ids ids) {
        this.rows = new Rows<>(store, "oauth.sessions", Row.class);
        this.users = users;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins one with an id of its own, whatever cookie the browser brought: none can be planted. */
    String start(User user) {
        String id = ids.opaque();
        long now = clock.millis();
        rows.put(
                Ids.fingerprint(id),
                new Row(user.poolId(), user.username(), user.sub(), now / 1000, now + LIFE.toMillis()));
        return Cookies.set(cookie(user.poolId()), id, LIFE);
    }

    Optional<SignedIn> find(HttpRequest request, UserPool pool) {
        Optional<String> id = Cookies.find(request, cookie(pool.id()));
        Optional<Row> row = id.flatMap(each -> rows.find(Ids.fingerprint(each)))
                .filter(each -> each.poolId().equals(pool.id()));
        if (row.isPresent() && clock.millis() >= row.get().expires()) {
            // Removed at first sight, so that a clock set back does not revive it.
            rows.remove(Ids.fingerprint(id.orElseThrow()));
            return Optional.empty();
        }
        return row.flatMap(each -> users.find(pool, each.username())
                // A later user of the same name inherits nothing; who is disabled cannot sign in, by a cookie neither.
                .filter(user -> user.sub().equals(each.sub()) && !user.disabled())
                .map(user -> new SignedIn(user, each.authTime())));
    }

    /** Ends it, here and in the browser. */
    String end(HttpRequest request, UserPool pool) {
        String name = cookie(pool.id());
        Cookies.find(request, name).ifPresent(id -> rows.remove(Ids.fingerprint(id)));
        return Cookies.clear(name);
    }

    void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    /** A name for each pool: all of them share one host here, on AWS each has its own. */
    private static String cookie(String poolId) {
        return "cognito-" + poolId.substring(poolId.indexOf('_') + 1);
    }
}
