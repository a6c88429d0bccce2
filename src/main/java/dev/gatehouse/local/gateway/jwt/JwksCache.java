package dev.gatehouse.local.gateway.jwt;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Caches the key sets of the issuers that authorizers declare.
 *
 * <p>CHOICE: not Nimbus's JWKSourceBuilder. It uses the system clock, keeps keys for longer if that is set back,
 * fetches twice in each rate limit interval, and converts a key at each use. {@link JsonWebKeySet} uses Nimbus's parser
 * and matcher.
 */
public final class JwksCache {
    /** DOC "JWT authorizers": API Gateway can cache the public key for two hours. */
    private static final Duration TTL = Duration.ofHours(2);

    /** CHOICE: an unknown kid causes a new fetch, at most once in this time. */
    private static final Duration MIN_REFETCH_INTERVAL = Duration.ofSeconds(10);

    /** CHOICE: after a failed fetch, the issuer is not asked again for this time. */
    private static final Duration FAILURE_TTL = Duration.ofSeconds(1);

    /** CHOICE: only a kid in the form of Cognito's (base64 or base64url) causes a new fetch. */
    private static final Pattern PLAUSIBLE_KID = Pattern.compile("[A-Za-z0-9+/=_-]{1,128}");

    /** The result of a key lookup. */
    sealed interface Lookup {
        record Key(RSAPublicKey key) implements Lookup {}

        /** The issuer has no such key. */
        record Unknown() implements Lookup {}

        /** The keys of the issuer cannot be fetched. */
        record Unavailable(String reason) implements Lookup {}
    }

    private final JwksDiscovery discovery;
    private final Clock clock;
    private final Map<String, IssuerEntry> issuers = new ConcurrentHashMap<>();

    public JwksCache(JwksDiscovery discovery, Clock clock) {
        this.discovery = discovery;
        this.clock = clock;
    }

    Lookup key(String issuer, String kid) {
        return issuers.computeIfAbsent(issuer, IssuerEntry::new).key(kid);
    }

    private record Snapshot(JsonWebKeySet keys, Instant fetched) {}

    /** The keys of one issuer. A lookup that finds its key takes no lock; otherwise one thread at a time fetches. */
    private final class IssuerEntry {
        private final String issuer;
        private volatile @Nullable Snapshot snapshot;
        private @Nullable Instant refetched;
        private @Nullable Instant failed;
        private String failure = "";

        IssuerEntry(String issuer) {
            this.issuer = issuer;
        }

        Lookup key(String kid) {
            return fresh().flatMap(keys -> keys.key(kid))
                    .<Lookup>map(Lookup.Key::new)
                    .orElseGet(() -> refresh(kid));
        }

        private Optional<JsonWebKeySet> fresh() {
            return Optional.ofNullable(snapshot)
                    .filter(kept -> within(TTL, kept.fetched()))
                    .map(Snapshot::keys);
        }

        private synchronized Lookup refresh(String kid) {
            Optional<JsonWebKeySet> keys = fresh();
            Optional<RSAPublicKey> known = keys.flatMap(set -> set.key(kid));
            if (known.isPresent()) {
                return new Lookup.Key(known.get());
            }
            if (keys.isPresent()) {
                boolean fetchAgain = PLAUSIBLE_KID.matcher(kid).matches() && !within(MIN_REFETCH_INTERVAL, refetched);
                if (!fetchAgain) {
                    return new Lookup.Unknown();
                }
                refetched = clock.instant();
            } else if (within(FAILURE_TTL, failed)) {
                return new Lookup.Unavailable(failure);
            }
            return fetch(kid);
        }

        private Lookup fetch(String kid) {
            JwksDiscovery.Outcome outcome = discovery.discover(issuer);
            if (outcome instanceof JwksDiscovery.Outcome.Found found) {
                snapshot = new Snapshot(found.keys(), clock.instant());
                return found.keys().key(kid).<Lookup>map(Lookup.Key::new).orElseGet(Lookup.Unknown::new);
            }
            failed = clock.instant();
            failure = ((JwksDiscovery.Outcome.Failed) outcome).reason();
            return new Lookup.Unavailable(failure);
        }

        private boolean within(Duration span, @Nullable Instant since) {
            if (since == null) {
                return false;
            }
            Duration passed = Duration.between(since, clock.instant());
            // If the clock was set back, the entry counts as expired.
            return !passed.isNegative() && passed.compareTo(span) < 0;
        }
    }
}
