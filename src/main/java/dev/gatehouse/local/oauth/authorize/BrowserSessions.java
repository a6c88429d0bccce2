package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.form.Cookies;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The signed-in user of each browser. DOC "The redirect and authorization endpoint": a session lasts one hour. */
public final class BrowserSessions {
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final RecordMap<Row> rows;
    private final UserStore users;
    private final Clock clock;
    private final RandomValues ids;

    /** @param authTime epoch seconds of the sign-in */
    private record Row(String poolId, String username, String sub, long authTime, long expires) {}

    /** @param authTime epoch seconds */
    public record SignedIn(User user, long authTime) {}

    public BrowserSessions(Store store, UserStore users, Clock clock, RandomValues ids) {
        this.rows = new RecordMap<>(store, "oauth.sessions", Row.class);
        this.users = users;
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts a session with a new id and returns its cookie. It ignores the cookie of the request (session fixation). */
    public String start(User user) {
        String id = ids.opaqueToken();
        long now = clock.millis();
        rows.put(
                Hashes.fingerprint(id),
                new Row(user.poolId(), user.username(), user.sub(), now / 1000, now + LIFETIME.toMillis()));
        return Cookies.set(cookie(user.poolId()), id, LIFETIME);
    }

    public Optional<SignedIn> find(HttpRequest request, UserPool pool) {
        Optional<String> id = Cookies.find(request, cookie(pool.id()));
        Optional<Row> row = id.flatMap(each -> rows.find(Hashes.fingerprint(each)))
                .filter(each -> each.poolId().equals(pool.id()));
        if (row.isPresent() && clock.millis() >= row.get().expires()) {
            // Removed now, so that a clock that is set back does not make it valid again.
            rows.remove(Hashes.fingerprint(id.orElseThrow()));
            return Optional.empty();
        }
        return row.flatMap(each -> users.find(pool, each.username())
                // A later user of the same name does not get the session. A disabled user cannot use it either.
                .filter(user -> user.sub().equals(each.sub()) && !user.disabled())
                .map(user -> new SignedIn(user, each.authTime())));
    }

    /** Removes the session from the store and returns the cookie that removes it from the browser. */
    public String end(HttpRequest request, UserPool pool) {
        String name = cookie(pool.id());
        Cookies.find(request, name).ifPresent(id -> rows.remove(Hashes.fingerprint(id)));
        return Cookies.clear(name);
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    /** One name for each user pool: locally, all pools share one host; on AWS, each has its own domain. */
    private static String cookie(String poolId) {
        return "cognito-" + poolId.substring(poolId.indexOf('_') + 1);
    }
}
