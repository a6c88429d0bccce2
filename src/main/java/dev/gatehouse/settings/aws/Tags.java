package dev.gatehouse.settings.aws;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every resource is marked with, beside {@link #STACK}.
 *
 * @param byKey in the order written, at most 49
 */
public record Tags(Map<String, String> byKey) {
    /** BuiltIn: which stack a resource belongs to. */
    public static final String STACK = "gatehouse:stack";

    /** Tag naming limits and requirements: 50 a resource; these characters are taken by every service. */
    private static final int MOST = 49;

    private static final String CHARACTERS = "[A-Za-z0-9 _.:/=+@-]";

    /** Keys and rules of the stack file's own level. */
    public static final Schema KEYS = Schema.part();

    private static final TextPattern KEY = KEYS.pattern(
            "(?![aA][wW][sS]:|gatehouse:)" + CHARACTERS + "{1,128}",
            "tag-key",
            "must be 1 to 128 letters, digits, spaces or any of _ . : / = + @ -, and begin with neither aws: nor"
                    + " gatehouse:",
            "rename it");
    private static final TextPattern VALUE = KEYS.pattern(
            CHARACTERS + "{0,256}",
            "tag-value",
            "must be at most 256 letters, digits, spaces or any of _ . : / = + @ -",
            "shorten or rewrite it");

    private static final Key<Map<String, String>> TAGS = KEYS.textMap(
                    "gatehouse:tags", KEY, VALUE, Limit.atMost(MOST, "drop some: AWS takes 50, one is ours"))
            .describe("what every resource is marked with, beside gatehouse:stack")
            .source("Tagging AWS resources, tag naming limits and requirements")
            .example(Map.of("owner", "team-a"))
            .emptyByDefault();

    public Tags {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    public static Tags read(Section root) {
        return new Tags(root.get(TAGS));
    }

    /** All tags of a stack's resources. */
    public Map<String, String> withStackTag(String stack) {
        Map<String, String> all = new LinkedHashMap<>(byKey);
        all.put(STACK, stack);
        return all;
    }
}
