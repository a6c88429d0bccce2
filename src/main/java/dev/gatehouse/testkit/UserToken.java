package dev.gatehouse.testkit;

import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.local.EmbeddedCloud;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The access token of a user. Each method returns a changed copy. */
public final class UserToken {
    private final EmbeddedCloud cloud;
    private final String user;
    private final Optional<String> password;
    private final Optional<String> client;
    private final List<String> scopes;

    private UserToken(
            EmbeddedCloud cloud, String user, Optional<String> password, Optional<String> client, List<String> scopes) {
        this.cloud = cloud;
        this.user = user;
        this.password = password;
        this.client = client;
        this.scopes = scopes;
    }

    static UserToken of(EmbeddedCloud cloud, String user) {
        return new UserToken(cloud, user, cloud.password(user), Optional.empty(), List.of());
    }

    /**
     * The scopes to ask for, by the names of the stack file, such as {@code read} or {@code openid}. Without this call, the
     * app asks for none, and Cognito grants all scopes of the app client that the user may have.
     */
    public UserToken scopes(String... names) {
        return new UserToken(cloud, user, password, client, List.of(names));
    }

    /** The app client to sign in with. Default: the first of the stack file with a sign-in that has the scopes. */
    public UserToken appClient(String name) {
        return new UserToken(cloud, user, password, Optional.of(name), scopes);
    }

    /** The password of a user that the test created, or whose password it changed. */
    public UserToken password(String text) {
        return new UserToken(cloud, user, Optional.of(text), client, scopes);
    }

    /**
     * Signs the user in and returns the access token.
     *
     * @throws IllegalStateException if the cloud refuses it; the message says why
     */
    public String token() {
        return signIn().accessToken();
    }

    /** Signs the user in and returns all tokens. */
    public TokenSet signIn() {
        String secret = password.orElseThrow(() -> new IllegalStateException("the password of " + user
                + " is unknown: gatehouse:local.users has only " + cloud.users()
                + "; add the user there, or call password(…)"));
        CloudClients clients = CloudClients.of(cloud);
        return clients.user(appClient(clients), scopes, user, secret);
    }

    /** Signs the user in and returns a client of the API that sends the token. */
    public ApiClient client() {
        return new ApiClient(URI.create(String.valueOf(cloud.outputs().get("apiUrl"))), Optional.of(token()));
    }

    private Client appClient(CloudClients clients) {
        List<Client> all = clients.all();
        if (client.isPresent()) {
            return all.stream()
                    .filter(each -> each.name().equals(client.get()) && !each.isMachine())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no app client '" + client.get()
                            + "' with a sign-in in gatehouse:clients: " + clients.description()));
        }
        return all.stream()
                .filter(each -> !each.isMachine() && each.scopes().containsAll(scopes))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no app client with a sign-in has the scopes " + scopes + ": " + clients.description()));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "UserToken[" + user + ", " + client.orElse("any app client") + ", " + scopes + "]";
    }
}
