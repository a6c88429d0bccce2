package dev.gatehouse.function;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match}: changes only what is still as the caller saw it (RFC 9110, section 13.1.1).
 *
 * @param written empty when the caller sent none
 */
record IfMatch(Optional<String> written) {
    /** An entity tag with its mark; a weak one never matches, since this comparison is the strong one. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    static IfMatch of(Call call) {
        return new IfMatch(Optional.ofNullable(call.headers().get("if-match")));
    }

    boolean isAbsent() {
        return written.isEmpty();
    }

    /** Whether the resource may be changed; also true where the caller wants to know nothing. */
    boolean allows(Resource resource) {
        return written.map(header -> header.strip().equals("*") || names(header, tag(resource)))
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
