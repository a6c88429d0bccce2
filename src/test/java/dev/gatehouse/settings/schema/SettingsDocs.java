package dev.gatehouse.settings.schema;

import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/settings.md from the schemas that check the settings. */
final class SettingsDocs {
    private final StringBuilder text = new StringBuilder();

    private SettingsDocs() {}

    static String markdown() {
        SettingsDocs docs = new SettingsDocs();
        docs.text.append("""
                <!-- Written by SettingsDocsTest from the keys in dev.gatehouse.settings; change them, not this page:
                     ./mvnw test -Dtest=SettingsDocsTest,StackSchemaTest -Ddocs.write=true -->
                # Settings

                Durations are a whole number and a unit: `30s`, `15m`, `12h`, `30d`. A name in angle brackets is yours to choose.
                Every problem is reported at once, before anything is declared; an unknown key is one.
                """);
        Map<String, Schema> schemas = schemas();
        schemas.forEach(docs::section);
        docs.findings(schemas);
        docs.warnings(schemas);
        return docs.text.toString();
    }

    /** Every section by its path, from the root down. */
    static Map<String, Schema> schemas() {
        Map<String, Schema> all = new LinkedHashMap<>();
        collect("config", Settings.KEYS, all);
        return all;
    }

    private static void collect(String path, Schema schema, Map<String, Schema> all) {
        all.put(path, schema);
        String below = path.equals("config") ? "" : path + ".";
        schema.keys().forEach((name, key) -> {
            if (key.type() instanceof Container.SectionValue section) {
                collect(below + name, section.schema(), all);
            } else if (key.type() instanceof Container.SectionMap named) {
                collect(below + name + ".<" + named.placeholder() + ">", named.schema(), all);
            } else if (key.type() instanceof Container.SectionOrTextMap named) {
                collect(below + name + ".<" + named.placeholder() + ">", named.schema(), all);
            } else if (key.type() instanceof Container.SectionList listed) {
                collect(below + name + "[]", listed.schema(), all);
            }
        });
    }

    /** Whether a section must be written because something in it must be. */
    static boolean mustBeWritten(Key<?> key) {
        return key.ifAbsent() == Key.IfAbsent.REPORTED
                || (key.type() instanceof Container.SectionValue section
                        && key.ifAbsent() == Key.IfAbsent.EMPTY
                        && section.schema().keys().values().stream().anyMatch(SettingsDocs::mustBeWritten));
    }

    private void section(String path, Schema schema) {
        text.append("\n## `").append(path).append("`\n\n").append(schema.about()).append("\n\n");
        text.append("| key | value | default | what | from |\n|---|---|---|---|---|\n");
        schema.keys()
                .forEach((name, key) -> row(
                        "`" + name + "`",
                        value(key.type()),
                        fallback(key),
                        key.description() + example(key),
                        key.source()));
    }

    private static String fallback(Key<?> key) {
        if (mustBeWritten(key)) {
            return key.alternative() == null ? "required" : "required, but beside `" + key.alternative() + "`";
        }
        if (key.defaultShown() != null) {
            return "`" + key.defaultShown() + "`";
        }
        return key.type() instanceof Container.SectionValue && key.ifAbsent() == Key.IfAbsent.EMPTY ? "its own" : "none";
    }

    private static String example(Key<?> key) {
        return key.example() == null ? "" : ", such as `" + yaml(key.example()) + "`";
    }

    private static String yaml(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String value(ValueType<?> type) {
        if (type instanceof ValueType.Text one) {
            return "text" + rule("; ", one.pattern());
        } else if (type instanceof ValueType.Secret hidden) {
            return "text, encrypted in a stack on AWS" + rule("; ", hidden.pattern());
        } else if (type instanceof ValueType.Choice<?> choice) {
            return choice.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        } else if (type instanceof ValueType.Flag) {
            return "`on`, `off`";
        } else if (type instanceof ValueType.WholeNumber whole) {
            return "whole number, " + whole.min() + " to " + whole.max();
        } else if (type instanceof ValueType.DurationValue span) {
            return "duration, " + Durations.show(span.min()) + " to " + Durations.show(span.max());
        } else if (type instanceof Container.TextList list) {
            return "list of texts" + most(list.limit()) + rule("; each ", list.pattern());
        } else if (type instanceof Container.TextMap map) {
            return "texts by name" + most(map.limit()) + rule("; names ", map.name()) + rule("; each ", map.text());
        } else if (type instanceof Container.TextListMap map) {
            return "lists of texts by name" + rule("; names ", map.name()) + rule("; each ", map.text());
        } else if (type instanceof Container.SectionMap named) {
            return "sections by " + named.placeholder() + most(named.limit()) + rule("; each ", named.name());
        } else if (type instanceof Container.SectionOrTextMap named) {
            return "by " + named.placeholder() + " a section, or a text, which is its `"
                    + named.textKey().name() + "`" + most(named.limit()) + rule("; each ", named.name());
        } else if (type instanceof Container.SectionValue) {
            return "section";
        } else if (type instanceof Container.SectionList) {
            return "list of sections";
        }
        throw new IllegalArgumentException("say here how " + type + " is shown");
    }

    private static String most(Limit limit) {
        return limit.equals(Limit.NONE) ? "" : ", at most " + limit.max();
    }

    private static String rule(String before, TextPattern form) {
        return form.equals(TextPattern.ANY) ? "" : before + form.rule().requirement();
    }

    private void findings(Map<String, Schema> schemas) {
        text.append(
                "\n## Findings\n\nWhat a report may say; a word in angle brackets stands for what it fills in.\n\n");
        text.append("| code | where | rule | way out |\n|---|---|---|---|\n");
        Rule.FOR_EVERY_VALUE.forEach(rule -> finding("everywhere", rule));
        schemas.forEach((path, schema) -> schema.rules().forEach(rule -> finding("`" + path + "`", rule)));
    }

    private void finding(String where, Rule rule) {
        row("`" + rule.code() + "`", where, rule.requirement(), rule.fix());
    }

    private void warnings(Map<String, Schema> schemas) {
        text.append("\n## Warnings\n\n| where | what |\n|---|---|\n");
        schemas.forEach((path, schema) -> schema.warnings().forEach(warning -> row("`" + path + "`", warning)));
    }

    private void row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) {
            escaped.add(escape(cell));
        }
        text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    }

    /** Outside code, angle brackets would be HTML, and stars emphasis; a bar ends a cell anywhere. */
    private static String escape(String cell) {
        StringBuilder safe = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            code ^= c == '`';
            if (c == '|' || (!code && "<>*_".indexOf(c) >= 0)) {
                safe.append('\\');
            }
            safe.append(c);
        }
        return safe.toString();
    }
}
