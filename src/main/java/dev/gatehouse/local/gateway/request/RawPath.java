package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.PercentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a path as they were sent, nothing decoded or normalised: what is authorised is what is dispatched.
 *
 * @param segments {@code /a/b} has two, {@code /} none, {@code /a/} two of which the last is empty
 */
public record RawPath(List<String> segments) {
    public RawPath {
        segments = List.copyOf(segments);
    }

    public static RawPath of(String path) {
        String below = path.startsWith("/") ? path.substring(1) : path;
        return new RawPath(below.isEmpty() ? List.of() : Arrays.asList(below.split("/", -1)));
    }

    /**
     * What makes this path unfit to be routed. CHOICE: 400 rather than passing it on, because a function that
     * normalises would then serve another resource than the one that was authorised.
     */
    public Optional<String> fault() {
        for (String segment : segments) {
            Optional<String> decoded = PercentEncoding.decode(segment);
            if (decoded.isEmpty()) {
                return Optional.of(
                        "the path holds a percent escape that is cut off or no UTF-8: send %XX of UTF-8 bytes");
            }
            String text = decoded.get();
            if (text.equals(".") || text.equals("..")) {
                return Optional.of("the path holds a dot segment: send the path it stands for");
            }
            if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                return Optional.of("the path holds an encoded control character: leave it out");
            }
        }
        return Optional.empty();
    }

    boolean startsWith(String segment) {
        return !segments.isEmpty() && segments.get(0).equals(segment);
    }

    /** Without the first segment. */
    public RawPath below() {
        return new RawPath(segments.subList(1, segments.size()));
    }
}
