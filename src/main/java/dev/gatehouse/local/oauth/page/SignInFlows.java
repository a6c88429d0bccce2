package dev.gatehouse.local.oauth.page;

import com.google.gson.annotations.SerializedName;
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

/** Sign-in flows in progress. The server stores them, so that neither URLs nor forms carry their state between pages. */
public final class SignInFlows {
    /** CHOICE: allows time for an email to arrive and be read. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final RecordMap<Row> rows;
    private final Clock clock;
    private final RandomValues ids;

    private record Row(
            String poolId,
            String clientId,
            @SerializedName("journey") SignInFlow flow,
            long expires) {}

    public SignInFlows(Store store, Clock clock, RandomValues ids) {
        // An old name, kept so that the state of earlier versions stays readable; so is "journey" above.
        this.rows = new RecordMap<>(store, "oauth.journeys", Row.class);
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts a flow with a new id and returns the cookie that carries the id. */
    String start(Authorization authorization, SignInFlow flow) {
        String id = ids.opaqueToken();
        AppClient client = authorization.client();
        rows.put(
                Hashes.fingerprint(id),
                new Row(client.poolId(), client.id(), flow, clock.millis() + LIFETIME.toMillis()));
        return Cookies.set(cookie(authorization.pool()), id, LIFETIME);
    }

    /** A flow in progress and its id, which only the browser knows. */
    record ActiveFlow(String id, SignInFlow flow) {
        @Override
        public String toString() {
            return "ActiveFlow[***]";
        }
    }

    Optional<ActiveFlow> find(HttpRequest request, Authorization authorization) {
        return Cookies.find(request, cookie(authorization.pool()))
                .flatMap(id -> rows.find(Hashes.fingerprint(id))
                        .filter(row ->
                                row.clientId().equals(authorization.client().id()) && clock.millis() < row.expires())
                        .map(row -> new ActiveFlow(id, row.flow())));
    }

    /** Removes the flow from the store and returns the cookie that removes it from the browser. */
    String end(HttpRequest request, UserPool pool) {
        String name = cookie(pool);
        Cookies.find(request, name).ifPresent(id -> rows.remove(Hashes.fingerprint(id)));
        return Cookies.clear(name);
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    private static String cookie(UserPool pool) {
        return "sign-in-" + pool.id().substring(pool.id().indexOf('_') + 1);
    }
}
