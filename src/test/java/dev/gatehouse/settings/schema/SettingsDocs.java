package dev.gatehouse.settings.schema;

import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/settings.md from the shapes that check the settings. */
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
        Map<String, Schema> shapes = shapes();
        shapes.forEach(docs::section);
        docs.findings(shapes);
        docs.warnings(shapes);
        return docs.text.toString();
    }

    /** Every section by its path, from the root down. */
    static Map<String, Schema> shapes() {
        Map<String, Schema> all = new LinkedHashMap<>();
        collect("config", Settings.KEYS, all);
        return all;
    }

    private static void collect(String path, Schema shape, Map<String, Schema> all) {
        all.put(path, shape);
        String below = path.equals("config") ? "" : path + ".";
        shape.keys().forEach((name, key) -> {
            if (key.kind() instanceof Container.Sub sub) {
                collect(below + name, sub.shape(), all);
            } else if (key.kind() instanceof Container.Named named) {
                collect(below + name + ".<" + named.noun() + ">", named.shape(), all);
            } else if (key.kind() instanceof Container.NamedOrText named) {
                collect(below + name + ".<" + named.noun() + ">", named.shape(), all);
            } else if (key.kind() instanceof Container.Listed listed) {
                collect(below + name + "[]", listed.shape(), all);
            }
        });
    }

    /** Whether a section must be written because something in it must be. */
    static boolean mustBeWritten(Key<?> key) {
        return key.absence() == Key.Absence.REFUSED
                || (key.kind() instanceof Container.Sub sub
                        && key.absence() == Key.Absence.EMPTY
                        && sub.shape().keys().values().stream().anyMatch(SettingsDocs::mustBeWritten));
    }

    private void section(String path, Schema shape) {
        text.append("\n## `").append(path).append("`\n\n").append(shape.about()).append("\n\n");
        text.append("| key | value | default | what | from |\n|---|---|---|---|---|\n");
        shape.keys()
                .forEach((name, key) -> row(
                        "`" + name + "`",
                        value(key.kind()),
                        fallback(key),
                        key.sentence() + example(key),
                        key.source()));
    }

    private static String fallback(Key<?> key) {
        if (mustBeWritten(key)) {
            return key.beside() == null ? "required" : "required, but beside `" + key.beside() + "`";
        }
        if (key.otherwise() != null) {
            return "`" + key.otherwise() + "`";
        }
        return key.kind() instanceof Container.Sub && key.absence() == Key.Absence.EMPTY ? "its own" : "none";
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

    private static String value(ValueType<?> kind) {
        if (kind instanceof ValueType.Text one) {
            return "text" + rule("; ", one.form());
        } else if (kind instanceof ValueType.Hidden hidden) {
            return "text, encrypted in a stack on AWS" + rule("; ", hidden.form());
        } else if (kind instanceof ValueType.Choice<?> choice) {
            return choice.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        } else if (kind instanceof ValueType.Flag) {
            return "`on`, `off`";
        } else if (kind instanceof ValueType.Whole whole) {
            return "whole number, " + whole.least() + " to " + whole.most();
        } else if (kind instanceof ValueType.Span span) {
            return "duration, " + Durations.show(span.least()) + " to " + Durations.show(span.most());
        } else if (kind instanceof Container.Texts list) {
            return "list of texts" + most(list.limit()) + rule("; each ", list.form());
        } else if (kind instanceof Container.TextMap map) {
            return "texts by name" + most(map.limit()) + rule("; names ", map.name()) + rule("; each ", map.text());
        } else if (kind instanceof Container.TextLists map) {
            return "lists of texts by name" + rule("; names ", map.name()) + rule("; each ", map.text());
        } else if (kind instanceof Container.Named named) {
            return "sections by " + named.noun() + most(named.limit()) + rule("; each ", named.name());
        } else if (kind instanceof Container.NamedOrText named) {
            return "by " + named.noun() + " a section, or a text, which is its `"
                    + named.text().name() + "`" + most(named.limit()) + rule("; each ", named.name());
        } else if (kind instanceof Container.Sub) {
            return "section";
        } else if (kind instanceof Container.Listed) {
            return "list of sections";
        }
        throw new IllegalArgumentException("say here how " + kind + " is shown");
    }

    private static String most(Limit limit) {
        return limit.equals(Limit.NONE) ? "" : ", at most " + limit.most();
    }

    private static String rule(String before, TextPattern form) {
        return form.equals(TextPattern.ANY) ? "" : before + form.rule().sentence();
    }

    private void findings(Map<String, Schema> shapes) {
        text.append(
                "\n## Findings\n\nWhat a report may say; a word in angle brackets stands for what it fills in.\n\n");
        text.append("| code | where | rule | way out |\n|---|---|---|---|\n");
        Rule.OF_EVERY_VALUE.forEach(rule -> finding("everywhere", rule));
        shapes.forEach((path, shape) -> shape.rules().forEach(rule -> finding("`" + path + "`", rule)));
    }

    private void finding(String where, Rule rule) {
        row("`" + rule.code() + "`", where, rule.sentence(), rule.wayOut());
    }

    private void warnings(Map<String, Schema> shapes) {
        text.append("\n## Warnings\n\n| where | what |\n|---|---|\n");
        shapes.forEach((path, shape) -> shape.warnings().forEach(warning -> row("`" + path + "`", warning)));
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
