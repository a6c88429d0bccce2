package dev.gatehouse.testkit;

import dev.gatehouse.local.EmbeddedCloud;

/** Gets access tokens from the cloud as an app does: by the code flow for a user, by client credentials for a machine. */
public final class Tokens {
    private final EmbeddedCloud cloud;

    Tokens(EmbeddedCloud cloud) {
        this.cloud = cloud;
    }

    /**
     * A user, who signs in at each call of {@link UserToken#token()}.
     *
     * @param name user name or e-mail address; the password of a user of {@code gatehouse:local.users} is known
     */
    public UserToken user(String name) {
        return UserToken.of(cloud, name);
    }

    /**
     * A machine client, with its secret.
     *
     * @param client its name in {@code gatehouse:clients}, such as {@code jobs}
     */
    public MachineToken machine(String client) {
        return MachineToken.of(cloud, client);
    }
}
