package dev.gatehouse.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where front ends find their settings without asking Pulumi.
 *
 * @param parameters path in AWS Systems Manager's Parameter Store, without a slash at its end; nothing is published
 *     without it
 */
public record Publication(Optional<String> parameters) {
    static final Shape KEYS = new Shape("Where front ends find their settings without asking Pulumi; never a secret.");

    private static final Form PATH = KEYS.form(
            "(?!/(?i:aws|ssm)(?:[/._-]|$))(?:/[A-Za-z0-9_.-]{1,64}){1,10}",
            "parameter-path",
            "must be a path of 1 to 10 parts of letters, digits, dots, hyphens and underscores, the first neither aws nor"
                    + " ssm",
            "write it like /gatehouse/dev");
    private static final Key<Optional<String>> PARAMETERS = KEYS.text("parameters", PATH)
            .says("path in Parameter Store: `<path>/<client>/oidc`, `/amplify` and `/env` of each public client")
            .from("AWS Systems Manager, PutParameter")
            .like("/gatehouse/dev")
            .optional("none: `pulumi stack output frontend` tells");

    private static final Rule NOBODY = KEYS.rule(
            "publish-nobody",
            "needs a client of kind spa or native to publish settings for",
            "delete it, or declare one");

    static Publication read(Section section, List<Client> clients, boolean local) {
        Optional<String> path = section.get(PARAMETERS);
        if (path.isPresent() && local) {
            section.at(PARAMETERS).report(LocalSettings.ABSENT, path.get());
        } else if (path.isPresent()
                && clients.stream().allMatch(client -> client.kind().hasSecret())) {
            section.at(PARAMETERS).report(NOBODY, path.get());
        }
        return new Publication(path);
    }
}
