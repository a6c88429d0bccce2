package dev.gatehouse.settings.pool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes to the attributes of an existing user pool that AWS rejects. Cognito can only add custom attributes
 * (DOC "AddCustomAttributes"; UpdateUserPool has no parameter for the schema), and terraform-provider-aws 5.100.0 fails
 * with "cannot modify or remove schema items" after it has updated the rest of the pool.
 */
public final class SchemaChanges {
    /** The provider sends false for each flag that is not set. */
    private static final List<String> FLAGS = List.of("developerOnlyAttribute", "mutable", "required");

    private static final List<String> CONSTRAINTS = List.of("stringAttributeConstraints", "numberAttributeConstraints");

    private SchemaChanges() {}

    /**
     * Compares {@code schemas} of a user pool in the Pulumi state with those that the program declares now.
     *
     * @param before and {@code after}: a list of maps with {@code name}, {@code attributeDataType} and so on; items that
     *     are not maps, such as values that a preview does not know, are not compared
     * @return one text for each change that AWS would reject, such as {@code tenant: attributeDataType cannot change
     *     from String to Number}; empty if AWS accepts the change
     */
    public static List<String> rejectedChanges(List<?> before, List<?> after) {
        Map<String, Map<?, ?>> old = byName(before);
        Map<String, Map<?, ?>> now = byName(after);
        boolean known = now.size() == after.size();
        List<String> rejected = new ArrayList<>();
        old.forEach((name, attribute) -> {
            Map<?, ?> next = now.get(name);
            if (next != null) {
                differences(attribute, next).forEach(each -> rejected.add(name + ": " + each));
            } else if (known) {
                rejected.add(name + ": cannot be removed");
            }
        });
        now.forEach((name, attribute) -> {
            if (!old.containsKey(name) && isStandard(name)) {
                rejected.add(name + ": a standard attribute cannot be "
                        + (Boolean.TRUE.equals(attribute.get("required")) ? "made required" : "declared")
                        + " once the pool exists");
            }
        });
        return rejected;
    }

    private static boolean isStandard(String name) {
        return UserAttribute.STANDARD.contains(name) || name.equals("email");
    }

    private static Map<String, Map<?, ?>> byName(List<?> schemas) {
        Map<String, Map<?, ?>> byName = new LinkedHashMap<>();
        for (Object each : schemas) {
            if (each instanceof Map<?, ?> attribute && attribute.get("name") instanceof String name) {
                byName.put(name, attribute);
            }
        }
        return byName;
    }

    private static List<String> differences(Map<?, ?> before, Map<?, ?> after) {
        List<String> differences = new ArrayList<>();
        compare(
                "attributeDataType",
                or(before.get("attributeDataType"), ""),
                or(after.get("attributeDataType"), ""),
                differences);
        for (String flag : FLAGS) {
            compare(flag, or(before.get(flag), false), or(after.get(flag), false), differences);
        }
        for (String constraints : CONSTRAINTS) {
            Map<?, ?> old = map(before.get(constraints));
            Map<?, ?> now = map(after.get(constraints));
            Set<String> limits = new TreeSet<>();
            old.keySet().forEach(limit -> limits.add(String.valueOf(limit)));
            now.keySet().forEach(limit -> limits.add(String.valueOf(limit)));
            limits.forEach(limit ->
                    compare(constraints + "." + limit, or(old.get(limit), ""), or(now.get(limit), ""), differences));
        }
        return differences;
    }

    private static void compare(String what, Object before, Object after, List<String> differences) {
        // A value that a preview does not know is not a text, flag or number.
        boolean known = after instanceof String || after instanceof Boolean || after instanceof Number;
        if (known && !String.valueOf(before).equals(String.valueOf(after))) {
            differences.add(what + " cannot change from " + shown(before) + " to " + shown(after));
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "none" : String.valueOf(value);
    }

    private static Object or(@Nullable Object value, Object fallback) {
        return value == null ? fallback : value;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
