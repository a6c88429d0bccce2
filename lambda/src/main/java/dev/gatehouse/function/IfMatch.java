package dev.gatehouse.function;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match}: the caller changes a resource only if it has not changed since the caller read it (RFC
 * 9110, section 13.1.1).
 *
 * @param value empty if the caller sent no such header
 */
record IfMatch(Optional<String> value) {
    /** An entity tag. A weak tag ({@code W/}) never matches, because If-Match uses the strong comparison. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    static IfMatch of(ApiRequest request) {
        return new IfMatch(Optional.ofNullable(request.headers().get("if-match")));
    }

    boolean isAbsent() {
        return value.isEmpty();
    }

    /** Whether the caller may change the resource; true if there is no header. */
    boolean allows(Resource resource) {
        return value.map(header -> header.strip().equals("*") || names(header, tag(resource)))
                .orElse(true);
    }

    private static boolean names(String header, String tag) {
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null && tags.group().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** The version as an entity tag. */
    static String tag(Resource resource) {
        return "\"" + resource.version() + "\"";
    }
}
