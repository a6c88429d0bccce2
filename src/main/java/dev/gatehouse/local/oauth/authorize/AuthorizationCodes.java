package dev.gatehouse.local.oauth.authorize;

import com.google.gson.annotations.SerializedName;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authorization codes. Each is valid once and for five minutes. DOC "The token issuer endpoint". */
public final class AuthorizationCodes {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final RecordMap<Code> rows;
    private final Sessions sessions;
    private final Clock clock;
    private final RandomValues ids;

    /**
     * The authorization that a code stands for.
     *
     * @param challenge the PKCE code challenge of the request, if it had one
     * @param document the URL of the client ID metadata document that the request named; null for a client id
     * @param originJti of the session that the code starts
     * @param used whether the code was presented before
     */
    public record Code(
            String clientId,
            String username,
            String redirectUri,
            List<String> scopes,
            @Nullable String challenge,
            @Nullable String nonce,
            @Nullable String resource,
            @Nullable String document,
            long authTime,
            String originJti,
            long expires,
            @SerializedName("spent") boolean used) {
        Code asUsed() {
            return new Code(
                    clientId,
                    username,
                    redirectUri,
                    scopes,
                    challenge,
                    nonce,
                    resource,
                    document,
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

    String issue(Authorization authorization, BrowserSessions.SignedIn signedIn) {
        String code = ids.uuid();
        rows.put(
                Hashes.fingerprint(code),
                new Code(
                        authorization.client().id(),
                        signedIn.user().username(),
                        authorization.redirectUri(),
                        authorization.scopes(),
                        authorization.challenge().orElse(null),
                        authorization.nonce().orElse(null),
                        authorization.parameters().find("resource").orElse(null),
                        authorization.document().map(ClientDocument::url).orElse(null),
                        signedIn.authTime(),
                        ids.uuid(),
                        clock.millis() + LIFETIME.toMillis(),
                        false));
        return code;
    }

    /**
     * Redeems a code. Only the first request gets it, and the code is used even if that request fails. CHOICE: a second
     * request ends the session that the first one started (RFC 6749 section 4.1.2; AWS documents only invalid_grant).
     */
    public Optional<Code> redeem(String code) {
        String key = Hashes.fingerprint(code);
        Optional<Code> before = rows.update(key, Code::asUsed);
        if (before.isPresent() && before.get().used()) {
            sessions.end(before.get().originJti());
            return Optional.empty();
        }
        return before.filter(each -> clock.millis() < each.expires());
    }

    /** Keeps used codes for a day after they expire, because their tokens may still be valid. */
    public void removeExpired() {
        rows.removeIf((key, code) ->
                clock.millis() >= code.expires() + Duration.ofDays(1).toMillis());
    }
}
