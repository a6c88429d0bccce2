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
 * The key sets of the issuers that authorizers declare, kept for a while; never another issuer's.
 *
 * <p>CHOICE: not Nimbus's JWKSourceBuilder. It reads the system clock, keeps keys for longer when that is set back, asks
 * twice in each interval of its rate limit, and converts a key at each use; its parser and matcher read the keys
 * ({@link JsonWebKeySet}).
 */
public final class JwksCache {
    /** DOC "JWT authorizers": API Gateway can cache the public key for two hours. */
    private static final Duration KEPT = Duration.ofHours(2);

    /** CHOICE: an unknown kid asks the issuer again, at most once in this time. */
    private static final Duration BETWEEN_REFETCHES = Duration.ofSeconds(10);

    /** CHOICE: an issuer that could not be asked is left alone for this time. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** CHOICE: only a kid that looks like one of Cognito's (base64, plain or url) is worth a question to the issuer. */
    private static final Pattern PLAUSIBLE_KID = Pattern.compile("[A-Za-z0-9+/=_-]{1,128}");

    /** What a question for a key brings. */
    sealed interface Answer {
        record Key(RSAPublicKey key) implements Answer {}

        /** The issuer has no such key. */
        record Unknown() implements Answer {}

        /** The issuer could not be asked. */
        record NoKeys(String reason) implements Answer {}
    }

    private final JwksDiscovery discovery;
    private final Clock clock;
    private final Map<String, Kept> issuers = new ConcurrentHashMap<>();

    public JwksCache(JwksDiscovery discovery, Clock clock) {
        this.discovery = discovery;
        this.clock = clock;
    }

    Answer key(String issuer, String kid) {
        return issuers.computeIfAbsent(issuer, Kept::new).key(kid);
    }

    private record Snapshot(JsonWebKeySet keys, Instant fetched) {}

    /** One issuer's keys. Those who find their key take no lock; of those who do not, one at a time asks the issuer. */
    private final class Kept {
        private final String issuer;
        private volatile @Nullable Snapshot snapshot;
        private @Nullable Instant refetched;
        private @Nullable Instant failed;
        private String failure = "";

        Kept(String issuer) {
            this.issuer = issuer;
        }

        Answer key(String kid) {
            return fresh().flatMap(keys -> keys.key(kid))
                    .<Answer>map(Answer.Key::new)
                    .orElseGet(() -> fetched(kid));
        }

        private Optional<JsonWebKeySet> fresh() {
            return Optional.ofNullable(snapshot)
                    .filter(kept -> within(KEPT, kept.fetched()))
                    .map(Snapshot::keys);
        }

        private synchronized Answer fetched(String kid) {
            Optional<JsonWebKeySet> keys = fresh();
            Optional<RSAPublicKey> known = keys.flatMap(set -> set.key(kid));
            if (known.isPresent()) {
                return new Answer.Key(known.get());
            }
            if (keys.isPresent()) {
                boolean askAgain = PLAUSIBLE_KID.matcher(kid).matches() && !within(BETWEEN_REFETCHES, refetched);
                if (!askAgain) {
                    return new Answer.Unknown();
                }
                refetched = clock.instant();
            } else if (within(AFTER_FAILURE, failed)) {
                return new Answer.NoKeys(failure);
            }
            return ask(kid);
        }

        private Answer ask(String kid) {
            JwksDiscovery.Outcome outcome = discovery.discover(issuer);
            if (outcome instanceof JwksDiscovery.Outcome.Found found) {
                snapshot = new Snapshot(found.keys(), clock.instant());
                return found.keys().key(kid).<Answer>map(Answer.Key::new).orElseGet(Answer.Unknown::new);
            }
            failed = clock.instant();
            failure = ((JwksDiscovery.Outcome.Missed) outcome).reason();
            return new Answer.NoKeys(failure);
        }

        private boolean within(Duration span, @Nullable Instant since) {
            if (since == null) {
                return false;
            }
            Duration passed = Duration.between(since, clock.instant());
            // A clock that was set back must not keep anything for longer.
            return !passed.isNegative() && passed.compareTo(span) < 0;
        }
    }
}
