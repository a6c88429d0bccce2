package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a pool: those that the program declares, and those that administrators create at run time. The latter
 * are data, like users.
 */
public final class PoolGroups {
    private final RecordMap<CreatedGroup> rows;
    private final UserStore users;
    private final Clock clock;

    /**
     * A group that was created at run time.
     *
     * @param created epoch milliseconds
     * @param modified epoch milliseconds
     */
    public record CreatedGroup(
            String name,
            @Nullable String description,
            @Nullable String roleArn,
            @Nullable Integer precedence,
            long created,
            long modified) {
        Group group() {
            return new Group(
                    name,
                    Optional.ofNullable(precedence),
                    Optional.ofNullable(roleArn),
                    Optional.ofNullable(description));
        }

        /** Absent members keep their values. */
        CreatedGroup with(Group changes, long now) {
            return new CreatedGroup(
                    name,
                    changes.description().orElse(description),
                    changes.roleArn().orElse(roleArn),
                    changes.precedence().orElse(precedence),
                    created,
                    now);
        }
    }

    public PoolGroups(Store store, UserStore users, Clock clock) {
        this.rows = new RecordMap<>(store, "cognito.groups", CreatedGroup.class);
        this.users = users;
        this.clock = clock;
    }

    /** All groups, in no particular order. */
    public List<Group> all(UserPool pool) {
        List<Group> all = new ArrayList<>(pool.groups().values());
        created(pool).stream()
                .filter(row -> !pool.groups().containsKey(row.name()))
                .forEach(row -> all.add(row.group()));
        return all;
    }

    public Optional<Group> find(UserPool pool, String name) {
        return Optional.ofNullable(pool.groups().get(name))
                .or(() -> findCreated(pool, name).map(CreatedGroup::group));
    }

    /** Finds a group that was created at run time. */
    public Optional<CreatedGroup> findCreated(UserPool pool, String name) {
        return pool.groups().containsKey(name) ? Optional.empty() : rows.find(key(pool.id(), name));
    }

    /**
     * Whether the group is that of an identity provider. DOC "Adding groups to a user pool": Cognito adds a group for
     * each provider.
     */
    public static boolean isProviderGroup(UserPool pool, String name) {
        return pool.providers().keySet().stream().anyMatch(provider -> name.equals(pool.id() + "_" + provider));
    }

    public static Group providerGroup(String name) {
        return new Group(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Creates a group. Returns empty if the name is taken. OBS aws-amplify/amplify-backend #1781: names that differ
     * only in case are equal.
     */
    public synchronized Optional<Group> create(UserPool pool, Group group) {
        String normalized = NameNormalization.asciiLowerCase(group.name());
        if (all(pool).stream()
                        .anyMatch(other ->
                                NameNormalization.asciiLowerCase(other.name()).equals(normalized))
                || isProviderGroup(pool, group.name())) {
            return Optional.empty();
        }
        // Members of an earlier group of this name are not members of the new one.
        users.removeAllFromGroup(pool, group.name(), clock.millis());
        long now = clock.millis();
        CreatedGroup row = new CreatedGroup(
                group.name(),
                group.description().orElse(null),
                group.roleArn().orElse(null),
                group.precedence().orElse(null),
                now,
                now);
        rows.put(key(pool.id(), group.name()), row);
        return Optional.of(row.group());
    }

    /** Changes a group. Returns empty if no group of this name was created at run time. */
    public synchronized Optional<Group> update(UserPool pool, Group changes) {
        String key = key(pool.id(), changes.name());
        return rows.update(key, row -> row.with(changes, clock.millis()))
                .flatMap(old -> rows.find(key))
                .map(CreatedGroup::group);
    }

    /**
     * Deletes a group and its memberships. DOC API reference DeleteGroup: the group no longer contributes to the claims
     * of its members.
     */
    public synchronized boolean delete(UserPool pool, String name) {
        if (rows.remove(key(pool.id(), name)).isEmpty()) {
            return false;
        }
        users.removeAllFromGroup(pool, name, clock.millis());
        return true;
    }

    /**
     * Adds the user to a group, or removes the user. As on AWS, repeating the call is not an error. Returns false if
     * there is no such group.
     */
    public synchronized boolean setMembership(UserPool pool, User user, String name, boolean member) {
        if (find(pool, name).isEmpty()) {
            return false;
        }
        users.update(pool, user, now -> {
            Set<String> names = new LinkedHashSet<>(now.groups());
            boolean changed = member ? names.add(name) : names.remove(name);
            return changed ? now.withGroups(new ArrayList<>(names)).withModified(clock.millis()) : now;
        });
        return true;
    }

    /**
     * CHOICE: a declared group replaces a group of the same name that was created at run time, and keeps its members.
     * AWS refuses to create such a group (GroupExistsException).
     *
     * @return the names of the groups that were replaced
     */
    public synchronized List<String> replaceWithDeclared(UserPool pool) {
        List<String> replaced = created(pool).stream()
                .map(CreatedGroup::name)
                .filter(pool.groups()::containsKey)
                .toList();
        replaced.forEach(name -> rows.remove(key(pool.id(), name)));
        return replaced;
    }

    /** Removes the members of a group that the program no longer declares, as AWS does. */
    public synchronized void removeUndeclaredMemberships(UserPool pool, String name) {
        if (find(pool, name).isEmpty()) {
            users.removeAllFromGroup(pool, name, clock.millis());
        }
    }

    public void removePool(String poolId) {
        rows.removeIf((key, row) -> key.startsWith(poolId + "/"));
    }

    private List<CreatedGroup> created(UserPool pool) {
        String prefix = key(pool.id(), "");
        return rows.startingAt(prefix, prefix).toList();
    }

    private static String key(String poolId, String name) {
        return poolId + "/" + name;
    }
}
