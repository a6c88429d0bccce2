package dev.gatehouse.cloud;

import dev.gatehouse.settings.identity.Client;
import java.util.List;

/** Rules about what front ends may read without asking Pulumi. */
final class PublicationControls {
    private static final String PARAMETER = "aws:ssm/parameter:Parameter";
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";

    static final List<Control> ALL = List.of(
            Control.of(
                    "publication",
                    PARAMETER,
                    "name",
                    "is a public client's, below the stack's name",
                    s -> publicClients(s).stream()
                            .anyMatch(client ->
                                    s.matches("\\Q" + path(s) + "/" + client.name() + "/\\E(?:oidc|amplify|env)"))),
            Control.of("publication", PARAMETER, "type", "is String: none of it is secret", s -> s.is("String")),
            Control.of(
                    "publication",
                    PARAMETER,
                    "tier",
                    "is the paid one for long texts alone",
                    s -> s.is("Intelligent-Tiering")),
            Control.of("publication", PARAMETER, "dataType", "is text", s -> s.is("text")),
            Control.of(
                    "publication; prowler ssm_document_secrets",
                    PARAMETER,
                    "value",
                    "names a public client and holds no secret",
                    s -> publicClients(s).stream()
                                    .anyMatch(client -> s.value()
                                            .orElse("")
                                            .toString()
                                            .contains("gatehouse-"
                                                    + s.stack().settings().stack() + "-" + client.name()))
                            && s.stack().all(CLIENT).stream()
                                    .flatMap(client -> client.at("clientSecret").stream())
                                    .noneMatch(secret ->
                                            s.value().orElse("").toString().contains(secret.toString()))));

    private PublicationControls() {}

    private static String path(Control.Seen seen) {
        return "/gatehouse-" + seen.stack().settings().stack();
    }

    private static List<Client> publicClients(Control.Seen seen) {
        return seen.stack().settings().clients().stream()
                .filter(client -> !client.kind().hasSecret())
                .toList();
    }
}
