package dev.gatehouse.function.claims;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a kind of gateway writes a claim that is a list. */
enum ListForm {
    /**
     * An HTTP API: {@code [admin poweruser]}, exactly one pair of brackets around names separated by single blanks (OBS
     * floci 2026-08, yulin, guidance #802). Any other form is no name at all.
     */
    IN_BRACKETS {
        @Override
        Set<String> names(String list) {
            String inner = withoutBrackets(list);
            boolean bracketed = inner.length() == list.length() - 2;
            return bracketed && inner.chars().noneMatch(c -> c == '[' || c == ']' || c == ',')
                    ? words(inner, " ")
                    : Set.of();
        }

        @Override
        Set<String> scopes(String list) {
            return words(withoutBrackets(list), " ");
        }
    },
    /**
     * A REST API: {@code admin,poweruser} (OBS re:Post "AWS Cognito group", awsdocs #158). A group's own name may hold a
     * comma, which would read as two: the stack's settings refuse such a name, and so should whoever makes groups by
     * hand.
     */
    BY_COMMAS {
        @Override
        Set<String> names(String list) {
            return list.chars().noneMatch(c -> c == '[' || c == ']' || Character.isWhitespace(c))
                    ? words(list, ",")
                    : Set.of();
        }

        @Override
        Set<String> scopes(String list) {
            return words(list, ",");
        }
    };

    /** Names that must not be guessed at. */
    abstract Set<String> names(String list);

    /** Scopes of the claim {@code scp}. */
    abstract Set<String> scopes(String list);

    static Set<String> blankSeparated(String text) {
        return words(text, " ");
    }

    private static String withoutBrackets(String list) {
        return list.length() >= 2 && list.startsWith("[") && list.endsWith("]")
                ? list.substring(1, list.length() - 1)
                : list;
    }

    private static Set<String> words(String text, String separator) {
        Set<String> words = new LinkedHashSet<>(List.of(text.split(separator, -1)));
        words.remove("");
        return Collections.unmodifiableSet(words);
    }
}
