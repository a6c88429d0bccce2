package dev.gatehouse.settings;

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
final class Shape {
    private final String about;
    private final List<Shape> parts;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param about a sentence for the docs */
    Shape(String about, Shape... parts) {
        this.about = about;
        this.parts = List.of(parts);
    }

    /** Keys and rules of a section that another class than the section's own reads. */
    static Shape part() {
        return new Shape("");
    }

    Draft<String> text(String name, Form form) {
        return new Draft<>(this, name, new Kind.Text(form));
    }

    /** A text that no report shows, and that a stack on AWS holds encrypted. */
    Draft<SecretText> hidden(String name, Form form) {
        return new Draft<>(this, name, new Kind.Hidden(form));
    }

    <E extends Enum<E>> Draft<E> choice(String name, Class<E> type) {
        return new Draft<>(this, name, new Kind.Choice<>(type));
    }

    Draft<Boolean> flag(String name) {
        return new Draft<>(this, name, new Kind.Flag());
    }

    Draft<Integer> integer(String name, int least, int most) {
        return new Draft<>(this, name, new Kind.Whole(least, most));
    }

    Draft<Duration> duration(String name, Duration least, Duration most) {
        return new Draft<>(this, name, new Kind.Span(least, most));
    }

    Draft<List<String>> texts(String name, Form form, Limit limit) {
        return new Draft<>(this, name, new Container.Texts(form, limit));
    }

    Draft<Map<String, String>> textMap(String name, Form names, Form texts, Limit limit) {
        return new Draft<>(this, name, new Container.TextMap(names, texts, limit));
    }

    Draft<Map<String, List<String>>> textLists(String name, Form names, Form texts) {
        return new Draft<>(this, name, new Container.TextLists(names, texts));
    }

    Draft<Section> section(String name, Shape shape) {
        return new Draft<>(this, name, new Container.Sub(shape));
    }

    /** @param noun what stands for the name that a stack chooses, in the docs */
    Draft<Map<String, Section>> sections(String name, String noun, Form names, Shape shape, Limit limit) {
        return new Draft<>(this, name, new Container.Named(noun, names, shape, limit));
    }

    /**
     * @param noun what stands for the name that a stack chooses, in the docs
     * @param text the key of the shape that a plain text stands for
     */
    Draft<Map<String, Section>> sectionsOrTexts(
            String name, String noun, Form names, Shape shape, Key<?> text, Limit limit) {
        return new Draft<>(this, name, new Container.NamedOrText(noun, names, shape, text, limit));
    }

    Draft<List<Section>> list(String name, Shape shape) {
        return new Draft<>(this, name, new Container.Listed(shape));
    }

    /** A rule that the section's own code checks. */
    Rule rule(String code, String sentence, String wayOut) {
        Rule rule = new Rule(code, sentence, wayOut);
        rules.add(rule);
        return rule;
    }

    /** A rule that a pattern checks. */
    Form form(String pattern, String code, String sentence, String wayOut) {
        return new Form(Pattern.compile(pattern), rule(code, sentence, wayOut));
    }

    /** What is allowed and yet deserves a word. */
    String warning(String text) {
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
    Map<String, Key<?>> keys() {
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
