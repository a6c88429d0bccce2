package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A kind of value that holds others, and can stand for an absent one by being empty. */
interface Container<V> extends ValueType<V> {
    V empty(ConfigPath place);

    /** A list of texts, each once. Wrong ones are reported and kept, so that places count as in the file. */
    record Texts(TextPattern form, Limit limit) implements Container<List<String>> {
        @Override
        public Optional<List<String>> read(Object value, ConfigPath place) {
            if (!(value instanceof List<?> list)) {
                place.report(Rule.TYPE, value, "a list", "write [a, b]");
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                String text = String.valueOf(item);
                if (!(item instanceof String)) {
                    place.item(i).report(Rule.TYPE, text, "a text", "quote it");
                } else if (texts.contains(text)) {
                    place.item(i).report(Rule.TWICE, text);
                } else {
                    form.check(text, place.item(i));
                }
                texts.add(text);
            }
            limit.check(texts.size(), place);
            return Optional.of(texts);
        }

        @Override
        public List<String> empty(ConfigPath place) {
            return List.of();
        }
    }

    /** The values of a map by their names, in the order written; a name without a value is reported and left out. */
    private static <E> Map<String, E> byName(
            Object value,
            ConfigPath place,
            TextPattern name,
            String wanted,
            String wayOut,
            BiFunction<Object, ConfigPath, Optional<E>> reader) {
        Map<String, E> all = new LinkedHashMap<>();
        entries(value, place).forEach((key, each) -> {
            ConfigPath at = place.key(key);
            name.check(key, at);
            if (each == null) {
                at.report(Rule.TYPE, "nothing", wanted, wayOut);
            } else {
                reader.apply(each, at).ifPresent(read -> all.put(key, read));
            }
        });
        return all;
    }

    /** Texts by names that the stack chooses. */
    record TextMap(TextPattern name, TextPattern text, Limit limit) implements Container<Map<String, String>> {
        @Override
        public Optional<Map<String, String>> read(Object value, ConfigPath place) {
            Map<String, String> all = byName(
                    value, place, name, "a text", "write one value", (each, at) -> new Text(text).read(each, at));
            limit.check(all.size(), place);
            return Optional.of(all);
        }

        @Override
        public Map<String, String> empty(ConfigPath place) {
            return Map.of();
        }
    }

    /** Lists of texts by names that the stack chooses. */
    record TextLists(TextPattern name, TextPattern text) implements Container<Map<String, List<String>>> {
        @Override
        public Optional<Map<String, List<String>>> read(Object value, ConfigPath place) {
            return Optional.of(byName(
                    value,
                    place,
                    name,
                    "a list",
                    "write [a, b]",
                    (each, at) -> new Texts(text, Limit.NONE).read(each, at)));
        }

        @Override
        public Map<String, List<String>> empty(ConfigPath place) {
            return Map.of();
        }
    }

    /** Keys of a shape, below this one. An absent section is read as an empty one: its own keys know their defaults. */
    record Sub(Schema shape) implements Container<Section> {
        @Override
        public Optional<Section> read(Object value, ConfigPath place) {
            return Optional.of(new Section(place, shape, entries(value, place)));
        }

        @Override
        public Section empty(ConfigPath place) {
            return new Section(place, shape, Map.of());
        }
    }

    /**
     * Sections by names that the stack chooses.
     *
     * @param noun what stands for the name in the docs
     */
    record Named(String noun, TextPattern name, Schema shape, Limit limit) implements Container<Map<String, Section>> {
        @Override
        public Optional<Map<String, Section>> read(Object value, ConfigPath place) {
            Map<String, Section> all = new LinkedHashMap<>();
            entries(value, place).forEach((key, each) -> {
                name.check(key, place.key(key));
                all.put(
                        key,
                        new Section(place.key(key), shape, each == null ? Map.of() : entries(each, place.key(key))));
            });
            limit.check(all.size(), place);
            return Optional.of(all);
        }

        @Override
        public Map<String, Section> empty(ConfigPath place) {
            return Map.of();
        }
    }

    /**
     * Sections by names that the stack chooses, where a text may stand for a section with one key.
     *
     * @param noun what stands for the name in the docs
     * @param text the key that a plain text stands for
     */
    record NamedOrText(String noun, TextPattern name, Schema shape, Key<?> text, Limit limit)
            implements Container<Map<String, Section>> {
        @Override
        public Optional<Map<String, Section>> read(Object value, ConfigPath place) {
            Map<String, Section> all = byName(
                    value,
                    place,
                    name,
                    "a text",
                    "write one value",
                    (each, at) -> Optional.of(
                            each instanceof Map<?, ?>
                                    ? new Section(at, shape, entries(each, at))
                                    : Section.ofText(at, shape, text, each)));
            limit.check(all.size(), place);
            return Optional.of(all);
        }

        @Override
        public Map<String, Section> empty(ConfigPath place) {
            return Map.of();
        }
    }

    /** A list of sections. */
    record Listed(Schema shape) implements Container<List<Section>> {
        @Override
        public Optional<List<Section>> read(Object value, ConfigPath place) {
            if (!(value instanceof List<?> list)) {
                place.report(Rule.TYPE, value, "a list", "begin each entry with a dash");
                return Optional.empty();
            }
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> map) {
                    sections.add(new Section(place.item(i), shape, entries(map, place.item(i))));
                } else {
                    place.item(i).report(Rule.TYPE, String.valueOf(list.get(i)), "a map", "write key: value");
                }
            }
            return Optional.of(sections);
        }

        @Override
        public List<Section> empty(ConfigPath place) {
            return List.of();
        }
    }

    /** The entries of a map by text keys; none, and reported, when {@code value} is no map. */
    private static Map<String, @Nullable Object> entries(Object value, ConfigPath place) {
        if (!(value instanceof Map<?, ?> map)) {
            place.report(Rule.TYPE, value, "a map", "indent its keys below it");
            return Map.of();
        }
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, each) -> entries.put(String.valueOf(key), each));
        return entries;
    }
}
