package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.form.Cookies;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a browser has begun at the pages and not finished: kept here, so that neither addresses nor forms carry it from
 * page to page.
 */
public final class SignInFlows {
    /** CHOICE: as long as a mail may take to be read. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private final RecordMap<Row> rows;
    private final Clock clock;
    private final RandomValues ids;

    private record Row(String poolId, String clientId, SignInFlow journey, long expires) {}

    public SignInFlows(Store store, Clock clock, RandomValues ids) {
        this.rows = new RecordMap<>(store, "oauth.journeys", Row.class);
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins one with an id of its own; the cookie that names it. */
    String begin(Authorization authorization, SignInFlow journey) {
        String id = ids.opaqueToken();
        AppClient client = authorization.client();
        rows.put(
                Hashes.fingerprint(id),
                new Row(client.poolId(), client.id(), journey, clock.millis() + LIFE.toMillis()));
        return Cookies.set(cookie(authorization.pool()), id, LIFE);
    }

    /** A journey that goes on, and its id, which only the browser knows. */
    record Open(String id, SignInFlow journey) {
        @Override
        public String toString() {
            return "Open[***]";
        }
    }

    Optional<Open> find(HttpRequest request, Authorization authorization) {
        return Cookies.find(request, cookie(authorization.pool()))
                .flatMap(id -> rows.find(Hashes.fingerprint(id))
                        .filter(row ->
                                row.clientId().equals(authorization.client().id()) && clock.millis() < row.expires())
                        .map(row -> new Open(id, row.journey())));
    }

    /** Ends it, here and in the browser. */
    String end(HttpRequest request, UserPool pool) {
        String name = cookie(pool);
        Cookies.find(request, name).ifPresent(id -> rows.remove(Hashes.fingerprint(id)));
        return Cookies.clear(name);
    }

    public void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    private static String cookie(UserPool pool) {
        return "journey-" + pool.id().substring(pool.id().indexOf('_') + 1);
    }
}
