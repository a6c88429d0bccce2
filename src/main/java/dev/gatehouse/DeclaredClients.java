package dev.gatehouse;

import dev.gatehouse.cloud.identity.ClientResources;
import dev.gatehouse.outputs.ClientOutputs;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.Client;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The app clients that a component declares, as it returns them. */
final class DeclaredClients {
    private DeclaredClients() {}

    /** By name, in the order of the settings. */
    static Map<String, ClientOutputs> of(Settings settings, ClientResources resources) {
        Map<String, ClientOutputs> clients = new LinkedHashMap<>();
        for (Client client : settings.clients()) {
            clients.put(
                    client.name(),
                    new ClientOutputs(
                            resources.clients().id(client),
                            client.kind().hasSecret()
                                    ? Optional.of(resources.clients().secret(client))
                                    : Optional.empty(),
                            resources.secretArn(client)));
        }
        return Collections.unmodifiableMap(clients);
    }
}
