package dev.gatehouse.local.cognito.token;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.nimbusds.jose.JWSObject;
import dev.gatehouse.local.cognito.token.AccessTokenCheck.AccessTokenError;
import dev.gatehouse.local.cognito.token.AccessTokenCheck.InvalidAccessToken;
import dev.gatehouse.local.cognito.token.AccessTokenCheck.Verified;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Verifies access tokens that callers send to Cognito itself: GetUser, GlobalSignOut, userInfo. */
public final class AccessTokenVerifier {
    private final LocalCloud cloud;
    private final SigningKeys keys;
    private final Sessions sessions;
    private final UserStore users;
    private final Clock clock;

    public AccessTokenVerifier(LocalCloud cloud, SigningKeys keys, Sessions sessions, UserStore users, Clock clock) {
        this.cloud = cloud;
        this.keys = keys;
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
    }

    public AccessTokenCheck verify(String token) {
        Declared declared = cloud.declared();
        JWSObject jws;
        JsonObject claims;
        try {
            jws = JWSObject.parse(token);
            claims = JsonParser.parseString(jws.getPayload().toString()).getAsJsonObject();
        } catch (ParseException | JsonParseException | IllegalStateException e) {
            return invalid("the access token is not a JWT");
        }
        String issuer = text(claims, "iss");
        Optional<UserPool> issuing = declared.pools().values().stream()
                .filter(pool -> pool.issuer().equals(issuer))
                .findFirst();
        if (issuing.isEmpty()) {
            return invalid("no declared pool is the issuer of this token");
        }
        UserPool pool = issuing.get();
        if (!keys.access(pool.id()).isSignatureValid(jws)) {
            return invalid("header or signature does not match the pool's key for access tokens"
                    + " (ID tokens are signed with another key)");
        }
        return checkClaims(declared, pool, claims);
    }

    /** Checks the claims of a token whose signature is valid. */
    private AccessTokenCheck checkClaims(Declared declared, UserPool pool, JsonObject claims) {
        Optional<AppClient> client = declared.client(text(claims, "client_id"));
        if (!text(claims, "token_use").equals("access") || client.isEmpty()) {
            return invalid("token_use must be access and the client must still be declared");
        }
        // Expired at the exact second of exp (RFC 7519 section 4.1.4: on or after).
        if (clock.instant().getEpochSecond() >= claims.get("exp").getAsLong()) {
            return new InvalidAccessToken(AccessTokenError.EXPIRED, "the access token has expired");
        }
        if (!claims.has("username")) {
            return invalid("a token of the client_credentials grant has no user");
        }
        if (sessions.isEnded(text(claims, "origin_jti"))) {
            return new InvalidAccessToken(
                    AccessTokenError.REVOKED, "the session of this token was ended by revocation or sign-out");
        }
        return users.find(pool, text(claims, "username"))
                .<AccessTokenCheck>map(user -> new Verified(
                        pool, client.get(), user, List.of(text(claims, "scope").split(" "))))
                .orElseGet(
                        () -> new InvalidAccessToken(AccessTokenError.USER_GONE, "the user of this token was deleted"));
    }

    private static InvalidAccessToken invalid(String reason) {
        return new InvalidAccessToken(AccessTokenError.INVALID, reason);
    }

    private static String text(JsonObject claims, String name) {
        return claims.has(name) && claims.get(name).isJsonPrimitive()
                ? claims.get(name).getAsString()
                : "";
    }
}
