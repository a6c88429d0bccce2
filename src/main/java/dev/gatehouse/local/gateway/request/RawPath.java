package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.PercentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a path as sent, not decoded or normalized, so that the authorized path is the one that is dispatched.
 *
 * @param segments {@code /a/b} has two, {@code /} none, {@code /a/} two of which the last is empty
 */
public record RawPath(List<String> segments) {
    public RawPath {
        segments = List.copyOf(segments);
    }

    public static RawPath of(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return new RawPath(relative.isEmpty() ? List.of() : Arrays.asList(relative.split("/", -1)));
    }

    /**
     * Why the path is refused; empty if it is valid. CHOICE: 400, because a function that normalizes the path would
     * otherwise serve another resource than the authorized one.
     */
    public Optional<String> refusal() {
        for (String segment : segments) {
            Optional<String> decoded = PercentEncoding.decode(segment);
            if (decoded.isEmpty()) {
                return Optional.of(
                        "path: percent escapes must be complete UTF-8, got an invalid one; send %XX of UTF-8 bytes");
            }
            String text = decoded.get();
            if (text.equals(".") || text.equals("..")) {
                return Optional.of("path: must not have dot segments, got one; send the resolved path");
            }
            if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                return Optional.of("path: must not have encoded control characters, got one; remove it");
            }
        }
        return Optional.empty();
    }

    boolean startsWith(String segment) {
        return !segments.isEmpty() && segments.get(0).equals(segment);
    }

    /** Without the first segment. */
    public RawPath withoutFirstSegment() {
        return new RawPath(segments.subList(1, segments.size()));
    }
}
