package dev.gatehouse.local.pulumi.resource;

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
 * list; a test compares the lists with the SDK. An input is a path such as {@code passwordPolicy.minimumLength}. A path
 * includes all inputs below it, unless they are listed separately.
 */
public final class ResourceInputs {
    public enum Handling {
        /** Has the same effect as on AWS. */
        IMITATED,
        /** Is stored and has no effect. The start of the local cloud reports it. */
        STORED,
        /** Is refused, because ignoring it would change how the stack behaves. */
        REFUSED
    }

    private final String token;
    private final boolean checked;
    private final SortedMap<String, Handling> handlings = new TreeMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, Set<String>> onlyValues = new LinkedHashMap<>();

    private ResourceInputs(String token, boolean checked) {
        this.token = token;
        this.checked = checked;
    }

    /** Empty lists; the methods below add inputs. */
    public static ResourceInputs of(String token) {
        return new ResourceInputs(token, true);
    }

    /** Accepts every input and does nothing with it. */
    public static ResourceInputs unchecked(String token) {
        return new ResourceInputs(token, false);
    }

    public String token() {
        return token;
    }

    public ResourceInputs imitated(String... paths) {
        return add(Handling.IMITATED, paths);
    }

    /** An input of which only these values are imitated. Any other value is refused. */
    public ResourceInputs imitatedOnly(String path, String... values) {
        onlyValues.put(path, new TreeSet<>(List.of(values)));
        return add(Handling.IMITATED, path);
    }

    public ResourceInputs stored(String... paths) {
        return add(Handling.STORED, paths);
    }

    /** @param reason follows the path in the message */
    public ResourceInputs refused(String reason, String... paths) {
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

    /** All inputs, by path. */
    public SortedMap<String, Handling> all() {
        return Collections.unmodifiableSortedMap(handlings);
    }

    /** Paths by handling, each followed by its imitated values if only some are imitated. */
    public Map<Handling, List<String>> byHandling() {
        Map<Handling, List<String>> lists = new EnumMap<>(Handling.class);
        handlings.forEach((path, handling) -> lists.computeIfAbsent(handling, none -> new ArrayList<>())
                .add(path + (onlyValues.containsKey(path) ? " (" + String.join(", ", values(path)) + ")" : "")));
        return lists;
    }

    private Set<String> values(String path) {
        return onlyValues.getOrDefault(path, Set.of());
    }

    /** Whether inputs below this path are listed. */
    public boolean isParent(String path) {
        return handlings.keySet().stream().anyMatch(each -> each.startsWith(path + "."));
    }

    /** Errors for refused inputs that have a value, for refused values, and for unknown inputs. */
    public List<ValidationError> validate(Properties inputs) {
        if (!checked) {
            return List.of();
        }
        Map<String, ValidationError> errors = new LinkedHashMap<>();
        walk(
                "",
                inputs.values(),
                (path, handling, value) -> refusal(path, handling, value)
                        .ifPresent(reason -> errors.putIfAbsent(path, new ValidationError(path, reason))));
        return List.copyOf(errors.values());
    }

    private Optional<String> refusal(String path, Optional<Handling> handling, Object value) {
        if (handling.isEmpty()) {
            return Optional.of(
                    "the local cloud does not support this input of " + token + ": declare it only in stacks on AWS");
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

    /** The inputs that have a value but no effect. */
    public SortedSet<String> withoutEffect(Properties inputs) {
        SortedSet<String> paths = new TreeSet<>();
        walk("", inputs.values(), (path, handling, value) -> {
            if (handling.filter(Handling.STORED::equals).isPresent() && !isUnset(value)) {
                paths.add(path);
            }
        });
        return paths;
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

    /** CHOICE: for an input that is not set, the provider sends false, or an empty text, list or map. */
    private static boolean isUnset(Object value) {
        return value.equals(false)
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    /** The texts of a value. A value that is not known yet has no texts. */
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
