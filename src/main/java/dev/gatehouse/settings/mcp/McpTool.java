package dev.gatehouse.settings.mcp;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;

/**
 * Who may call a tool of the sample function.
 *
 * @param scope short name of a scope of gatehouse:mcp, which the token must contain
 * @param group of gatehouse:identity, which the user must be a member of, in addition to the scope
 */
public record McpTool(String scope, Optional<String> group) {
    static final Schema KEYS = new Schema("A tool of the sample function. A plain text is its scope.");

    static final Key<Optional<String>> SCOPE = KEYS.text("scope", TextPattern.ANY)
            .describe("the scope of gatehouse:mcp that a token needs to see and call the tool")
            .example("read")
            .required("write the name of a scope of gatehouse:mcp");
    static final Key<Optional<String>> GROUP = KEYS.text("group", TextPattern.ANY)
            .describe("a group of gatehouse:identity; only its members see and can call the tool")
            .example("admin")
            .optional();

    static Optional<McpTool> read(Section section) {
        return section.get(SCOPE).map(scope -> new McpTool(scope, section.get(GROUP)));
    }
}
