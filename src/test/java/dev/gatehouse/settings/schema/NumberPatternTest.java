package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 60", "1, 29", "5, 1440", "8, 99", "7, 7", "15, 23", "99, 100", "128, 10240", "1, 3653"})
    void takesTheRangeAndNothingElse(int least, int most) {
        Pattern pattern = Pattern.compile(NumberPattern.between(least, most));
        for (int i = 0; i <= most * 11; i++) {
            assertThat(pattern.matcher(Integer.toString(i)).matches())
                    .as("%d in %d to %d", i, least, most)
                    .isEqualTo(i >= least && i <= most);
        }
    }

    @Test
    void takesWhatDurationsTakeInEveryUnit() {
        ValueType.DurationValue span = new ValueType.DurationValue(Duration.ofMinutes(5), Duration.ofDays(1));
        Pattern pattern = Pattern.compile(NumberPattern.of(span));
        for (String unit : new String[] {"s", "m", "h", "d", "w", ""}) {
            for (int i = 0; i <= 90_000; i++) {
                String text = i + unit;
                assertThat(pattern.matcher(text).matches())
                        .as(text)
                        .isEqualTo(span.read(text, new ConfigPath("", new Problems()))
                                .isPresent());
            }
        }
        assertThat("05m").matches(pattern);
    }
}
