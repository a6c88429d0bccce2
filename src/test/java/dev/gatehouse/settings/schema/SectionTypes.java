package dev.gatehouse.settings.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name of each section's type in programs: {@code Client} for the sections of {@code clients}. */
final class SectionTypes {
    /** Names that the path of a section does not give: two sections have one key, or several keys one section. */
    private static final Map<String, String> NAMES = Map.of(
            "identity.attributes", "UserAttribute",
            "identity.providers", "IdentityProvider",
            "identity.messages.invitation", "Message",
            "routes.throttle", "RouteThrottle",
            "delivery.stacks", "DeliveryStack");

    private final Map<Schema, String> names = new HashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    /** The sections of these components. A schema that is used at several places has one type. */
    SectionTypes(List<ComponentDescription> components) {
        components.forEach(component -> collect("", component.keys()));
    }

    private void collect(String above, Map<String, Key<?>> keys) {
        keys.forEach((name, key) -> sectionOf(key.type()).ifPresent(schema -> {
            String path = above.isEmpty() ? name : above + "." + name;
            if (!names.containsKey(schema)) {
                add(path, name, key, schema);
                collect(path, schema.keys());
            }
        }));
    }

    private void add(String path, String key, Key<?> description, Schema schema) {
        String one = description.type() instanceof Container.SectionValue ? key : singular(key);
        String name = NAMES.getOrDefault(path, capitalized(one));
        if (schemas.put(name, schema) != null) {
            throw new IllegalStateException(
                    "two sections have the type " + name + "; add a name for " + path + " to SectionTypes.NAMES");
        }
        names.put(schema, name);
        paths.put(name, path);
    }

    /** The schema of a section, of a map of sections or of a list of sections. */
    static Optional<Schema> sectionOf(ValueType<?> type) {
        if (type instanceof Container.SectionValue section) {
            return Optional.of(section.schema());
        } else if (type instanceof Container.SectionMap named) {
            return Optional.of(named.schema());
        } else if (type instanceof Container.SectionOrTextMap named) {
            return Optional.of(named.schema());
        } else if (type instanceof Container.SectionList listed) {
            return Optional.of(listed.schema());
        }
        return Optional.empty();
    }

    /** The schemas by the name of their type, in the order of the settings. */
    Map<String, Schema> byName() {
        return schemas;
    }

    /** The type of the section that a key's value is or contains. */
    String nameOf(ValueType<?> type) {
        return names.get(sectionOf(type).orElseThrow());
    }

    /** The first place of a type in the arguments: {@code identity.password}. */
    String pathOf(String name) {
        return paths.get(name);
    }

    /** The name of one entry: {@code client} of {@code clients}; the same name if it is not a plural. */
    static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
