package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Durations;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a client's tokens are valid.
 *
 * @param access 5 minutes to 1 day; 1 hour by default (a shorter one has no benefit while the sign-in cookie is valid for 1 hour)
 * @param id as access
 * @param refresh 1 hour to 3650 days; by default 1 day for an spa, 30 days otherwise
 * @param rotation whether each refresh returns a new refresh token and revokes the old one; by default only for an spa or an agent
 * @param rotationGrace how long a rotated refresh token is still accepted, 0 to 60 seconds; 10 seconds by default
 */
public record TokenLifetimes(Duration access, Duration id, Duration refresh, boolean rotation, Duration rotationGrace) {
    static final Schema KEYS = Schema.part();

    private static final Duration MIN_LIFETIME = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Key<Duration> ACCESS = KEYS.duration("accessToken", MIN_LIFETIME, DAY)
            .describe("how long an access token is valid, in whole minutes")
            .source("Cognito, CreateUserPoolClient, AccessTokenValidity")
            .withDefault(Duration.ofHours(1));
    private static final Key<Duration> ID = KEYS.duration("idToken", MIN_LIFETIME, DAY)
            .describe("how long an ID token is valid, in whole minutes")
            .source("Cognito, CreateUserPoolClient, IdTokenValidity")
            .withDefault(Duration.ofHours(1));
    private static final Key<Optional<Duration>> REFRESH = KEYS.duration(
                    "refreshToken", Duration.ofHours(1), Duration.ofDays(3650))
            .describe("how long a refresh token is valid, in whole minutes; not shorter than the other tokens")
            .source("Cognito, CreateUserPoolClient, RefreshTokenValidity")
            .example(Duration.ofHours(12))
            .optional("1d for kind spa, 30d otherwise");
    private static final Key<Optional<Boolean>> ROTATION = KEYS.flag("rotation")
            .describe("whether a refresh returns a new refresh token; InitiateAuth then rejects REFRESH_TOKEN_AUTH")
            .source("Cognito, RefreshTokenRotationType; RFC 9700 section 2.2.2")
            .example(true)
            .optional("on for kinds spa and agent, off otherwise");
    private static final Key<Duration> ROTATION_GRACE_PERIOD = KEYS.duration(
                    "rotationGrace", Duration.ZERO, Duration.ofSeconds(60))
            .describe("how long a rotated refresh token is still accepted; needs rotation")
            .source("Cognito, RefreshTokenRotationType, RetryGracePeriodSeconds")
            .withDefault(Duration.ofSeconds(10));

    private static final Rule WHOLE_MINUTES = KEYS.rule("whole-minutes", "must be whole minutes", "write 15m");
    private static final Rule ORDER = KEYS.rule(
            "life-order", "must not be shorter than accessToken and idToken", "lengthen it, or shorten the others");
    private static final Rule ROTATION_KIND =
            KEYS.rule("rotation-kind", "must be absent for kind machine, which has no refresh tokens", "delete it");
    private static final Rule AGENT_ROTATION = KEYS.rule(
            "agent-rotation",
            "must be on for kind agent: refresh tokens of public MCP clients must rotate (MCP specification, authorization)",
            "delete it");
    private static final Rule GRACE_WITHOUT_ROTATION =
            KEYS.rule("rotation-grace", "must be absent without rotation", "write rotation: on, or delete it");
    private static final String SPA_WITHOUT_ROTATION = KEYS.warning(
            "refresh tokens of a browser application do not rotate: a stolen token"
                    + " is valid until it expires and nothing detects it (RFC 9700 section 2.2.2); shorten refreshToken");

    static TokenLifetimes read(Section client, ClientKind kind) {
        Duration access = client.get(ACCESS);
        Duration id = client.get(ID);
        Duration refresh = client.get(REFRESH).orElse(kind == ClientKind.SPA ? DAY : Duration.ofDays(30));
        checkWholeMinutes(client.path(ACCESS), access);
        checkWholeMinutes(client.path(ID), id);
        checkWholeMinutes(client.path(REFRESH), refresh);
        if (access.compareTo(refresh) > 0 || id.compareTo(refresh) > 0) {
            client.path(REFRESH).report(ORDER, Durations.show(refresh));
        }
        return new TokenLifetimes(access, id, refresh, rotates(client, kind), client.get(ROTATION_GRACE_PERIOD));
    }

    private static boolean rotates(Section client, ClientKind kind) {
        if (!kind.hasUsers()) {
            Stream.of(ROTATION, ROTATION_GRACE_PERIOD)
                    .filter(client::has)
                    .forEach(key -> client.path(key).report(ROTATION_KIND, "machine"));
            return false;
        }
        boolean rotates = client.get(ROTATION).orElse(kind == ClientKind.SPA || kind == ClientKind.AGENT);
        if (!rotates && kind == ClientKind.AGENT) {
            client.path(ROTATION).report(AGENT_ROTATION, "off");
        }
        if (!rotates && client.has(ROTATION_GRACE_PERIOD)) {
            client.path(ROTATION_GRACE_PERIOD).report(GRACE_WITHOUT_ROTATION, "rotation: off");
        }
        if (!rotates && kind == ClientKind.SPA) {
            client.path(ROTATION).warn(SPA_WITHOUT_ROTATION);
        }
        return rotates;
    }

    /** Reports a lifetime that is not in whole minutes, the unit of token validity in every stack. */
    private static void checkWholeMinutes(ConfigPath path, Duration lifetime) {
        if (lifetime.toSeconds() % 60 != 0) {
            path.report(WHOLE_MINUTES, Durations.show(lifetime));
        }
    }
}
