package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A value that contains other values. An absent one can be read as an empty one. */
interface Container<V> extends ValueType<V> {
    V empty(ConfigPath path);

    /** A list of texts without duplicates. Wrong texts are reported and kept, so that indexes are those of the stack file. */
    record TextList(TextPattern pattern, Limit limit) implements Container<List<String>> {
        @Override
        public Optional<List<String>> read(Object value, ConfigPath path) {
            if (!(value instanceof List<?> list)) {
                path.report(Rule.TYPE, value, "a list", "write [a, b]");
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                String text = item instanceof PendingText pending ? pending.placeholder() : String.valueOf(item);
                if (item instanceof PendingText) {
                    // Its text is checked when it is known.
                    texts.add(text);
                    continue;
                }
                if (!(item instanceof String)) {
                    path.item(i).report(Rule.TYPE, text, "a text", "quote it");
                } else if (texts.contains(text)) {
                    path.item(i).report(Rule.TWICE, text);
                } else {
                    pattern.check(text, path.item(i));
                }
                texts.add(text);
            }
            limit.check(texts.size(), path);
            return Optional.of(texts);
        }

        @Override
        public List<String> empty(ConfigPath path) {
            return List.of();
        }
    }

    /** The values of a map by name, in the order written. A name without a value is reported and left out. */
    private static <E> Map<String, E> byName(
            Object value,
            ConfigPath path,
            TextPattern name,
            String wanted,
            String fix,
            BiFunction<Object, ConfigPath, Optional<E>> reader) {
        Map<String, E> all = new LinkedHashMap<>();
        entries(value, path).forEach((key, each) -> {
            ConfigPath at = path.key(key);
            name.check(key, at);
            if (each == null) {
                at.report(Rule.TYPE, "nothing", wanted, fix);
            } else {
                reader.apply(each, at).ifPresent(read -> all.put(key, read));
            }
        });
        return all;
    }

    /** Texts by a name that the stack chooses. */
    record TextMap(TextPattern name, TextPattern text, Limit limit) implements Container<Map<String, String>> {
        @Override
        public Optional<Map<String, String>> read(Object value, ConfigPath path) {
            Map<String, String> all =
                    byName(value, path, name, "a text", "write one value", (each, at) -> new Text(text).read(each, at));
            limit.check(all.size(), path);
            return Optional.of(all);
        }

        @Override
        public Map<String, String> empty(ConfigPath path) {
            return Map.of();
        }
    }

    /** Lists of texts by a name that the stack chooses. */
    record TextListMap(TextPattern name, TextPattern text) implements Container<Map<String, List<String>>> {
        @Override
        public Optional<Map<String, List<String>>> read(Object value, ConfigPath path) {
            return Optional.of(byName(
                    value,
                    path,
                    name,
                    "a list",
                    "write [a, b]",
                    (each, at) -> new TextList(text, Limit.NONE).read(each, at)));
        }

        @Override
        public Map<String, List<String>> empty(ConfigPath path) {
            return Map.of();
        }
    }

    /** One section. An absent section is read as an empty one, so that its keys have their defaults. */
    record SectionValue(Schema schema) implements Container<Section> {
        @Override
        public Optional<Section> read(Object value, ConfigPath path) {
            return Optional.of(new Section(path, schema, entries(value, path)));
        }

        @Override
        public Section empty(ConfigPath path) {
            return new Section(path, schema, Map.of());
        }
    }

    /**
     * Sections by a name that the stack chooses.
     *
     * @param placeholder for the name, in the docs
     */
    record SectionMap(String placeholder, TextPattern name, Schema schema, Limit limit)
            implements Container<Map<String, Section>> {
        @Override
        public Optional<Map<String, Section>> read(Object value, ConfigPath path) {
            Map<String, Section> all = new LinkedHashMap<>();
            entries(value, path).forEach((key, each) -> {
                name.check(key, path.key(key));
                all.put(
                        key,
                        new Section(path.key(key), schema, each == null ? Map.of() : entries(each, path.key(key))));
            });
            limit.check(all.size(), path);
            return Optional.of(all);
        }

        @Override
        public Map<String, Section> empty(ConfigPath path) {
            return Map.of();
        }
    }

    /**
     * Sections by a name that the stack chooses. A plain text is a section with one key.
     *
     * @param placeholder for the name, in the docs
     * @param textKey the key whose value a plain text is
     */
    record SectionOrTextMap(String placeholder, TextPattern name, Schema schema, Key<?> textKey, Limit limit)
            implements Container<Map<String, Section>> {
        @Override
        public Optional<Map<String, Section>> read(Object value, ConfigPath path) {
            Map<String, Section> all = byName(
                    value,
                    path,
                    name,
                    "a text",
                    "write one value",
                    (each, at) -> Optional.of(
                            each instanceof Map<?, ?>
                                    ? new Section(at, schema, entries(each, at))
                                    : Section.ofText(at, schema, textKey, each)));
            limit.check(all.size(), path);
            return Optional.of(all);
        }

        @Override
        public Map<String, Section> empty(ConfigPath path) {
            return Map.of();
        }
    }

    /** A list of sections. */
    record SectionList(Schema schema) implements Container<List<Section>> {
        @Override
        public Optional<List<Section>> read(Object value, ConfigPath path) {
            if (!(value instanceof List<?> list)) {
                path.report(Rule.TYPE, value, "a list", "begin each entry with a dash");
                return Optional.empty();
            }
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> map) {
                    sections.add(new Section(path.item(i), schema, entries(map, path.item(i))));
                } else {
                    path.item(i).report(Rule.TYPE, String.valueOf(list.get(i)), "a map", "write key: value");
                }
            }
            return Optional.of(sections);
        }

        @Override
        public List<Section> empty(ConfigPath path) {
            return List.of();
        }
    }

    /** The entries of a map, with keys as texts. If {@code value} is not a map, that is reported and there are no entries. */
    private static Map<String, @Nullable Object> entries(Object value, ConfigPath path) {
        if (!(value instanceof Map<?, ?> map)) {
            path.report(Rule.TYPE, value, "a map", "indent its keys below it");
            return Map.of();
        }
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, each) -> entries.put(String.valueOf(key), each));
        return entries;
    }
}
