package dev.gatehouse.local.console.request;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, durations and other values as the pages show them. */
final class Texts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Texts() {}

    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    static String minute(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }

    static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    /** One decimal below ten milliseconds. */
    static String milliseconds(Duration took) {
        double milliseconds = took.toNanos() / 1_000_000.0;
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f" : "%.0f", milliseconds);
    }

    /** The words of RFC 9110 for a status code; empty for other codes. */
    static String statusWords(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 431 -> "Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "";
        };
    }

    /** The time from one instant to another in words, such as {@code in 59 min} or {@code 2 h ago}. */
    static String distance(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        long size = Math.abs(seconds);
        String text = size < 120
                ? size + " s"
                : size < 7200 ? size / 60 + " min" : size < 172_800 ? size / 3600 + " h" : size / 86_400 + " days";
        return seconds >= 0 ? "in " + text : text + " ago";
    }
}
