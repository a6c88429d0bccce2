package dev.gatehouse.local.console.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person types to connect an MCP client.
 *
 * @param id of the element with the text
 * @param client the program
 * @param where the text belongs
 * @param text the command or the file
 * @param missing the callback that the app client lacks; empty if it lacks none
 */
record ConnectCommand(String id, String client, String where, String text, String appClient, String missing) {
    /** DOC README of the Inspector and OBS of its version 2.12.0: the callback of its command line. */
    private static final String INSPECTOR = "http://127.0.0.1:6276/oauth/callback";

    /** OBS microsoft/vscode issue 278512: a random port if this one is in use. */
    private static final String VS_CODE = "http://127.0.0.1:33418/";

    /** DOC "Connect Claude Code to tools via MCP", section Use a fixed OAuth callback port. */
    private static final Pattern CLAUDE_CODE = Pattern.compile("http://localhost:([0-9]{1,5})/callback");

    private static final String CLAUDE_CODE_PORT = "8976";

    boolean lacksCallback() {
        return !missing.isEmpty();
    }

    /** Empty without an app client for agents. */
    static List<ConnectCommand> of(McpStack server) {
        return server.clients().isEmpty() ? List.of() : List.of(inspector(server), vsCode(server), claudeCode(server));
    }

    private static ConnectCommand inspector(McpStack server) {
        Chosen chosen = Chosen.of(server, INSPECTOR::equals);
        return new ConnectCommand(
                "inspector",
                "MCP Inspector",
                "in a shell; it prints the address of the sign-in page",
                "npx @modelcontextprotocol/inspector --cli " + server.url() + " --method tools/list --client-id "
                        + chosen.client().id(),
                chosen.client().name(),
                chosen.callback().isPresent() ? "" : INSPECTOR);
    }

    /** DOC "MCP configuration reference" of VS Code: {@code oauth.clientId}. */
    private static ConnectCommand vsCode(McpStack server) {
        Chosen chosen = Chosen.of(server, VS_CODE::equals);
        return new ConnectCommand(
                "vscode",
                "VS Code",
                "in .vscode/mcp.json",
                """
                {
                  "servers": {
                    "%s": {
                      "type": "http",
                      "url": "%s",
                      "oauth": { "clientId": "%s" }
                    }
                  }
                }""".formatted(name(server), server.url(), chosen.client().id()),
                chosen.client().name(),
                chosen.callback().isPresent() ? "" : VS_CODE);
    }

    private static ConnectCommand claudeCode(McpStack server) {
        Chosen chosen = Chosen.of(server, CLAUDE_CODE.asMatchPredicate());
        String port = chosen.callback()
                .map(CLAUDE_CODE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .orElse(CLAUDE_CODE_PORT);
        return new ConnectCommand(
                "claude-code",
                "Claude Code",
                "in a shell; then /mcp in Claude Code signs in",
                "claude mcp add --transport http --client-id " + chosen.client().id() + " --callback-port " + port + " "
                        + name(server) + " " + server.url(),
                chosen.client().name(),
                chosen.callback().isPresent() ? "" : "http://localhost:" + port + "/callback");
    }

    private static String name(McpStack server) {
        return "gatehouse-" + server.stack().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** The first app client with the callback, else the first one. */
    private record Chosen(AgentClient client, Optional<String> callback) {
        static Chosen of(McpStack server, Predicate<String> callback) {
            return server.clients().stream()
                    .flatMap(client -> client.callbacks().stream()
                            .filter(callback)
                            .map(found -> new Chosen(client, Optional.of(found))))
                    .findFirst()
                    .orElseGet(() -> new Chosen(server.clients().get(0), Optional.empty()));
        }
    }
}
