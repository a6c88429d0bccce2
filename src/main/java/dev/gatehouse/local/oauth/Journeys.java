package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Ids;
import dev.gatehouse.local.cognito.Rows;
import dev.gatehouse.local.http.HttpRequest;
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
final class Journeys {
    /** CHOICE: as long as a mail may take to be read. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private final Rows<Row> rows;
    private final Clock clock;
    private final Ids ids;

    private record Row(String poolId, String clientId, Journey journey, long expires) {}

    Journeys(Store store, Clock clock, Ids ids) {
        this.rows = new Rows<>(store, "oauth.journeys", Row.class);
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins one with an id of its own; the cookie that names it. */
    String begin(Authorization authorization, Journey journey) {
        String id = ids.opaque();
        AppClient client = authorization.client();
        rows.put(Ids.fingerprint(id), new Row(client.poolId(), client.id(), journey, clock.millis() + LIFE.toMillis()));
        return Cookies.set(cookie(authorization.pool()), id, LIFE);
    }

    /** A journey that goes on, and its id, which only the browser knows. */
    record Open(String id, Journey journey) {
        @Override
        public String toString() {
            return "Open[***]";
        }
    }

    Optional<Open> find(HttpRequest request, Authorization authorization) {
        return Cookies.find(request, cookie(authorization.pool()))
                .flatMap(id -> rows.find(Ids.fingerprint(id))
                        .filter(row ->
                                row.clientId().equals(authorization.client().id()) && clock.millis() < row.expires())
                        .map(row -> new Open(id, row.journey())));
    }

    /** Ends it, here and in the browser. */
    String end(HttpRequest request, UserPool pool) {
        String name = cookie(pool);
        Cookies.find(request, name).ifPresent(id -> rows.remove(Ids.fingerprint(id)));
        return Cookies.clear(name);
    }

    void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    private static String cookie(UserPool pool) {
        return "journey-" + pool.id().substring(pool.id().indexOf('_') + 1);
    }
}
