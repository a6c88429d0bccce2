package dev.gatehouse.settings.schema;

import com.google.gson.GsonBuilder;
import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates docs/stack.schema.json (JSON Schema 2020-12) from the schemas that check the settings. */
public final class StackSchema {
    private StackSchema() {}

    public static String json() {
        Map<String, Object> config = section(Settings.KEYS);
        // Keys of other providers are allowed; keys of Gatehouse must exist.
        config.remove("additionalProperties");
        List<String> own = Settings.KEYS.keys().keySet().stream()
                .filter(name -> name.startsWith("gatehouse:"))
                .toList();
        config.put(
                "propertyNames", Map.of("anyOf", List.of(Map.of("pattern", "^(?!gatehouse:)"), Map.of("enum", own))));
        // A stack has a user pool or an external issuer.
        config.put(
                "anyOf",
                List.of(
                        Map.of("required", List.of("gatehouse:domain", "gatehouse:clients")),
                        Map.of("required", List.of("gatehouse:issuer"))));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Gatehouse stack file");
        root.put("type", "object");
        root.put("required", List.of("config"));
        root.put("properties", Map.of("config", config));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(root) + "\n";
    }

    private static Map<String, Object> section(Schema section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        section.keys().forEach((name, key) -> {
            properties.put(name, property(key));
            if (SettingsDocs.isRequired(key) && key.alternative() == null) {
                required.add(name);
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A list of texts without duplicates. */
    private static Map<String, Object> texts(TextPattern pattern) {
        Map<String, Object> items = new LinkedHashMap<>(Map.of("type", "string"));
        pattern(pattern, items);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", items);
        schema.put("uniqueItems", true);
        return schema;
    }

    private static Map<String, Object> property(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.description() + (key.source().isEmpty() ? "" : " (" + key.source() + ")"));
        schema.putAll(value(key.type(), key.ifAbsent() == Key.IfAbsent.REPORTED));
        if (key.ifAbsent() == Key.IfAbsent.DEFAULT) {
            schema.put("default", key.defaultShown());
        }
        if (key.example() != null) {
            schema.put("examples", List.of(key.example()));
        }
        return schema;
    }

    private static Map<String, Object> value(ValueType<?> type, boolean required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type instanceof ValueType.Text text) {
            text(text.pattern(), schema);
        } else if (type instanceof ValueType.Secret hidden) {
            schema.put("anyOf", hidden(hidden.pattern()));
        } else if (type instanceof ValueType.Choice<?> choice) {
            schema.put("enum", spelled(choice.names()));
        } else if (type instanceof ValueType.Flag) {
            schema.put("enum", spelled(List.of("on", "off")));
        } else if (type instanceof ValueType.WholeNumber whole) {
            schema.put("type", "integer");
            schema.put("minimum", whole.min());
            schema.put("maximum", whole.max());
        } else if (type instanceof ValueType.DurationValue span) {
            schema.put("type", "string");
            schema.put("pattern", "^" + NumberPattern.of(span) + "$");
            schema.put(
                    "patternErrorMessage",
                    "must be a duration from " + Durations.show(span.min()) + " to " + Durations.show(span.max()) + "; "
                            + Rule.DURATION.fix());
        } else if (type instanceof Container.TextList list) {
            schema.putAll(texts(list.pattern()));
            limit("Items", list.limit(), required, schema);
        } else if (type instanceof Container.TextMap map) {
            Map<String, Object> texts = new LinkedHashMap<>();
            text(map.text(), texts);
            byName(map.name(), texts, schema);
            limit("Properties", map.limit(), required, schema);
        } else if (type instanceof Container.TextListMap map) {
            byName(map.name(), texts(map.text()), schema);
        } else if (type instanceof Container.SectionMap named) {
            byName(named.name(), section(named.schema()), schema);
            limit("Properties", named.limit(), required, schema);
        } else if (type instanceof Container.SectionOrTextMap named) {
            Map<String, Object> texts = new LinkedHashMap<>();
            text(((ValueType.Text) named.textKey().type()).pattern(), texts);
            byName(named.name(), Map.of("anyOf", List.of(texts, section(named.schema()))), schema);
            limit("Properties", named.limit(), required, schema);
        } else if (type instanceof Container.SectionValue section) {
            schema.putAll(section(section.schema()));
            if (required) {
                schema.put("minProperties", 1);
            }
        } else if (type instanceof Container.SectionList listed) {
            schema.put("type", "array");
            schema.put("items", section(listed.schema()));
        } else {
            throw new IllegalArgumentException("StackSchema does not describe the type " + type);
        }
        return schema;
    }

    private static void text(TextPattern pattern, Map<String, Object> schema) {
        // YAML reads 12 and true as a number and a boolean; the settings read them as texts.
        schema.put("type", List.of("string", "number", "boolean"));
        pattern(pattern, schema);
    }

    /** In plain text, or encrypted by the Pulumi CLI. */
    private static List<Map<String, Object>> hidden(TextPattern pattern) {
        Map<String, Object> clear = new LinkedHashMap<>(Map.of("type", "string"));
        pattern(pattern, clear);
        Map<String, Object> encrypted = new LinkedHashMap<>();
        encrypted.put("type", "object");
        encrypted.put("properties", Map.of("secure", Map.of("type", "string")));
        encrypted.put("required", List.of("secure"));
        encrypted.put("additionalProperties", false);
        return List.of(clear, encrypted);
    }

    private static void pattern(TextPattern pattern, Map<String, Object> schema) {
        if (!pattern.equals(TextPattern.ANY)) {
            schema.put("pattern", "^(?:" + pattern.pattern() + ")$");
            // Shown by the YAML extension of VS Code in place of the pattern.
            schema.put(
                    "patternErrorMessage",
                    pattern.rule().requirement() + "; " + pattern.rule().fix());
        }
    }

    private static void byName(TextPattern names, Map<String, Object> values, Map<String, Object> schema) {
        schema.put("type", "object");
        if (!names.equals(TextPattern.ANY)) {
            Map<String, Object> name = new LinkedHashMap<>();
            pattern(names, name);
            schema.put("propertyNames", name);
        }
        schema.put("additionalProperties", values);
    }

    private static void limit(String what, Limit limit, boolean required, Map<String, Object> schema) {
        if (required) {
            schema.put("min" + what, 1);
        }
        if (!limit.equals(Limit.NONE)) {
            schema.put("max" + what, limit.max());
        }
    }

    /** A YAML 1.1 reader turns a bare on or off into a boolean; both spellings mean the same. */
    private static List<Object> spelled(List<String> names) {
        List<Object> all = new ArrayList<>(names);
        if (names.contains("on")) {
            all.add(true);
        }
        if (names.contains("off")) {
            all.add(false);
        }
        return all;
    }
}
