package dev.gatehouse.settings.schema;

import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to say about a key to the author of a program: the same in Javadoc, in the package schema and in docs/component.md. */
final class KeyWords {
    /** Names of stack files that a program writes without a namespace. The tag gatehouse:stack is none of them. */
    private static final Pattern NAMESPACED = Pattern.compile(
            Settings.KEYS.keys().keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")\\b")));

    private KeyWords() {}

    /** A text about a stack file, with the names that a program uses. */
    static String inProgram(String text) {
        return NAMESPACED
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().replaceFirst("^[a-z]+:", "")));
    }

    /** The description as a sentence. */
    static String sentence(Key<?> key) {
        String text = inProgram(key.description());
        boolean name = text.matches("[a-z]+[A-Z:].*") || text.startsWith("`") || text.startsWith("totp:");
        return (name ? text : SectionTypes.capitalized(text)) + ".";
    }

    /** Sentences on allowed values, the default or that the key is required, an example, and the source. */
    static List<String> details(Key<?> key, boolean required) {
        List<String> sentences = new ArrayList<>();
        String allowed = allowed(key.type());
        if (!allowed.isEmpty()) {
            sentences.add("Value: " + allowed + ".");
        }
        if (required) {
            sentences.add("Required.");
        } else if (key.alternative() != null) {
            sentences.add("Required, unless " + code(inProgram(key.alternative())) + " is set.");
        } else if (key.defaultShown() != null && !key.defaultShown().equals("none")) {
            String fallback = fallback(key);
            sentences.add(
                    fallback.startsWith("required")
                            ? SectionTypes.capitalized(fallback) + "."
                            : "Default: " + fallback + ".");
        }
        if (key.example() != null
                && !(key.type() instanceof ValueType.Choice || key.type() instanceof ValueType.Flag)) {
            sentences.add("Example: " + code(yaml(key.example())) + ".");
        }
        if (!key.source().isEmpty()) {
            sentences.add("Source: " + key.source() + ".");
        }
        return sentences;
    }

    /** All that there is to say, as one paragraph with code in backticks. */
    static String paragraph(Key<?> key) {
        List<String> sentences = new ArrayList<>(List.of(sentence(key)));
        sentences.addAll(details(key, ComponentDescription.isRequired(key)));
        return String.join(" ", sentences);
    }

    /** The default of a key that has one to show. */
    static String fallback(Key<?> key) {
        if (key.type() instanceof ValueType.Flag
                && ("on".equals(key.defaultShown()) || "off".equals(key.defaultShown()))) {
            return code("on".equals(key.defaultShown()) ? "true" : "false");
        }
        String text = inProgram(String.valueOf(key.defaultShown()));
        return text.contains(" ")
                ? text.replaceFirst("^on for", "true for").replaceFirst("off otherwise$", "false otherwise")
                : code(text);
    }

    /** The allowed values; empty if the type in the program says enough. */
    static String allowed(ValueType<?> type) {
        if (type instanceof ValueType.Text one) {
            return rule("", one.pattern());
        } else if (type instanceof ValueType.Secret hidden) {
            return "a secret" + rule("; ", hidden.pattern());
        } else if (type instanceof ValueType.Choice<?> choice) {
            return choice.names().stream().map(KeyWords::code).collect(Collectors.joining(", "));
        } else if (type instanceof ValueType.WholeNumber whole) {
            return whole.min() + " to " + whole.max();
        } else if (type instanceof ValueType.DurationValue span) {
            return "a duration from " + Durations.show(span.min()) + " to " + Durations.show(span.max());
        } else if (type instanceof Container.TextList list) {
            return joined(maximum(list.limit()), rule("each ", list.pattern()));
        } else if (type instanceof Container.TextMap map) {
            return joined(maximum(map.limit()), rule("names ", map.name()), rule("values ", map.text()));
        } else if (type instanceof Container.TextListMap map) {
            return joined(rule("names ", map.name()), rule("each ", map.text()));
        } else if (type instanceof Container.SectionMap named) {
            return joined(maximum(named.limit()), rule("each ", named.name()));
        } else if (type instanceof Container.SectionOrTextMap named) {
            return joined(maximum(named.limit()), rule("each ", named.name()));
        }
        return "";
    }

    static String yaml(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    private static String joined(String... parts) {
        return List.of(parts).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String maximum(Limit limit) {
        return limit.equals(Limit.NONE) ? "" : "at most " + limit.max() + " entries";
    }

    private static String rule(String before, TextPattern pattern) {
        return pattern.equals(TextPattern.ANY)
                ? ""
                : before + inProgram(pattern.rule().requirement());
    }
}
