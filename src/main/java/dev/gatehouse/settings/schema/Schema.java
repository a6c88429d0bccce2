package dev.gatehouse.settings.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a section may hold: its keys in order, the rules that its own code checks, and its warnings.
 *
 * <p>A record owns one as its first constant, and makes its keys and rules through it; so a shape is complete when its
 * record's class is initialised, and is only read from then on.
 */
public final class Schema {
    private final String about;
    private final List<Schema> parts;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param about a sentence for the docs */
    public Schema(String about, Schema... parts) {
        this.about = about;
        this.parts = List.of(parts);
    }

    /** Keys and rules of a section that another class than the section's own reads. */
    public static Schema part() {
        return new Schema("");
    }

    public KeyBuilder<String> text(String name, TextPattern form) {
        return new KeyBuilder<>(this, name, new ValueType.Text(form));
    }

    /** A text that no report shows, and that a stack on AWS holds encrypted. */
    public KeyBuilder<SecretText> hidden(String name, TextPattern form) {
        return new KeyBuilder<>(this, name, new ValueType.Hidden(form));
    }

    public <E extends Enum<E>> KeyBuilder<E> choice(String name, Class<E> type) {
        return new KeyBuilder<>(this, name, new ValueType.Choice<>(type));
    }

    public KeyBuilder<Boolean> flag(String name) {
        return new KeyBuilder<>(this, name, new ValueType.Flag());
    }

    public KeyBuilder<Integer> integer(String name, int least, int most) {
        return new KeyBuilder<>(this, name, new ValueType.Whole(least, most));
    }

    public KeyBuilder<Duration> duration(String name, Duration least, Duration most) {
        return new KeyBuilder<>(this, name, new ValueType.Span(least, most));
    }

    public KeyBuilder<List<String>> texts(String name, TextPattern form, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.Texts(form, limit));
    }

    public KeyBuilder<Map<String, String>> textMap(String name, TextPattern names, TextPattern texts, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.TextMap(names, texts, limit));
    }

    public KeyBuilder<Map<String, List<String>>> textLists(String name, TextPattern names, TextPattern texts) {
        return new KeyBuilder<>(this, name, new Container.TextLists(names, texts));
    }

    public KeyBuilder<Section> section(String name, Schema shape) {
        return new KeyBuilder<>(this, name, new Container.Sub(shape));
    }

    /** @param noun what stands for the name that a stack chooses, in the docs */
    public KeyBuilder<Map<String, Section>> sections(
            String name, String noun, TextPattern names, Schema shape, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.Named(noun, names, shape, limit));
    }

    /**
     * @param noun what stands for the name that a stack chooses, in the docs
     * @param text the key of the shape that a plain text stands for
     */
    public KeyBuilder<Map<String, Section>> sectionsOrTexts(
            String name, String noun, TextPattern names, Schema shape, Key<?> text, Limit limit) {
        return new KeyBuilder<>(this, name, new Container.NamedOrText(noun, names, shape, text, limit));
    }

    public KeyBuilder<List<Section>> list(String name, Schema shape) {
        return new KeyBuilder<>(this, name, new Container.Listed(shape));
    }

    /** A rule that the section's own code checks. */
    public Rule rule(String code, String sentence, String wayOut) {
        Rule rule = new Rule(code, sentence, wayOut);
        rules.add(rule);
        return rule;
    }

    /** A rule that a pattern checks. */
    public TextPattern form(String pattern, String code, String sentence, String wayOut) {
        return new TextPattern(Pattern.compile(pattern), rule(code, sentence, wayOut));
    }

    /** What is allowed and yet deserves a word. */
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

    /** By name, in the order described; those of the parts last. */
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
