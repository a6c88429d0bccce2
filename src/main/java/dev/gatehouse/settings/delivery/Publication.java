package dev.gatehouse.settings.delivery;

import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.List;

/**
 * Where front ends find their settings without asking Pulumi.
 *
 * @param parameters whether in AWS Systems Manager's Parameter Store; off by default
 */
public record Publication(boolean parameters) {
    public static final Schema KEYS =
            new Schema("Where front ends find their settings without asking Pulumi; never a secret.");

    private static final Key<Boolean> PARAMETERS = KEYS.flag("parameters")
            .describe(
                    "whether Parameter Store holds `/<project>-<stack>/<client>/oidc`, `/amplify` and `/env` of each public client")
            .source("AWS Systems Manager, PutParameter")
            .withDefault(false);

    private static final Rule NOBODY = KEYS.rule(
            "publish-nobody",
            "needs a client of kind spa or native to publish settings for",
            "delete it, or declare one");

    public static Publication read(Section section, List<Client> clients, boolean local) {
        boolean on = section.get(PARAMETERS);
        if (on && local) {
            section.path(PARAMETERS).report(LocalSettings.ABSENT, "on");
        } else if (on && clients.stream().allMatch(client -> client.kind().hasSecret())) {
            section.path(PARAMETERS).report(NOBODY, "on");
        }
        return new Publication(on);
    }
}
