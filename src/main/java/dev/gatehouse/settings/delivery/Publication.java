package dev.gatehouse.settings.delivery;

import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.List;

/**
 * Whether client settings are published, so that frontends can read them without Pulumi.
 *
 * @param parameters whether they are in AWS Systems Manager's Parameter Store; off by default
 */
public record Publication(boolean parameters) {
    public static final Schema KEYS =
            new Schema("Publishes client settings that frontends can read without Pulumi; they contain no secrets.");

    private static final Key<Boolean> PARAMETERS = KEYS.flag("parameters")
            .describe(
                    "whether Parameter Store has `/<project>-<stack>/<client>/oidc`, `/amplify` and `/env` for each public client")
            .source("AWS Systems Manager, PutParameter")
            .withDefault(false);

    private static final Rule NO_PUBLIC_CLIENT = KEYS.rule(
            "publish-no-client", "needs a client of kind spa or native", "delete it, or declare such a client");

    public static Publication read(Section section, List<Client> clients, boolean local) {
        boolean on = section.get(PARAMETERS);
        if (on && local) {
            section.path(PARAMETERS).report(LocalSettings.ABSENT, "on");
        } else if (on && clients.stream().noneMatch(client -> client.kind().isFrontend())) {
            section.path(PARAMETERS).report(NO_PUBLIC_CLIENT, "on");
        }
        return new Publication(on);
    }
}
