package dev.gatehouse.local.function.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The error object of Lambda (errorMessage, errorType, stackTrace) for an exception of a handler. */
record ErrorReport(String type, String message, StackTraceElement[] trace) {

    static ErrorReport of(Throwable thrown) {
        log(thrown);
        String message = thrown.getLocalizedMessage();
        String type = thrown.getClass().getName();
        // OBS (AWS's Java runtime interface client): the type replaces a missing message.
        return new ErrorReport(type, message == null ? type : message, thrown.getStackTrace());
    }

    /** OBS (same source): the messages of the managed runtime if a handler cannot be loaded. */
    static ErrorReport ofStart(Throwable thrown, String className) {
        log(thrown);
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new ErrorReport(
                thrown.getClass().getName(),
                thrown instanceof ClassNotFoundException
                        ? "Class not found: " + className
                        : "Error loading class " + className + message,
                thrown.getStackTrace());
    }

    /** Prints the stack trace to the log of the function, as the managed runtime does. */
    private static void log(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        System.err.print(text);
        System.err.flush();
    }

    byte[] json() {
        return ("{\"errorMessage\":" + quoted(message) + ",\"errorType\":" + quoted(type) + ",\"stackTrace\":["
                        + Arrays.stream(trace)
                                .limit(50)
                                .map(frame -> quoted(frame.toString()))
                                .collect(Collectors.joining(","))
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < 0x20) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorReport that && type.equals(that.type) && message.equals(that.message);
    }

    @Override
    public int hashCode() {
        return type.hashCode() + 31 * message.hashCode();
    }

    @Override
    public String toString() {
        return type;
    }
}
