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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sign-in flows in progress. The server stores them, so that neither URLs nor forms carry their state between pages. Each
 * flow has a random id in a cookie of its own, and the URLs of its pages carry a name for it, so that each tab of a browser
 * continues its own flow. The name is part of a hash of the id: without the cookie, it is of no use.
 */
public final class SignInFlows {
    /** CHOICE: allows time for an email to arrive and be read. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** The parameter of the URLs that contains the name of the flow. CHOICE: Cognito's pages keep their state differently. */
    static final String PARAMETER = "flow";

    /** CHOICE: limits the length of the Cookie header. The browser forgets the oldest flow first. */
    static final int MAX_FLOWS = 8;

    private static final int NAME_LENGTH = 16;

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

    /**
     * A flow that begins, or continues under a new id.
     *
     * @param name for the URL of its next page
     * @param cookie that carries its id
     */
    record StartedFlow(String name, String cookie) {
        @Override
        public String toString() {
            return "StartedFlow[***]";
        }
    }

    StartedFlow start(Authorization authorization, SignInFlow flow) {
        String id = ids.opaqueToken();
        AppClient client = authorization.client();
        rows.put(
                Hashes.fingerprint(id),
                new Row(client.poolId(), client.id(), flow, clock.millis() + LIFETIME.toMillis()));
        return new StartedFlow(name(id), Cookies.set(cookiePrefix(authorization.pool()) + name(id), id, LIFETIME));
    }

    /** A flow in progress and its id, which only the browser knows. */
    record ActiveFlow(String id, SignInFlow flow) {
        @Override
        public String toString() {
            return "ActiveFlow[***]";
        }
    }

    /** The flow that the URL names, if this browser has its cookie. */
    Optional<ActiveFlow> find(HttpRequest request, Authorization authorization) {
        return id(request, authorization)
                .flatMap(id -> rows.find(Hashes.fingerprint(id))
                        .filter(row ->
                                row.clientId().equals(authorization.client().id()) && clock.millis() < row.expires())
                        .map(row -> new ActiveFlow(id, row.flow())));
    }

    /** Removes the flow from the store and returns the cookie that removes it from the browser. */
    Optional<String> end(HttpRequest request, Authorization authorization) {
        return id(request, authorization).map(id -> {
            rows.remove(Hashes.fingerprint(id));
            return Cookies.clear(cookiePrefix(authorization.pool()) + name(id));
        });
    }

    /** The cookies that remove a flow from the browser if it continues under a new id, and the oldest of too many. */
    List<String> outdated(HttpRequest request, Authorization authorization) {
        String prefix = cookiePrefix(authorization.pool());
        List<String> names = new ArrayList<>(Cookies.names(request, prefix));
        List<String> outdated = new ArrayList<>();
        id(request, authorization)
                .map(id -> prefix + name(id))
                .filter(names::remove)
                .ifPresent(outdated::add);
        // Browsers send the oldest cookie first (RFC 6265 section 5.4). One more flow starts now.
        outdated.addAll(names.subList(0, Math.max(0, names.size() + 1 - MAX_FLOWS)));
        return outdated.stream().map(Cookies::clear).toList();
    }

    private static Optional<String> id(HttpRequest request, Authorization authorization) {
        return authorization
                .parameters()
                .find(PARAMETER)
                .flatMap(name -> Cookies.find(request, cookiePrefix(authorization.pool()) + name)
                        .filter(id -> name(id).equals(name)));
    }

    private static String name(String id) {
        return Hashes.fingerprint(id).substring(0, NAME_LENGTH);
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }

    private static String cookiePrefix(UserPool pool) {
        return "sign-in-" + pool.id().substring(pool.id().indexOf('_') + 1) + "-";
    }
}
