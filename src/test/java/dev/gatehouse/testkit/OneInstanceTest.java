package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A class whose tests share one cloud, which its constructor gets. */
@GatehouseCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneInstanceTest {
    private final TestCloud cloud;

    OneInstanceTest(TestCloud cloud) {
        this.cloud = cloud;
    }

    @BeforeAll
    void getsTheCloudOfTheClass(TestCloud same) {
        assertThat(same).isSameAs(cloud);
    }

    @RepeatedTest(2)
    void startsEachTestWithTheTimeOfTheMachine(TestClock clock, TestCloud same) {
        assertThat(same).isSameAs(cloud);
        assertThat(Duration.between(Clock.systemUTC().instant(), clock.instant()))
                .isLessThan(Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
    }

    @Nested
    class InANestedClass {
        @Test
        void usesTheSameCloud(TestCloud same) {
            assertThat(same).isSameAs(cloud);
        }
    }
}
