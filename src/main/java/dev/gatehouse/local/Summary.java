package dev.gatehouse.local;

import dev.gatehouse.settings.local.LocalSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text that is printed when the local cloud is ready: addresses, clients, users, and commands to try. */
final class Summary {
    private static final String INSPECTOR = "http://127.0.0.1:6276/oauth/callback";

    private Summary() {}

    /**
     * @param folder the state folder
     * @param signer the provider of RSA signatures
     */
    static String of(
            Outputs outputs,
            Map<String, LocalSettings.SeedUser> users,
            List<String> notes,
            Engine engine,
            Path folder,
            String signer,
            long millis) {
        StringBuilder text = new StringBuilder();
        String howToChange = switch (engine) {
            case EMBEDDED -> "Save the stack file to apply changes";
            case PULUMI -> "Run pulumi up to deploy the stack and to apply changes";
        };
        text.append("%nReady in %d ms. %s. Press Ctrl-C to stop.%n%n".formatted(millis, howToChange));
        line(text, "Console", outputs, "consoleUrl");
        line(text, "API", outputs, "apiUrl");
        line(text, "MCP", outputs, "mcpUrl");
        line(text, "Sign-in", outputs, "authUrl");
        line(text, "Issuer", outputs, "issuer");
        line(text, "Cognito", outputs, "cognitoEndpoint");
        if (outputs.values().containsKey("consoleUrl")) {
            line(text, "Mail", outputs.text("consoleUrl") + "/mail");
        }
        for (String name : outputs.clientNames()) {
            line(
                    text,
                    "Client " + name,
                    outputs.client(name, "clientId") + "  " + outputs.client(name, "kind")
                            + outputs.secret(name)
                                    .map(secret -> ", secret in " + folder.resolve("outputs.json"))
                                    .orElse(""));
        }
        users.values()
                .forEach(user -> line(
                        text,
                        "User",
                        user.email()
                                + (user.groups().isEmpty() ? "" : "  groups: " + String.join(", ", user.groups()))));
        line(text, "RSA", signer);
        notes.forEach(note -> line(text, "Note", note));
        if (outputs.secret("jobs").isPresent()) {
            text.append("""

                    Try it in another shell:
                      . %s
                      curl "$API_URL/health"
                      TOKEN=$(./gatehouse token --client jobs --outputs %s)
                      curl -H "Authorization: Bearer $TOKEN" "$API_URL/resources"
                    """.formatted(
                            ShellQuoting.quote(folder.resolve("env").toString()),
                            ShellQuoting.quote(folder.resolve("outputs.json").toString())));
        }
        agent(outputs)
                .ifPresent(client ->
                        text.append("""

                List the tools of the MCP server, after a sign-in in the browser:
                  npx @modelcontextprotocol/inspector --cli %s --method tools/list --client-id %s
                """.formatted(outputs.text("mcpUrl"), outputs.client(client, "clientId"))));
        return text.toString();
    }

    /** The first client with which the MCP Inspector can sign in: an agent with its callback. */
    private static Optional<String> agent(Outputs outputs) {
        return outputs.clientNames().stream()
                .filter(name -> outputs.values().containsKey("mcpUrl"))
                .filter(name -> outputs.client(name, "kind").equals("agent"))
                .filter(name -> outputs.client(name, "callbackUrls").contains(INSPECTOR))
                .findFirst();
    }

    private static void line(StringBuilder text, String name, Outputs outputs, String key) {
        if (outputs.values().containsKey(key)) {
            line(text, name, outputs.text(key));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-13s %s%n".formatted(name, value));
    }
}
