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
 * @param username the claim {@code username} of tokens; equal to {@code sub}, a UUID, if users sign in by e-mail
 * @param attributes by name, including {@code sub}; verified flags are {@code "true"} or {@code "false"}
 * @param disabled whether an administrator disabled the user
 * @param factors the second factors in addition to the password
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

    /** API reference UserStatusType: the values that users of the local Cognito can have. */
    public enum Status {
        UNCONFIRMED,
        CONFIRMED,
        /** An administrator reset the password: the user needs a confirmation code to set a new one. */
        RESET_REQUIRED,
        /** The password is temporary. */
        FORCE_CHANGE_PASSWORD,
        /** The user signs in with an identity provider and has no password here. */
        EXTERNAL_PROVIDER
    }

    public User {
        attributes = Map.copyOf(attributes);
        groups = List.copyOf(groups);
        // Rows of earlier versions do not have this member.
        factors = Objects.requireNonNullElse(factors, SecondFactors.NONE);
    }

    /** A new user: enabled, without groups. */
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

    /** Whether the user has an attribute such as {@code email}, and it is verified. */
    public boolean hasVerified(String name) {
        return attributes.containsKey(name) && "true".equals(attributes.get(name + "_verified"));
    }

    /** Sets a flag such as {@code email_verified}. */
    public User withVerified(String name) {
        return withAttributes(Map.of(name, "true"));
    }

    public User withConfirmed() {
        return withStatus(Status.CONFIRMED);
    }

    /** Confirms the user and sets a flag such as {@code email_verified}. */
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

    public User withStatus(Status next) {
        return new User(poolId, username, attributes, next, disabled, password, groups, factors, created, modified);
    }

    public User withPassword(PasswordHash next, Status nextStatus) {
        return new User(poolId, username, attributes, nextStatus, disabled, next, groups, factors, created, modified);
    }

    public User withGroups(List<String> names) {
        return new User(poolId, username, attributes, status, disabled, password, names, factors, created, modified);
    }

    public User withDisabled(boolean next) {
        return new User(poolId, username, attributes, status, next, password, groups, factors, created, modified);
    }

    public User withFactors(SecondFactors next) {
        return new User(poolId, username, attributes, status, disabled, password, groups, next, created, modified);
    }

    public User withModified(long now) {
        return new User(poolId, username, attributes, status, disabled, password, groups, factors, created, now);
    }

    /** Attributes are personal data and are left out. */
    @Override
    public String toString() {
        return "User[" + poolId + "/" + username + ", " + status + "]";
    }
}
