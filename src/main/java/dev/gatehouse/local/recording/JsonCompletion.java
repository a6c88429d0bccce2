package dev.gatehouse.local.recording;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Closes what is open at the end of a JSON text that was cut, so that it can be parsed. */
final class JsonCompletion {
    private static final Pattern HALF_ESCAPE = Pattern.compile("\\\\(u[0-9A-Fa-f]{0,3})?$");

    private JsonCompletion() {}

    /** Texts of which the first one that can be parsed is the completed one. */
    static List<String> candidates(String cut) {
        Deque<Character> open = new ArrayDeque<>();
        boolean inString = false;
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
            }
        }
        StringBuilder end = new StringBuilder();
        open.forEach(end::append);
        String text = inString ? withoutHalfEscape(cut) + "\"" : cut.stripTrailing();
        String withoutComma = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        return List.of(withoutComma + end, text + ":null" + end, text + "null" + end);
    }

    private static String withoutHalfEscape(String cut) {
        int backslashes = 0;
        String start = HALF_ESCAPE.matcher(cut).replaceFirst("");
        for (int i = start.length() - 1; i >= 0 && start.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        // After an odd number of backslashes, the removed one was escaped by the one before it.
        return backslashes % 2 == 0 ? start : cut;
    }
}
