package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Choices as enums of the package schema: {@code ClientKind} with {@code Spa} for {@code spa}. */
final class EnumTypes {
    /** Names of enums whose simple name says too little outside their class. */
    private static final Map<String, String> NAMES = Map.of(
            "ApiSettings.Kind", "ApiKind",
            "UserAttribute.Type", "UserAttributeType",
            "RiskActions.Action", "RiskAction",
            "RestOptions.LogLevel", "LogLevel",
            "RestOptions.AccountRole", "AccountRole",
            "Identity.SignUp", "SignUp",
            "ApiSettings.PayloadFormat", "PayloadFormat");

    private final Map<String, Class<?>> used = new HashMap<>();

    /** The name of the type; a nested enum needs one in the table. */
    String nameOf(ValueType.Choice<?> choice) {
        Class<?> type = choice.type();
        String name = javaName(type);
        if (type.getEnclosingClass() != null) {
            name = NAMES.get(name);
        }
        if (name == null || used.computeIfAbsent(name, unused -> type) != type) {
            throw new IllegalStateException("add a name for " + javaName(type) + " to EnumTypes.NAMES");
        }
        return name;
    }

    /** The name of an enum in Java programs, with the class that it is in. */
    static String javaName(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
    }

    static Map<String, Object> type(ValueType.Choice<?> choice) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (String value : choice.names()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", constant(value));
            each.put("value", value);
            values.add(each);
        }
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", "string");
        type.put("enum", values);
        return type;
    }

    /** {@code NoAction} for {@code no_action}. */
    private static String constant(String value) {
        return Arrays.stream(value.split("_", -1))
                .map(SectionTypes::capitalized)
                .collect(Collectors.joining());
    }
}
