package dev.gatehouse.settings.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a section may contain: its keys in order, its rules and its warnings.
 *
 * <p>Each settings record has a schema as its first constant and creates its keys, rules and warnings through it. A schema
 * is therefore complete when its record's class is initialized, and does not change afterwards.
 */
public final class Schema {
    private final String about;
    private final List<Schema> parts;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param about a sentence for the docs
     * @param parts schemas whose keys, rules and warnings belong to the same section
     */
    public Schema(String about, Schema... parts) {
        this.about = about;
        this.parts = List.of(parts);
    }

    /** A schema for some keys and rules of a section that another record owns; pass it to that record's schema. */
    public static Schema part() {
        return new Schema("");
    }

    /**
     * A schema with some of the keys of this one, for a component that has only these sections. Its own keys come after them.
     *
     * @param names of keys of this schema
     */
    public Schema select(String about, String... names) {
        Schema selected = new Schema(about);
        Map<String, Key<?>> all = keys();
        for (String name : names) {
            selected.keys.put(name, Objects.requireNonNull(all.get(name), name));
        }
        return selected;
    }

    /** A text that matches a pattern. */
    public KeyBuilder<String> text(String name, TextPattern pattern) {
        return new KeyBuilder<>(this, name, new ValueType.Text(pattern));
    }

    /** A text that no report shows and that must be encrypted in a stack on AWS. */
    public KeyBuilder<SecretText> secret(String name, TextPattern pattern) {
        return new KeyBuilder<>(this, name, new ValueType.Secret(pattern));
    }

    /** One constant of an enum, in lower case. */
    public <E extends Enum<E>> KeyBuilder<E> choice(String name, Class<E> type) {
        return new KeyBuilder<>(this, name, new ValueType.Choice<>(type));
    }

    /** {@code on} or {@code off}. */
    public KeyBuilder<Boolean> flag(String name) {
        return new KeyBuilder<>(this, name, new ValueType.Flag());
    }

    /** A whole number from {@code min} to {@code max}, inclusive. */
    public KeyBuilder<Integer> integer(String name, int min, int max) {
        return new KeyBuilder<>(this, name, new ValueType.WholeNumber(min, max));
    }

    /** A duration from {@code min} to {@code max}, inclusive. */
    public KeyBuilder<Duration> duration(String name, Duration min, Duration max) {
        return new KeyBuilder<>(this, name, new ValueType.DurationValue(min, max));
    }

    /** A list of texts without duplicates. */
    public KeyBuilder<List<String>> textList(String name, TextPattern pattern, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.TextList(pattern, limit));
    }

    /** Texts by a name that the stack chooses. */
    public KeyBuilder<Map<String, String>> textMap(String name, TextPattern names, TextPattern texts, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.TextMap(names, texts, limit));
    }

    /** Lists of texts by a name that the stack chooses. */
    public KeyBuilder<Map<String, List<String>>> textListMap(String name, TextPattern names, TextPattern texts) {
        return new KeyBuilder<>(this, name, new Container.TextListMap(names, texts));
    }

    /** One section with the keys of {@code schema}. */
    public KeyBuilder<Section> section(String name, Schema schema) {
        return new KeyBuilder<>(this, name, new Container.SectionValue(schema));
    }

    /**
     * Sections by a name that the stack chooses.
     *
     * @param placeholder for the name, in the docs
     */
    public KeyBuilder<Map<String, Section>> sectionMap(
            String name, String placeholder, TextPattern names, Schema schema, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.SectionMap(placeholder, names, schema, limit));
    }

    /**
     * Sections by a name that the stack chooses; a plain text is a section with one key.
     *
     * @param placeholder for the name, in the docs
     * @param textKey the key whose value a plain text is
     */
    public KeyBuilder<Map<String, Section>> sectionOrTextMap(
            String name, String placeholder, TextPattern names, Schema schema, Key<?> textKey, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.SectionOrTextMap(placeholder, names, schema, textKey, limit));
    }

    /** A list of sections. */
    public KeyBuilder<List<Section>> sectionList(String name, Schema schema) {
        return new KeyBuilder<>(this, name, new Container.SectionList(schema));
    }

    /**
     * A rule that the record's own code checks; see {@link ConfigPath#report}.
     *
     * @param code stable name, unique in all settings
     * @param requirement what must hold, starting with a verb: {@code must be …}; may contain {@code <placeholders>}
     * @param fix what to write instead; may contain {@code <placeholders>}
     */
    public Rule rule(String code, String requirement, String fix) {
        Rule rule = new Rule(code, requirement, fix);
        rules.add(rule);
        return rule;
    }

    /** A rule that a regular expression checks. */
    public TextPattern pattern(String regex, String code, String requirement, String fix) {
        return new TextPattern(Pattern.compile(regex), rule(code, requirement, fix));
    }

    /** A warning about something that is allowed but may be a mistake; see {@link ConfigPath#warn}. */
    public String warning(String text) {
        warnings.add(text);
        return text;
    }

    <T> Key<T> add(Key<T> key) {
        if (keys.put(key.name(), key) != null) {
            throw new IllegalStateException(key.name() + " is described twice");
        }
        return key;
    }

    String about() {
        return about;
    }

    /** The keys by name, in the order described; those of the parts last. */
    public Map<String, Key<?>> keys() {
        Map<String, Key<?>> all = new LinkedHashMap<>(keys);
        parts.forEach(part -> all.putAll(part.keys()));
        return Collections.unmodifiableMap(all);
    }

    List<Rule> rules() {
        List<Rule> all = new ArrayList<>(rules);
        parts.forEach(part -> all.addAll(part.rules()));
        return all;
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        parts.forEach(part -> all.addAll(part.warnings()));
        return all;
    }
}
