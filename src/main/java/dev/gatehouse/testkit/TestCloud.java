package dev.gatehouse.testkit;

import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.local.EmbeddedCloud;
import dev.gatehouse.local.testing.MovableClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A local cloud for tests, in this process, on free ports, with its state in memory. {@link GatehouseCloud} starts it for
 * JUnit; with another framework, start it with {@link #start}.
 */
public final class TestCloud implements AutoCloseable {
    private static final String COMMON_PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

    static {
        // Before the first use of the common pool; otherwise the Pulumi SDK can hang on machines with two cores.
        if (System.getProperty(COMMON_PARALLELISM) == null) {
            System.setProperty(COMMON_PARALLELISM, "16");
        }
    }

    private final EmbeddedCloud cloud;
    private final MovableClock clock;

    private TestCloud(EmbeddedCloud cloud, MovableClock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    /**
     * Starts a cloud. Several can run at the same time. Those of the same stack file have the same IDs, client secrets and
     * signing keys, and different ports.
     *
     * @param stackFile the file of a local stack, such as {@code Pulumi.local.yaml}; paths in it are relative to the working
     *     directory
     * @throws IllegalStateException if it cannot start; the message says what to do
     */
    public static TestCloud start(Path stackFile) {
        MovableClock clock = new MovableClock();
        return new TestCloud(EmbeddedCloud.start(stackFile, clock), clock);
    }

    /** The base URL of the API, without a trailing slash. */
    public URI api() {
        return url("apiUrl");
    }

    /** The {@code iss} claim of the tokens. */
    public URI issuer() {
        return url("issuer");
    }

    /** The base URL of the sign-in pages and of {@code /oauth2/…}, without a trailing slash. */
    public URI signIn() {
        return url("authUrl");
    }

    /** The address of Cognito's JSON API: the endpoint for an AWS SDK. */
    public URI cognito() {
        return url("cognitoEndpoint");
    }

    private URI url(String output) {
        Object value = cloud.outputs().get(output);
        if (value == null) {
            throw new IllegalStateException(
                    "the stack has no output " + output + ": " + cloud.outputs().keySet());
        }
        return URI.create(value.toString());
    }

    /** The outputs of the stack as after {@code pulumi up}, with client secrets in plain text. */
    public Map<String, Object> outputs() {
        return cloud.outputs();
    }

    /** {@code outputs.json}, for a process under test. It contains client secrets. */
    public Path outputsFile() {
        return cloud.outputsFile();
    }

    /**
     * The ID of an app client.
     *
     * @param name in {@code gatehouse:clients}
     */
    public String clientId(String name) {
        CloudClients clients = CloudClients.of(cloud);
        return clients.all().stream()
                .filter(client -> client.name().equals(name))
                .map(Client::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no client '" + name + "' in gatehouse:clients: " + clients.description()));
    }

    public Tokens tokens() {
        return new Tokens(cloud);
    }

    public Mailbox mailbox() {
        return new Mailbox(cloud);
    }

    public TestClock clock() {
        return new TestClock(clock);
    }

    /** A client of the API without a token. */
    public ApiClient anonymous() {
        return new ApiClient(api(), Optional.empty());
    }

    /** The log since the start or the last reset: a line for each request, with the reason of a refusal. */
    public List<String> log() {
        return cloud.log();
    }

    /**
     * Returns to the state after the start: users, groups, sessions, codes, mails, throttles and the clock. Function
     * processes keep running, and keep what they remember. No request may be in progress.
     */
    public void reset() {
        clock.reset();
        cloud.reset();
    }

    /** Stops the cloud. */
    @Override
    public void close() {
        cloud.close();
    }

    @Override
    public String toString() {
        return "TestCloud[" + cloud.outputs().get("apiUrl") + "]";
    }
}
