package dev.gatehouse.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a client's tokens are good.
 *
 * @param access 5 minutes to 1 day; 1 hour by default (a shorter one gains nothing while the sign-in cookie lives 1 h)
 * @param id as access
 * @param refresh 1 hour to 3650 days; by default 1 day for an spa, 30 days otherwise
 * @param rotationGrace how long a rotated refresh token is still taken, 0 to 60 seconds; spa only, 10 seconds
 */
public record TokenLives(Duration access, Duration id, Duration refresh, Duration rotationGrace) {
    static final Shape KEYS = Shape.part();

    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Key<Duration> ACCESS = KEYS.duration("accessToken", LEAST, DAY)
            .says("how long an access token lives, in whole minutes")
            .from("Cognito, CreateUserPoolClient, AccessTokenValidity")
            .byDefault(Duration.ofHours(1));
    private static final Key<Duration> ID = KEYS.duration("idToken", LEAST, DAY)
            .says("how long an ID token lives, in whole minutes")
            .from("Cognito, CreateUserPoolClient, IdTokenValidity")
            .byDefault(Duration.ofHours(1));
    private static final Key<Optional<Duration>> REFRESH = KEYS.duration(
                    "refreshToken", Duration.ofHours(1), Duration.ofDays(3650))
            .says("how long a refresh token lives, in whole minutes; no shorter than the other two")
            .from("Cognito, CreateUserPoolClient, RefreshTokenValidity")
            .like(Duration.ofHours(12))
            .optional("1d for kind spa, 30d otherwise");
    private static final Key<Duration> GRACE = KEYS.duration("rotationGrace", Duration.ZERO, Duration.ofSeconds(60))
            .says("how long a rotated refresh token is still taken; kind spa only")
            .from("Cognito, RefreshTokenRotationType, RetryGracePeriodSeconds")
            .byDefault(Duration.ofSeconds(10));

    private static final Rule WHOLE_MINUTES = KEYS.rule("whole-minutes", "must be whole minutes", "write 15m");
    private static final Rule ORDER = KEYS.rule(
            "life-order", "must not be shorter than accessToken and idToken", "lengthen it, or shorten the others");
    private static final Rule ROTATION_KIND =
            KEYS.rule("rotation-kind", "belongs to a client of kind spa", "delete it");

    static TokenLives read(Section client, ClientKind kind) {
        Duration access = client.get(ACCESS);
        Duration id = client.get(ID);
        Duration refresh = client.get(REFRESH).orElse(kind == ClientKind.SPA ? DAY : Duration.ofDays(30));
        whole(client.at(ACCESS), access);
        whole(client.at(ID), id);
        whole(client.at(REFRESH), refresh);
        if (access.compareTo(refresh) > 0 || id.compareTo(refresh) > 0) {
            client.at(REFRESH).report(ORDER, Durations.show(refresh));
        }
        if (client.has(GRACE) && kind != ClientKind.SPA) {
            client.at(GRACE).report(ROTATION_KIND, kind.written());
        }
        return new TokenLives(access, id, refresh, client.get(GRACE));
    }

    /** We write token lives in minutes, in every stack, so that one unit serves all. */
    private static void whole(Place place, Duration life) {
        if (life.toSeconds() % 60 != 0) {
            place.report(WHOLE_MINUTES, Durations.show(life));
        }
    }
}
