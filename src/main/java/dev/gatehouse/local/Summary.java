package dev.gatehouse.local;

import dev.gatehouse.settings.local.LocalSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a person reads when the local cloud is up: addresses, clients, users, and lines to paste. */
final class Summary {
    private Summary() {}

    /**
     * @param folder where outputs and state are
     * @param signer what makes RSA signatures
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
        String change = switch (engine) {
            case embedded -> "saving the stack file changes it";
            case pulumi -> "pulumi up declares and changes it";
        };
        text.append("%nReady in %d ms. Ctrl-C stops it; %s.%n%n".formatted(millis, change));
        line(text, "API", outputs, "apiUrl");
        line(text, "Sign-in", outputs, "authUrl");
        line(text, "Issuer", outputs, "issuer");
        line(text, "Cognito", outputs, "cognitoEndpoint");
        line(text, "Mailbox", outputs, "mailboxUrl");
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
                        user.email() + (user.groups().isEmpty() ? "" : "  in " + String.join(", ", user.groups()))));
        line(text, "RSA", signer);
        notes.forEach(note -> line(text, "Note", note));
        if (outputs.secret("jobs").isPresent()) {
            text.append("""

                    Try it, in another shell:
                      . %s
                      curl "$API_URL/health"
                      TOKEN=$(curl -su "$JOBS_CLIENT_ID:$JOBS_CLIENT_SECRET" -d grant_type=client_credentials "$AUTH_URL/oauth2/token" | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
                      curl -H "Authorization: Bearer $TOKEN" "$API_URL/resources"
                    """.formatted(PosixQuoting.quoted(folder.resolve("env").toString())));
        }
        return text.toString();
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
