package dev.gatehouse.local.gateway;

import com.google.gson.JsonPrimitive;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one line a call in the format that the stage declares (DOC "Customize HTTP API access logs"). */
final class AccessLog {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_:-]+(?:\\.[A-Za-z0-9_:-]+)*)");

    private final Consumer<String> lines;

    AccessLog(Consumer<String> lines) {
        this.lines = lines;
    }

    void write(AccessRecord call) {
        call.format().ifPresent(format -> lines.accept(render(format, call)));
    }

    private static String render(String format, AccessRecord call) {
        // DOC: one line a request; a declared format may be written over several.
        String line = format.replaceAll("\\R\\s*", "");
        return filled(line, call);
    }

    /** A template with the values of its {@code $context} variables. */
    static String filled(String template, AccessRecord call) {
        boolean json = template.startsWith("{");
        return VARIABLE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(text(found.group(1), call, json)));
    }

    /** CHOICE: values are escaped, so that a user agent with a quote cannot write fields of its own. */
    private static String text(String variable, AccessRecord call, boolean json) {
        String value = call.value(variable);
        if (variable.equals("error.messageString")) {
            return value;
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ");
        if (!json) {
            return clean;
        }
        String quoted = new JsonPrimitive(clean).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
