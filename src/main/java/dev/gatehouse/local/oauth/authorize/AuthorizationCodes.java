package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authorization codes: five minutes, once. DOC "The token issuer endpoint". */
public final class AuthorizationCodes {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final RecordMap<Code> rows;
    private final Sessions sessions;
    private final Clock clock;
    private final RandomValues ids;

    /**
     * What a code stands for.
     *
     * @param challenge of PKCE, where the request had one
     * @param originJti of the session that it leads to
     * @param spent whether it was presented before
     */
    public record Code(
            String clientId,
            String username,
            String redirectUri,
            List<String> scopes,
            @Nullable String challenge,
            @Nullable String nonce,
            @Nullable String resource,
            long authTime,
            String originJti,
            long expires,
            boolean used) {
        Code asUsed() {
            return new Code(
                    clientId,
                    username,
                    redirectUri,
                    scopes,
                    challenge,
                    nonce,
                    resource,
                    authTime,
                    originJti,
                    expires,
                    true);
        }
    }

    public AuthorizationCodes(Store store, Sessions sessions, Clock clock, RandomValues ids) {
        this.rows = new RecordMap<>(store, "oauth.codes", Code.class);
        this.sessions = sessions;
        this.clock = clock;
        this.ids = ids;
    }

    String issue(Authorization authorization, BrowserSessions.SignedIn who) {
        String code = ids.uuid();
        rows.put(
                Hashes.fingerprint(code),
                new Code(
                        authorization.client().id(),
                        who.user().username(),
                        authorization.redirectUri(),
                        authorization.scopes(),
                        authorization.challenge().orElse(null),
                        authorization.nonce().orElse(null),
                        authorization.parameters().find("resource").orElse(null),
                        who.authTime(),
                        ids.uuid(),
                        clock.millis() + LIFETIME.toMillis(),
                        false));
        return code;
    }

    /**
     * Takes a code: whoever is first gets it, and it is spent even when his request turns out wrong. CHOICE: a second
     * one ends the session that the first led to (RFC 6749 section 4.1.2; AWS documents invalid_grant only).
     */
    public Optional<Code> redeem(String code) {
        String key = RandomValues.fingerprint(code);
        Optional<Code> before = rows.update(key, Code::asUsed);
        if (before.isPresent() && before.get().used()) {
            sessions.end(before.get().originJti());
            return Optional.empty();
        }
        return before.filter(each -> clock.millis() < each.expires());
    }

    /** Spent ones are kept while what they led to may live: a day at least. */
    public void removeExpired() {
        rows.removeIf((key, code) ->
                clock.millis() >= code.expires() + Duration.ofDays(1).toMillis());
    }
}
