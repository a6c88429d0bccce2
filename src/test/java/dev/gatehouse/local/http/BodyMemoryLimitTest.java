package dev.gatehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyMemoryLimitTest {
    private static final int SMALL = BodyMemoryLimit.SMALL_BODY_LIMIT_BYTES;

    private final BodyMemoryLimit memory = new BodyMemoryLimit(2L * SMALL);

    @Test
    void acceptsSmallBodiesUpToTheLimit() {
        assertThat(memory.reserve(0, SMALL)).isTrue();
        assertThat(memory.reserve(0, SMALL - 1)).isTrue();
        assertThat(memory.reserve(0, 2)).isFalse();
        assertThat(memory.reserve(SMALL - 1, 1)).isTrue();
        assertThat(memory.reserve(0, 1)).isFalse();
    }

    @Test
    void countsOnlyTheLongPartOfLargeBodies() {
        assertThat(memory.reserve(0, 3 * SMALL)).isTrue();
        assertThat(memory.reserve(3 * SMALL, 1)).isFalse();
        assertThat(memory.reserve(0, SMALL)).isTrue();
        assertThat(memory.reserve(SMALL, 1)).isFalse();
    }

    @Test
    void reservesNothingForARefusedBody() {
        assertThat(memory.reserve(0, 3 * SMALL + 1)).isFalse();
        assertThat(memory.reserve(0, 3 * SMALL)).isTrue();
    }

    @Test
    void releasesTheMemoryOfBodies() {
        assertThat(memory.reserve(0, 10)).isTrue();
        assertThat(memory.reserve(10, 3 * SMALL - 10)).isTrue();
        memory.release(3 * SMALL);

        assertThat(memory.reserve(0, 3 * SMALL)).isTrue();
        assertThat(memory.reserve(0, SMALL)).isTrue();
        assertThat(memory.reserve(0, 1)).isFalse();
    }

    @Test
    void allowsTenSecondsPlusOneForEachSixteenKilobytesUpToAMinute() {
        assertThat(BodyTimeout.DEFAULT.allowed(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(BodyTimeout.DEFAULT.allowed(1000)).isEqualTo(Duration.ofMillis(10_061));
        assertThat(BodyTimeout.DEFAULT.allowed(16 * 1024)).isEqualTo(Duration.ofSeconds(11));
        assertThat(BodyTimeout.DEFAULT.allowed(50 * 16 * 1024 - 16)).isEqualTo(Duration.ofMillis(59_999));
        assertThat(BodyTimeout.DEFAULT.allowed(50 * 16 * 1024)).isEqualTo(Duration.ofSeconds(60));
        assertThat(BodyTimeout.DEFAULT.allowed(Long.MAX_VALUE / 2000)).isEqualTo(Duration.ofSeconds(60));
    }
}
