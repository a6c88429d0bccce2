package dev.gatehouse.function.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the stack declares the MCP endpoint.
 *
 * @param url the address of the endpoint, without a slash at its end: the audience of its tokens and the first part of
 *     the names of its scopes
 * @param origins whose pages may call it, such as {@code https://app.example.com}
 * @param rules what a token needs for each tool, by the name of the tool
 */
public record McpSettings(String url, Set<String> origins, Map<String, ToolRule> rules) {
    /**
     * Reads the environment variables of the stack.
     *
     * @param url {@code MCP_URL}
     * @param tools {@code MCP_TOOLS}: {@code list_resources=read;count_resources=read,admin}, a tool, its scope and a
     *     group if only its members may use the tool
     * @param origins {@code MCP_ORIGINS}, separated by commas
     * @throws IllegalStateException if {@code tools} has another form
     */
    public static McpSettings of(String url, @Nullable String tools, @Nullable String origins) {
        Map<String, ToolRule> rules = new LinkedHashMap<>();
        for (String entry : parts(tools, ";")) {
            String[] tool = entry.split("=", -1);
            String[] rule = tool.length == 2 ? tool[1].split(",", -1) : new String[0];
            if (rule.length < 1
                    || rule.length > 2
                    || tool[0].isEmpty()
                    || List.of(rule).contains("")) {
                throw new IllegalStateException(
                        "MCP_TOOLS must contain <tool>=<scope> or <tool>=<scope>,<group> entries, separated by ;");
            }
            rules.put(
                    tool[0],
                    new ToolRule(url + "/" + rule[0], rule.length == 2 ? Optional.of(rule[1]) : Optional.empty()));
        }
        return new McpSettings(url, Set.copyOf(parts(origins, ",")), rules);
    }

    private static List<String> parts(@Nullable String variable, String separator) {
        return variable == null || variable.isEmpty() ? List.of() : List.of(variable.split(separator, -1));
    }
}
