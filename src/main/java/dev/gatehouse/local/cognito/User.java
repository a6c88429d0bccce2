package dev.gatehouse.local.cognito;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A user of a pool.
 *
 * @param username what tokens carry as {@code username}; the same UUID as {@code sub} where e-mail is the sign-in name
 * @param attributes by name, {@code sub} among them; verified flags are {@code "true"} or {@code "false"}
 * @param created epoch milliseconds
 */
public record User(
        String poolId,
        String username,
        Map<String, String> attributes,
        Status status,
        PasswordHash password,
        List<String> groups,
        long created) {

    /** API reference UserStatusType; of its values those that local users can have. */
    public enum Status {
        UNCONFIRMED,
        CONFIRMED
    }

    public User {
        attributes = Map.copyOf(attributes);
        groups = List.copyOf(groups);
    }

    public String sub() {
        return attributes.getOrDefault("sub", username);
    }

    /** With an attribute such as {@code email_verified} set. */
    User verified(String name) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, "true");
        return new User(poolId, username, more, status, password, groups, created);
    }

    User confirmed() {
        return new User(poolId, username, attributes, Status.CONFIRMED, password, groups, created);
    }

    /** Confirmed, with {@code verified} such as {@code email_verified} set. */
    User confirmed(String verified) {
        return verified(verified).confirmed();
    }

    /** Attributes are personal: they are left out. */
    @Override
    public String toString() {
        return "User[" + poolId + "/" + username + ", " + status + "]";
    }
}
