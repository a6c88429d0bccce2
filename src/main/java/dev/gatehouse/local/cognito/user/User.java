package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.credential.SecondFactors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A user of a pool.
 *
 * @param username what tokens carry as {@code username}; the same UUID as {@code sub} where e-mail is the sign-in name
 * @param attributes by name, {@code sub} among them; verified flags are {@code "true"} or {@code "false"}
 * @param disabled whether an administrator keeps the user out
 * @param factors what is asked for besides the password
 * @param created epoch milliseconds
 * @param modified epoch milliseconds
 */
public record User(
        String poolId,
        String username,
        Map<String, String> attributes,
        Status status,
        boolean disabled,
        PasswordHash password,
        List<String> groups,
        SecondFactors factors,
        long created,
        long modified) {

    /** API reference UserStatusType; of its values those that local users can have. */
    public enum Status {
        UNCONFIRMED,
        CONFIRMED,
        /** An administrator wants a new password: only a code opens the way to it. */
        RESET_REQUIRED,
        /** The password is a temporary one. */
        FORCE_CHANGE_PASSWORD,
        /** Signs in at another place, and has no password here. */
        EXTERNAL_PROVIDER
    }

    public User {
        attributes = Map.copyOf(attributes);
        groups = List.copyOf(groups);
        // Rows of earlier versions have no such member.
        factors = Objects.requireNonNullElse(factors, SecondFactors.NONE);
    }

    /** A new user, enabled and in no group. */
    public static User create(
            String poolId,
            String username,
            Map<String, String> attributes,
            Status status,
            PasswordHash password,
            long now) {
        return new User(poolId, username, attributes, status, false, password, List.of(), SecondFactors.NONE, now, now);
    }

    public String sub() {
        return attributes.getOrDefault("sub", username);
    }

    /** Whether an attribute such as {@code email} is there and verified. */
    public boolean hasVerified(String name) {
        return attributes.containsKey(name) && "true".equals(attributes.get(name + "_verified"));
    }

    /** With an attribute such as {@code email_verified} set. */
    public User withVerified(String name) {
        return withAttributes(Map.of(name, "true"));
    }

    public User withConfirmed() {
        return withStatus(Status.CONFIRMED);
    }

    /** Confirmed, with {@code verified} such as {@code email_verified} set. */
    public User withConfirmed(String verified) {
        return withVerified(verified).withConfirmed();
    }

    public User withAttributes(Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(changed);
        return new User(poolId, username, all, status, disabled, password, groups, factors, created, modified);
    }

    public User withoutAttributes(Collection<String> names) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.keySet().removeAll(names);
        return new User(poolId, username, all, status, disabled, password, groups, factors, created, modified);
    }

    public User withStatus(Status now) {
        return new User(poolId, username, attributes, now, disabled, password, groups, factors, created, modified);
    }

    public User withPassword(PasswordHash next, Status now) {
        return new User(poolId, username, attributes, now, disabled, next, groups, factors, created, modified);
    }

    public User withGroups(List<String> names) {
        return new User(poolId, username, attributes, status, disabled, password, names, factors, created, modified);
    }

    public User withDisabled(boolean out) {
        return new User(poolId, username, attributes, status, out, password, groups, factors, created, modified);
    }

    public User withFactors(SecondFactors next) {
        return new User(poolId, username, attributes, status, disabled, password, groups, next, created, modified);
    }

    public User withModified(long now) {
        return new User(poolId, username, attributes, status, disabled, password, groups, factors, created, now);
    }

    /** Attributes are personal: they are left out. */
    @Override
    public String toString() {
        return "User[" + poolId + "/" + username + ", " + status + "]";
    }
}
