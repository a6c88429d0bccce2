package dev.gatehouse.settings.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that is most similar to an unknown one. */
public final class NearestName {
    private NearestName() {}

    /** The nearest known name, at most two edits away, or three for names of more than eight letters. */
    private static Optional<String> to(String typed, Collection<String> known) {
        int maxEdits = typed.length() > 8 ? 3 : 2;
        return known.stream()
                .sorted()
                .filter(name -> edits(typed, name) <= maxEdits)
                .min(Comparator.comparingInt(name -> edits(typed, name)));
    }

    /** {@code did you mean '…'?} with the nearest known name; {@code fallback} if none is near. */
    public static String hint(String typed, Collection<String> known, String fallback) {
        return to(typed, known).map(near -> "did you mean '" + near + "'?").orElse(fallback);
    }

    /**
     * Whether a name is probably a misspelling of another: one edit away, or the same letters in another order. Upper and
     * lower case count as the same.
     */
    public static boolean isNear(String typed, String name) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return edits(lower, name) <= 1
                || lower.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(name.chars().sorted().boxed().toList());
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
