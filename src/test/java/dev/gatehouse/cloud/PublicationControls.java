package dev.gatehouse.cloud;

import dev.gatehouse.settings.identity.Client;
import java.util.List;

/** Rules about the published frontend settings. */
final class PublicationControls {
    private static final String PARAMETER = "aws:ssm/parameter:Parameter";
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of(
                    "publication",
                    PARAMETER,
                    "name",
                    "is a path under the stack's name with a public client",
                    s -> publicClients(s).stream()
                            .anyMatch(client ->
                                    s.matches("\\Q" + path(s) + "/" + client.name() + "/\\E(?:oidc|amplify|env)"))),
            Control.of("publication", PARAMETER, "type", "is String: the value is not secret", s -> s.is("String")),
            Control.of(
                    "publication",
                    PARAMETER,
                    "tier",
                    "is Intelligent-Tiering: only long values use the paid tier",
                    s -> s.is("Intelligent-Tiering")),
            Control.of("publication", PARAMETER, "dataType", "is text", s -> s.is("text")),
            Control.of(
                    "publication",
                    PARAMETER,
                    "value",
                    "contains a public client and no secrets",
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

    private static String path(Control.Argument argument) {
        return "/gatehouse-" + argument.stack().settings().stack();
    }

    private static List<Client> publicClients(Control.Argument argument) {
        return argument.stack().settings().clients().stream()
                .filter(client -> !client.kind().hasSecret())
                .toList();
    }
}
