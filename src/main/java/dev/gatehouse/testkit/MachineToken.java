package dev.gatehouse.testkit;

import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.local.EmbeddedCloud;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The access token of a machine client. Each method returns a changed copy. */
public final class MachineToken {
    private final EmbeddedCloud cloud;
    private final Client client;
    private final List<String> scopes;

    private MachineToken(EmbeddedCloud cloud, Client client, List<String> scopes) {
        this.cloud = cloud;
        this.client = client;
        this.scopes = scopes;
    }

    static MachineToken of(EmbeddedCloud cloud, String name) {
        CloudClients clients = CloudClients.of(cloud);
        Client client = clients.all().stream()
                .filter(each -> each.name().equals(name) && each.isMachine())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no client '" + name + "' of kind machine in gatehouse:clients: " + clients.description()));
        return new MachineToken(cloud, client, List.of());
    }

    /** The scopes to ask for, by the names of the stack file. Default: all scopes of the client. */
    public MachineToken scopes(String... names) {
        return new MachineToken(cloud, client, List.of(names));
    }

    /**
     * Gets a new access token by the client credentials grant.
     *
     * @throws IllegalStateException if the cloud refuses it; the message says why
     */
    public String token() {
        return CloudClients.of(cloud).machine(client, scopes).accessToken();
    }

    /** Gets a new token and returns a client of the API that sends it. */
    public ApiClient client() {
        return new ApiClient(URI.create(String.valueOf(cloud.outputs().get("apiUrl"))), Optional.of(token()));
    }

    @Override
    public String toString() {
        return "MachineToken[" + client.name() + ", " + scopes + "]";
    }
}
