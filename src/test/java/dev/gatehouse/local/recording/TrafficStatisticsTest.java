package dev.gatehouse.local.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.recording.TrafficStatistics.Minute;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficStatisticsTest {
    private final SettableClock clock = new SettableClock();
    private final TrafficStatistics traffic = new TrafficStatistics(clock);

    private void add(int status) {
        traffic.add("api", status, Duration.ofMillis(5));
    }

    private Minute minutesAgo(int minutes) {
        List<Minute> hour = traffic.lastHour("api");
        return hour.get(hour.size() - 1 - minutes);
    }

    @Test
    void countsByClassOfTheStatus() {
        for (int status : new int[] {200, 302, 399, 400, 404, 499, 500, 503}) {
            add(status);
        }
        Minute now = minutesAgo(0);
        assertThat(now.count()).isEqualTo(8);
        assertThat(List.of(now.ok(), now.refused(), now.failed())).containsExactly(3, 3, 2);
    }

    @Test
    void theLastNanosecondOfAMinuteBelongsToItAndTheNextOneDoesNot() {
        clock.advance(Duration.ofMinutes(1).minusNanos(1));
        add(200);
        clock.advance(Duration.ofNanos(1));
        add(500);
        assertThat(minutesAgo(1).ok()).isEqualTo(1);
        assertThat(minutesAgo(1).failed()).isZero();
        assertThat(minutesAgo(0).failed()).isEqualTo(1);
        assertThat(minutesAgo(0).start()).isEqualTo(SettableClock.START.plusSeconds(60));
    }

    @Test
    void aMinuteIsShownForAnHourAndThenNoMore() {
        add(200);
        clock.advance(Duration.ofMinutes(60).minusNanos(1));
        assertThat(traffic.lastHour("api").get(0).ok()).isEqualTo(1);
        clock.advance(Duration.ofNanos(1));
        assertThat(traffic.lastHour("api")).hasSize(60).allMatch(minute -> minute.count() == 0);
    }

    @Test
    void aPlaceOfAnEarlierHourIsCountedFromZero() {
        add(200);
        add(500);
        clock.advance(Duration.ofMinutes(60));
        add(200);
        assertThat(minutesAgo(0).count()).isEqualTo(1);
        assertThat(minutesAgo(0).failed()).isZero();
    }

    @Test
    void eachServerHasItsOwnCounters() {
        add(200);
        assertThat(traffic.lastHour("cognito")).hasSize(60).allMatch(minute -> minute.count() == 0);
    }

    @Test
    void percentilesAreNotBelowTheExactValueAndAtMostAFifthAboveIt() {
        for (int i = 1; i <= 100; i++) {
            traffic.add("api", 200, Duration.ofMillis(i));
        }
        assertThat(minutesAgo(0).p50()).isBetween(Duration.ofMillis(50), Duration.ofMillis(60));
        assertThat(minutesAgo(0).p95()).isBetween(Duration.ofMillis(95), Duration.ofMillis(114));
    }

    @Test
    void aSingleRequestIsBothPercentiles() {
        traffic.add("api", 200, Duration.ofMillis(10));
        assertThat(minutesAgo(0).p50())
                .isEqualTo(minutesAgo(0).p95())
                .isBetween(Duration.ofMillis(10), Duration.ofMillis(12));
    }

    @Test
    void extremeDurationsAreCountedInTheFirstAndTheLastRange() {
        traffic.add("api", 200, Duration.ZERO);
        assertThat(minutesAgo(0).p50()).isEqualTo(Duration.ofNanos(50_000));
        clock.advance(Duration.ofMinutes(1));
        traffic.add("api", 200, Duration.ofDays(1));
        assertThat(minutesAgo(0).p50()).isGreaterThan(Duration.ofSeconds(40));
    }
}
