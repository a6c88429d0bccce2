package dev.gatehouse.local.gateway.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The method and path of a route key, matched against raw path segments.
 *
 * @param method upper case, or {@code ANY}
 */
public record RoutePattern(String method, List<Segment> segments) {
    /** DOC "Create routes for HTTP APIs": the allowed methods; {@code ANY} matches all of them. */
    public static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String ANY = "ANY";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}+/]+)(\\+?)}");

    enum Kind {
        LITERAL,
        VARIABLE,
        GREEDY
    }

    /** @param text the literal, or the name of the variable */
    record Segment(Kind kind, String text) {}

    /**
     * The order in which patterns are tried. DOC "Create routes for HTTP APIs": full matches before greedy ones. OBS
     * yulin 299: the longest literal prefix among greedy routes, an exact method before ANY. CHOICE: the path takes
     * precedence over the method; from the left, a literal precedes a variable.
     */
    public static final Comparator<RoutePattern> MOST_SPECIFIC_FIRST = Comparator.comparing(RoutePattern::isGreedy)
            .thenComparing(RoutePattern::literalPrefix, Comparator.reverseOrder())
            .thenComparing((one, other) -> one.comparePaths(other))
            .thenComparing(pattern -> pattern.method.equals(ANY));

    public RoutePattern {
        segments = List.copyOf(segments);
    }

    /**
     * Returns empty if CreateRoute would refuse the key. Valid: {@code METHOD /path}, with a greedy variable only at
     * the end.
     */
    public static Optional<RoutePattern> of(String key) {
        int space = key.indexOf(' ');
        if (space < 0 || !key.startsWith("/", space + 1)) {
            return Optional.empty();
        }
        String method = key.substring(0, space);
        List<Segment> segments = new ArrayList<>();
        for (String text : RawPath.of(key.substring(space + 1)).segments()) {
            Matcher variable = VARIABLE.matcher(text);
            if (variable.matches()) {
                Kind kind = variable.group(2).isEmpty() ? Kind.VARIABLE : Kind.GREEDY;
                segments.add(new Segment(kind, variable.group(1)));
            } else {
                segments.add(new Segment(Kind.LITERAL, text));
            }
        }
        boolean greedyInside = segments.stream()
                .limit(Math.max(0, segments.size() - 1))
                .anyMatch(segment -> segment.kind() == Kind.GREEDY);
        boolean methodKnown = method.equals(ANY) || METHODS.contains(method);
        return methodKnown && !greedyInside ? Optional.of(new RoutePattern(method, segments)) : Optional.empty();
    }

    /** The path variables as sent, not decoded; empty if this pattern does not match. */
    public Optional<Map<String, String>> match(String requestMethod, List<String> path) {
        // CHOICE: ANY matches only the documented methods, so TRACE, CONNECT and "get" match nothing.
        if (!requestMethod.equals(method) && !(method.equals(ANY) && METHODS.contains(requestMethod))) {
            return Optional.empty();
        }
        if (isGreedy() ? path.size() < segments.size() : path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            String sent = path.get(i);
            if (segment.kind() == Kind.LITERAL ? !segment.text().equals(sent) : sent.isEmpty()) {
                return Optional.empty();
            }
            switch (segment.kind()) {
                case LITERAL -> {}
                case VARIABLE -> variables.put(segment.text(), sent);
                // OBS yulin 299: the value has no leading slash and must not be empty.
                case GREEDY -> variables.put(segment.text(), String.join("/", path.subList(i, path.size())));
            }
        }
        return Optional.of(variables);
    }

    private boolean isGreedy() {
        return !segments.isEmpty() && segments.get(segments.size() - 1).kind() == Kind.GREEDY;
    }

    private int literalPrefix() {
        int length = 0;
        while (length < segments.size() && segments.get(length).kind() == Kind.LITERAL) {
            length++;
        }
        return length;
    }

    private int comparePaths(RoutePattern other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = segments.get(i).kind().compareTo(other.segments.get(i).kind());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(other.segments.size(), segments.size());
    }
}
