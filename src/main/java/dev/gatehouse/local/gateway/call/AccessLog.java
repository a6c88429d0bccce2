package dev.gatehouse.local.gateway.call;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one line a call in the format that the stage declares (DOC "Customize HTTP API access logs"). */
public final class AccessLog {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_:-]+(?:\\.[A-Za-z0-9_:-]+)*)");
    private static final Pattern LINE_END = Pattern.compile("\\R\\s*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Consumer<String> lines;
    /** By the declared text: a stage has one, and reads it once. */
    private final ConcurrentMap<String, Format> formats = new ConcurrentHashMap<>();

    /** Texts and names of variables in turn, a text first. */
    private record Format(boolean json, List<String> parts) {
        /** DOC: one line a request; a declared format may be written over several. */
        static Format ofOneLine(String declared) {
            return of(LINE_END.matcher(declared).replaceAll(""));
        }

        static Format of(String template) {
            List<String> parts = new ArrayList<>();
            Matcher found = VARIABLE.matcher(template);
            int end = 0;
            while (found.find()) {
                parts.add(template.substring(end, found.start()));
                parts.add(found.group(1));
                end = found.end();
            }
            parts.add(template.substring(end));
            return new Format(template.startsWith("{"), List.copyOf(parts));
        }

        String filled(AccessLogEntry call) {
            StringBuilder text = new StringBuilder();
            boolean variable = false;
            for (String part : parts) {
                text.append(variable ? text(part, call, json) : part);
                variable = !variable;
            }
            return text.toString();
        }
    }

    public AccessLog(Consumer<String> lines) {
        this.lines = lines;
    }

    public void write(AccessLogEntry call) {
        call.format()
                .ifPresent(declared -> lines.accept(
                        formats.computeIfAbsent(declared, Format::ofOneLine).filled(call)));
    }

    /** A template with the values of its {@code $context} variables. */
    public static String filled(String template, AccessLogEntry call) {
        return Format.of(template).filled(call);
    }

    /** CHOICE: values are escaped, so that a user agent with a quote cannot write fields of its own. */
    private static String text(String variable, AccessLogEntry call, boolean json) {
        String value = call.value(variable);
        if (variable.equals("error.messageString")) {
            return value;
        }
        String clean = CONTROL.matcher(value).replaceAll(" ");
        if (!json) {
            return clean;
        }
        String quoted = new JsonPrimitive(clean).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
