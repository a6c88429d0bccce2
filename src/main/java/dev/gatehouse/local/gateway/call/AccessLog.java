package dev.gatehouse.local.gateway.call;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one line for each request, in the format that the stage declares (DOC "Customize HTTP API access logs"). */
public final class AccessLog {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_:-]+(?:\\.[A-Za-z0-9_:-]+)*)");
    private static final Pattern LINE_END = Pattern.compile("\\R\\s*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Consumer<String> lines;
    /** Parsed formats by their declared text. */
    private final ConcurrentMap<String, Format> formats = new ConcurrentHashMap<>();

    /** @param parts literal texts and variable names, alternating, starting with a text */
    private record Format(boolean json, List<String> parts) {
        /** DOC: one line for each request. A declared format may have line breaks, which are removed. */
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

    /** Replaces the {@code $context} variables of a template with their values. */
    public static String filled(String template, AccessLogEntry call) {
        return Format.of(template).filled(call);
    }

    /** CHOICE: values are escaped, so that a User-Agent header with a quote cannot add fields to the line. */
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
