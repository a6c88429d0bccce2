package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the local cloud does with each input of one resource type. Each input of the provider's schema is in exactly one
 * list; a test compares the lists with the SDK. An input is a path such as {@code passwordPolicy.minimumLength}; a path
 * stands for all inputs below it, unless these are listed themselves.
 */
public final class ResourceInputs {
    enum Handling {
        /** Has the effect that it has on AWS. */
        IMITATED,
        /** Is stored, and has no effect; the start reports it. */
        KEPT,
        /** Is refused by name, because a stack without it behaves differently. */
        REFUSED
    }

    private final String token;
    private final SortedMap<String, Handling> handlings = new TreeMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, Set<String>> onlyValues = new LinkedHashMap<>();

    private ResourceInputs(String token) {
        this.token = token;
    }

    /** Lists without a member; the methods below add to them. */
    static ResourceInputs of(String token) {
        return new ResourceInputs(token);
    }

    String token() {
        return token;
    }

    ResourceInputs imitated(String... paths) {
        return add(Handling.IMITATED, paths);
    }

    /** An input of which only these values are imitated; any other value is refused. */
    ResourceInputs imitatedOnly(String path, String... values) {
        onlyValues.put(path, new TreeSet<>(List.of(values)));
        return add(Handling.IMITATED, path);
    }

    ResourceInputs kept(String... paths) {
        return add(Handling.KEPT, paths);
    }

    /** @param reason follows the path in the message */
    ResourceInputs refused(String reason, String... paths) {
        for (String path : paths) {
            reasons.put(path, reason);
        }
        return add(Handling.REFUSED, paths);
    }

    private ResourceInputs add(Handling handling, String... paths) {
        for (String path : paths) {
            if (handlings.put(path, handling) != null) {
                throw new IllegalStateException(token + ": " + path + " is in two lists");
            }
        }
        return this;
    }

    /** All three lists, by path. */
    SortedMap<String, Handling> all() {
        return Collections.unmodifiableSortedMap(handlings);
    }

    /** Paths by list, each with its values where only some are imitated. */
    Map<Handling, List<String>> lists() {
        Map<Handling, List<String>> lists = new EnumMap<>(Handling.class);
        handlings.forEach((path, handling) -> lists.computeIfAbsent(handling, none -> new ArrayList<>())
                .add(path + (onlyValues.containsKey(path) ? " (" + String.join(", ", values(path)) + ")" : "")));
        return lists;
    }

    private Set<String> values(String path) {
        return onlyValues.getOrDefault(path, Set.of());
    }

    /** Whether inputs below this path are listed. */
    boolean isParent(String path) {
        return handlings.keySet().stream().anyMatch(each -> each.startsWith(path + "."));
    }

    /** Refused inputs that have a value, refused values, and inputs that are in no list. */
    public List<Finding> findings(Properties inputs) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        walk(
                "",
                inputs.values(),
                (path, handling, value) -> refusal(path, handling, value)
                        .ifPresent(reason -> findings.putIfAbsent(path, new Finding(path, reason))));
        return List.copyOf(findings.values());
    }

    private Optional<String> refusal(String path, Optional<Handling> handling, Object value) {
        if (handling.isEmpty()) {
            return Optional.of(
                    "is not an input of " + token + " that the local cloud knows: declare it only in stacks on AWS");
        }
        if (handling.get() == Handling.REFUSED) {
            return isUnset(value) ? Optional.empty() : Optional.ofNullable(reasons.get(path));
        }
        Set<String> allowed = values(path);
        return allowed.isEmpty()
                ? Optional.empty()
                : texts(value).stream()
                        .filter(text -> !allowed.contains(text))
                        .findFirst()
                        .map(text -> "only " + String.join(", ", allowed) + " is imitated locally, got " + text
                                + "; declare it only in stacks on AWS");
    }

    /** Inputs that have a value and no effect. */
    public SortedSet<String> keptIn(Properties inputs) {
        SortedSet<String> kept = new TreeSet<>();
        walk("", inputs.values(), (path, handling, value) -> {
            if (handling.filter(Handling.KEPT::equals).isPresent() && !isUnset(value)) {
                kept.add(path);
            }
        });
        return kept;
    }

    private interface Visitor {
        void visit(String path, Optional<Handling> handling, Object value);
    }

    private void walk(String parent, Map<?, ?> members, Visitor visitor) {
        members.forEach((key, value) -> {
            if (value != null) {
                walkMember(parent.isEmpty() ? String.valueOf(key) : parent + "." + key, value, visitor);
            }
        });
    }

    private void walkMember(String path, Object value, Visitor visitor) {
        Handling handling = handlings.get(path);
        if (handling != null || !isParent(path)) {
            visitor.visit(path, Optional.ofNullable(handling), value);
        } else if (value instanceof Map<?, ?> map) {
            walk(path, map, visitor);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> walkMember(path, item, visitor));
        }
    }

    /** CHOICE: false, an empty text, list or map is what the provider sends for an input that nobody set. */
    private static boolean isUnset(Object value) {
        return value.equals(false)
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    /** The texts of a value; a value that is not known yet has none. */
    private static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(item -> !(item instanceof Properties.Unknown))
                    .map(String::valueOf)
                    .toList();
        }
        return value instanceof String text && !text.isEmpty() ? List.of(text) : List.of();
    }
}
