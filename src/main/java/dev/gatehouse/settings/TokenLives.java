package dev.gatehouse.settings;

import java.time.Duration;

/**
 * How long a client's tokens are good.
 *
 * @param access 5 minutes to 1 day; 1 hour by default (a shorter one gains nothing while the sign-in cookie lives 1 h)
 * @param id as access
 * @param refresh 1 hour to 3650 days; by default 1 day for an spa, 30 days otherwise
 * @param rotationGrace how long a rotated refresh token is still taken, 0 to 60 seconds; spa only, 10 seconds
 */
public record TokenLives(Duration access, Duration id, Duration refresh, Duration rotationGrace) {
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    static TokenLives read(Section client, ClientKind kind) {
        Duration access = client.duration("accessToken", LEAST, DAY, Duration.ofHours(1));
        Duration id = client.duration("idToken", LEAST, DAY, Duration.ofHours(1));
        Duration refresh = client.duration(
                "refreshToken",
                Duration.ofHours(1),
                Duration.ofDays(3650),
                kind == ClientKind.SPA ? DAY : Duration.ofDays(30));
        Duration grace =
                client.duration("rotationGrace", Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(10));
        whole(client, "accessToken", access);
        whole(client, "idToken", id);
        whole(client, "refreshToken", refresh);
        if (access.compareTo(refresh) > 0 || id.compareTo(refresh) > 0) {
            client.problems()
                    .add(
                            "life-order",
                            client.path("refreshToken"),
                            "must not be shorter than accessToken and idToken",
                            Durations.show(refresh),
                            "lengthen it, or shorten the others");
        }
        if (client.has("rotationGrace") && kind != ClientKind.SPA) {
            client.problems()
                    .add(
                            "rotation-kind",
                            client.path("rotationGrace"),
                            "belongs to a client of kind spa",
                            kind.name().toLowerCase(java.util.Locale.ROOT),
                            "delete it");
        }
        return new TokenLives(access, id, refresh, grace);
    }

    /** We write token lives in minutes, in every stack, so that one unit serves all. */
    private static void whole(Section client, String key, Duration life) {
        if (life.toSeconds() % 60 != 0) {
            client.problems()
                    .add("whole-minutes", client.path(key), "must be whole minutes", Durations.show(life), "write 15m");
        }
    }
}
