package dev.gatehouse.function.claims;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How API Gateway writes a claim that is a list. */
enum ListForm {
    /**
     * HTTP API: {@code [admin poweruser]}, exactly one pair of brackets around names separated by single spaces (OBS
     * floci 2026-08, yulin, guidance #802). Any other form has no names.
     */
    BRACKETED {
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
     * REST API: {@code admin,poweruser} (OBS re:Post "AWS Cognito group", awsdocs #158). A group name with a comma
     * would read as two groups: the settings refuse such a name. Do not create such groups in the console either.
     */
    COMMA_SEPARATED {
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

    /** Strict: returns no names if the form is not exact, because group names decide about access. */
    abstract Set<String> names(String list);

    /** Reads the scopes of the claim {@code scp}. */
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
