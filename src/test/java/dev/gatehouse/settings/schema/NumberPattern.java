package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Regular expressions for ranges of whole numbers: JSON Schema has no other way to bound a duration's text. */
final class NumberPattern {
    private NumberPattern() {}

    /** Durations within the span, in every unit that reaches into it. */
    static String of(ValueType.DurationValue span) {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("s", 1L);
        units.put("m", 60L);
        units.put("h", 3_600L);
        units.put("d", 86_400L);
        List<String> parts = new ArrayList<>();
        units.forEach((unit, seconds) -> {
            long least = (span.min().toSeconds() + seconds - 1) / seconds;
            long most = span.max().toSeconds() / seconds;
            if (least <= most) {
                parts.add("0*" + between(least, most) + unit);
            }
        });
        return "(?:" + String.join("|", parts) + ")";
    }

    /** Whole numbers from {@code least} to {@code most}, without leading zeros. */
    static String between(long least, long most) {
        TreeSet<Long> ends = new TreeSet<>(List.of(most));
        for (long power = 10; power <= most * 10; power *= 10) {
            long nines = least - least % power + power - 1;
            if (nines < most) {
                ends.add(nines);
            }
            long zeros = (most + 1) - (most + 1) % power - 1;
            if (zeros >= least) {
                ends.add(zeros);
            }
        }
        List<String> parts = new ArrayList<>();
        long from = least;
        for (long to : ends) {
            parts.add(digits(Long.toString(from), Long.toString(to)));
            from = to + 1;
        }
        return "(?:" + String.join("|", parts) + ")";
    }

    private static String digits(String from, String to) {
        StringBuilder pattern = new StringBuilder();
        int any = 0;
        for (int i = 0; i < to.length(); i++) {
            char low = from.charAt(i);
            char high = to.charAt(i);
            if (low == '0' && high == '9') {
                // Only whole tails of numbers run from 0 to 9.
                any++;
            } else {
                pattern.append(low == high ? String.valueOf(low) : "[" + low + "-" + high + "]");
            }
        }
        return pattern + (any == 0 ? "" : any == 1 ? "[0-9]" : "[0-9]{" + any + "}");
    }
}
