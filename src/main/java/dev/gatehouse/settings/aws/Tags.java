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
 * The tags of every resource, in addition to {@link #STACK}.
 *
 * @param byKey in the order written, at most 49
 */
public record Tags(Map<String, String> byKey) {
    /** The tag with the name of the stack; Gatehouse adds it to every resource. */
    public static final String STACK = "gatehouse:stack";

    /** Tag naming limits and requirements: at most 50 tags a resource; every service accepts the characters below. */
    private static final int MAX_TAGS = 49;

    private static final String CHARACTERS = "[A-Za-z0-9 _.:/=+@-]";

    /** Keys of the top level of the stack file. */
    public static final Schema KEYS = Schema.part();

    private static final TextPattern KEY = KEYS.pattern(
            "(?![aA][wW][sS]:|gatehouse:)" + CHARACTERS + "{1,128}",
            "tag-key",
            "must be 1 to 128 letters, digits, spaces or any of _ . : / = + @ -, and not begin with aws: or"
                    + " gatehouse:",
            "rename it");
    private static final TextPattern VALUE = KEYS.pattern(
            CHARACTERS + "{0,256}",
            "tag-value",
            "must be at most 256 letters, digits, spaces or any of _ . : / = + @ -",
            "shorten or rewrite it");

    private static final Key<Map<String, String>> TAGS = KEYS.textMap(
                    "gatehouse:tags",
                    KEY,
                    VALUE,
                    Limit.atMost(MAX_TAGS, "delete some: AWS allows 50, and Gatehouse adds one"))
            .describe("tags of every resource, in addition to gatehouse:stack")
            .source("Tagging AWS resources, tag naming limits and requirements")
            .example(Map.of("owner", "team-a"))
            .takesOutput()
            .emptyByDefault();

    public Tags {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    public static Tags read(Section root) {
        return new Tags(root.get(TAGS));
    }

    /** These tags and the tag {@link #STACK}. */
    public Map<String, String> withStackTag(String stack) {
        Map<String, String> all = new LinkedHashMap<>(byKey);
        all.put(STACK, stack);
        return all;
    }
}
