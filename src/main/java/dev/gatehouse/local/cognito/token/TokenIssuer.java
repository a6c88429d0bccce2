package dev.gatehouse.local.cognito.token;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.cognito.attribute.ReadableAttributes;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.trigger.ClaimsAndScopeOverrides;
import dev.gatehouse.local.cognito.trigger.PreTokenGenerationTrigger;
import dev.gatehouse.local.cognito.trigger.TokenResult;
import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.cognito.trigger.TriggerFailure;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Issues access and ID tokens. */
public final class TokenIssuer {
    private final SigningKeys keys;
    private final RefreshTokens refreshTokens;
    private final PreTokenGenerationTrigger trigger;
    private final PoolGroups poolGroups;
    private final Clock clock;
    private final RandomValues random;

    public TokenIssuer(
            SigningKeys keys,
            RefreshTokens refreshTokens,
            PreTokenGenerationTrigger trigger,
            PoolGroups poolGroups,
            Clock clock,
            RandomValues random) {
        this.keys = keys;
        this.refreshTokens = refreshTokens;
        this.trigger = trigger;
        this.poolGroups = poolGroups;
        this.clock = clock;
        this.random = random;
    }

    /** Issues the tokens of a new session, with a refresh token. */
    public TokenResult issue(UserPool pool, AppClient client, User user, Session session, Optional<String> nonce) {
        return issue(pool, client, user, session, nonce, signInSource(session));
    }

    /** Issues the tokens of a new session after InitiateAuth, with a refresh token. */
    public TokenResult issue(
            CallingClient caller, User user, Session session, PreTokenGenerationTrigger.Source source) {
        return issue(caller.pool(), caller.client(), user, session, Optional.empty(), source);
    }

    private TokenResult issue(
            UserPool pool,
            AppClient client,
            User user,
            Session session,
            Optional<String> nonce,
            PreTokenGenerationTrigger.Source source) {
        TokenResult result = tokens(pool, client, user, session, nonce, source);
        return result instanceof TokenSet set ? set.withRefresh(Optional.of(refreshTokens.issue(session))) : result;
    }

    /**
     * Issues tokens without a refresh token. DOC "The redirect and authorization endpoint": the implicit grant returns
     * none.
     */
    public TokenResult issueWithoutRefreshToken(
            UserPool pool, AppClient client, User user, Session session, Optional<String> nonce) {
        return tokens(pool, client, user, session, nonce, signInSource(session));
    }

    /**
     * Issues new tokens of an existing session. They include a refresh token only if the client rotates refresh tokens.
     */
    public TokenResult refresh(UserPool pool, AppClient client, RefreshResult.Accepted accepted) {
        TokenResult result = tokens(
                pool,
                client,
                accepted.user(),
                accepted.session(),
                Optional.empty(),
                PreTokenGenerationTrigger.Source.REFRESH_TOKENS);
        return result instanceof TokenSet set ? set.withRefresh(accepted.next()) : result;
    }

    private static PreTokenGenerationTrigger.Source signInSource(Session session) {
        return session.hosted()
                ? PreTokenGenerationTrigger.Source.HOSTED_AUTH
                : PreTokenGenerationTrigger.Source.AUTHENTICATION;
    }

    /** Invokes the pool's function once for both tokens. */
    private TokenResult tokens(
            UserPool pool,
            AppClient client,
            User user,
            Session session,
            Optional<String> nonce,
            PreTokenGenerationTrigger.Source source) {
        PreTokenGenerationTrigger.Result answer =
                trigger.invoke(pool, client, user, session, groups(pool, user), source);
        if (answer instanceof TriggerFailure refusal) {
            return refusal;
        }
        ClaimsAndScopeOverrides changes = (ClaimsAndScopeOverrides) answer;
        String access = accessToken(pool, client, user, session, changes);
        Optional<String> id = session.includesIdToken()
                ? Optional.of(idToken(pool, client, user, session, nonce, access, changes))
                : Optional.empty();
        return new TokenSet(access, id, Optional.empty(), client.accessTokenLife());
    }

    /** DOC "Understanding the access token". */
    private String accessToken(
            UserPool pool, AppClient client, User user, Session session, ClaimsAndScopeOverrides changes) {
        JsonObject claims = new JsonObject();
        claims.addProperty("sub", user.sub());
        addGroups(claims, groups(pool, user));
        claims.addProperty("iss", pool.issuer());
        if (session.hosted()) {
            // OBS: two public recordings of hosted access tokens (2018, 2019) have it. CHOICE: InitiateAuth omits it.
            claims.addProperty("version", 2);
        }
        if (session.resource() != null) {
            // DOC "The redirect and authorization endpoint", resource: only then does an access token have
            // an audience.
            claims.addProperty("aud", session.resource());
        }
        claims.addProperty("client_id", client.id());
        claims.addProperty("origin_jti", session.originJti());
        claims.addProperty("event_id", session.eventId());
        claims.addProperty("token_use", "access");
        claims.addProperty("scope", String.join(" ", session.scopes()));
        claims.addProperty("auth_time", session.authTime());
        addTimes(claims, client.accessTokenLife().toSeconds());
        claims.addProperty("username", user.username());
        changes.applyToAccess(claims, client);
        return keys.access(pool.id()).sign(claims);
    }

    /** DOC "Understanding the identity (ID) token". */
    private String idToken(
            UserPool pool,
            AppClient client,
            User user,
            Session session,
            Optional<String> nonce,
            String access,
            ClaimsAndScopeOverrides changes) {
        JsonObject claims = new JsonObject();
        if (session.hosted()) {
            // OBS pmill/aws-cognito #34; OpenID Connect Core 3.2.2.10 requires it for the implicit grant.
            claims.addProperty("at_hash", leftHalf(Hashes.sha256(access)));
        }
        Map<String, String> attributes = session.hosted()
                ? ReadableAttributes.readableWithScopes(client, user, session.scopes())
                : ReadableAttributes.readable(client, user);
        attributes.forEach((name, value) -> {
            if (name.equals(FederatedUsers.IDENTITIES)) {
                // DOC "Understanding the identity (ID) token": the attribute is a string, the claim a JSON array.
                claims.add(name, JsonParser.parseString(value));
            } else if (name.endsWith("_verified")) {
                claims.addProperty(name, Boolean.parseBoolean(value));
            } else {
                claims.addProperty(name, value);
            }
        });
        List<Group> groups = groups(pool, user);
        addGroups(claims, groups);
        addRoles(claims, groups);
        claims.addProperty("iss", pool.issuer());
        claims.addProperty("cognito:username", user.username());
        nonce.ifPresent(value -> claims.addProperty("nonce", value));
        claims.addProperty("origin_jti", session.originJti());
        claims.addProperty("aud", client.id());
        // OBS pmill/aws-cognito #34 for the ID token; DOC names it for the access token.
        claims.addProperty("event_id", session.eventId());
        claims.addProperty("token_use", "id");
        claims.addProperty("auth_time", session.authTime());
        addTimes(claims, client.idTokenLife().toSeconds());
        changes.applyToId(claims);
        return keys.id(pool.id()).sign(claims);
    }

    /**
     * Issues the access token of the client_credentials grant. Its subject is the client and it has no user name, so
     * that it cannot be mistaken for a user's token.
     */
    public String issueForClient(UserPool pool, AppClient client, List<String> scopes) {
        JsonObject claims = new JsonObject();
        claims.addProperty("sub", client.id());
        claims.addProperty("token_use", "access");
        claims.addProperty("scope", String.join(" ", scopes));
        claims.addProperty("auth_time", clock.instant().getEpochSecond());
        claims.addProperty("iss", pool.issuer());
        addTimes(claims, client.accessTokenLife().toSeconds());
        claims.addProperty("version", 2);
        claims.addProperty("client_id", client.id());
        return keys.access(pool.id()).sign(claims);
    }

    private void addTimes(JsonObject claims, long life) {
        long now = clock.instant().getEpochSecond();
        claims.addProperty("exp", now + life);
        claims.addProperty("iat", now);
        claims.addProperty("jti", random.uuid());
    }

    /**
     * The groups of the user that still exist, in the order of their precedence. CHOICE: AWS does not document the
     * order.
     */
    private List<Group> groups(UserPool pool, User user) {
        return user.groups().stream()
                .flatMap(name -> PoolGroups.isProviderGroup(pool, name)
                        ? Stream.of(PoolGroups.providerGroup(name))
                        : poolGroups.find(pool, name).stream())
                .sorted(Comparator.comparing((Group group) -> group.precedence().orElse(Integer.MAX_VALUE))
                        .thenComparing(Group::name))
                .toList();
    }

    private static void addGroups(JsonObject claims, List<Group> groups) {
        if (!groups.isEmpty()) {
            claims.add("cognito:groups", array(groups.stream().map(Group::name).toList()));
        }
    }

    /** DOC "Adding groups to a user pool": the role of the group with the lowest precedence is the preferred one. */
    private static void addRoles(JsonObject claims, List<Group> groups) {
        List<String> roles =
                groups.stream().flatMap(group -> group.roleArn().stream()).toList();
        if (!roles.isEmpty()) {
            claims.add("cognito:roles", array(roles));
            claims.addProperty("cognito:preferred_role", roles.get(0));
        }
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static String leftHalf(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
