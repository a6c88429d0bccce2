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
 * The groups of a pool: those that the program declares, and beside them those that administrators create at run time,
 * which are data like users.
 */
public final class PoolGroups {
    private final RecordMap<Row> rows;
    private final UserStore users;
    private final Clock clock;

    /**
     * A group that was created at run time.
     *
     * @param created epoch milliseconds
     * @param modified epoch milliseconds
     */
    public record Row(
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

        /** What is absent stays as it was. */
        Row with(Group changes, long now) {
            return new Row(
                    name,
                    changes.description().orElse(description),
                    changes.roleArn().orElse(roleArn),
                    changes.precedence().orElse(precedence),
                    created,
                    now);
        }
    }

    public PoolGroups(Store store, UserStore users, Clock clock) {
        this.rows = new RecordMap<>(store, "cognito.groups", Row.class);
        this.users = users;
        this.clock = clock;
    }

    /** In no order. */
    public List<Group> all(UserPool pool) {
        List<Group> all = new ArrayList<>(pool.groups().values());
        created(pool).stream()
                .filter(row -> !pool.groups().containsKey(row.name()))
                .forEach(row -> all.add(row.group()));
        return all;
    }

    public Optional<Group> find(UserPool pool, String name) {
        return Optional.ofNullable(pool.groups().get(name))
                .or(() -> findCreated(pool, name).map(Row::group));
    }

    /** Where the group was created at run time. */
    public Optional<Row> findCreated(UserPool pool, String name) {
        return pool.groups().containsKey(name) ? Optional.empty() : rows.find(key(pool.id(), name));
    }

    /** DOC "Adding groups to a user pool": Cognito adds a group for each provider. */
    public static boolean isProviderGroup(UserPool pool, String name) {
        return pool.providers().keySet().stream().anyMatch(provider -> name.equals(pool.id() + "_" + provider));
    }

    public static Group providerGroup(String name) {
        return new Group(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Empty when the name is taken. OBS aws-amplify/amplify-backend #1781: also by a group whose name differs in capitals.
     */
    public synchronized Optional<Group> create(UserPool pool, Group group) {
        String folded = NameNormalization.asciiLowerCase(group.name());
        if (all(pool).stream()
                        .anyMatch(other ->
                                NameNormalization.asciiLowerCase(other.name()).equals(folded))
                || isProviderGroup(pool, group.name())) {
            return Optional.empty();
        }
        // A group of that name was there before, and who was in it is not in the new one.
        users.removeAllFromGroup(pool, group.name(), clock.millis());
        long now = clock.millis();
        Row row = new Row(
                group.name(),
                group.description().orElse(null),
                group.roleArn().orElse(null),
                group.precedence().orElse(null),
                now,
                now);
        rows.put(key(pool.id(), group.name()), row);
        return Optional.of(row.group());
    }

    /** Empty when no such group was created at run time. */
    public synchronized Optional<Group> update(UserPool pool, Group changes) {
        String key = key(pool.id(), changes.name());
        return rows.update(key, row -> row.with(changes, clock.millis()))
                .flatMap(old -> rows.find(key))
                .map(Row::group);
    }

    /** With its memberships. DOC API reference DeleteGroup: it no longer contributes to anybody's claims. */
    public synchronized boolean delete(UserPool pool, String name) {
        if (rows.remove(key(pool.id(), name)).isEmpty()) {
            return false;
        }
        users.removeAllFromGroup(pool, name, clock.millis());
        return true;
    }

    /** Joins or leaves; twice is no fault, as on AWS. False when there is no such group. */
    public synchronized boolean setMembership(UserPool pool, User user, String name, boolean in) {
        if (find(pool, name).isEmpty()) {
            return false;
        }
        users.update(pool, user, now -> {
            Set<String> names = new LinkedHashSet<>(now.groups());
            boolean changed = in ? names.add(name) : names.remove(name);
            return changed ? now.withGroups(new ArrayList<>(names)).withModified(clock.millis()) : now;
        });
        return true;
    }

    /**
     * CHOICE: a group that is declared under the name of one that was created at run time takes its place, with its
     * members; AWS would refuse to create it (GroupExistsException).
     *
     * @return the names of those that were replaced
     */
    public synchronized List<String> replaceWithDeclared(UserPool pool) {
        List<String> replaced = created(pool).stream()
                .map(Row::name)
                .filter(pool.groups()::containsKey)
                .toList();
        replaced.forEach(name -> rows.remove(key(pool.id(), name)));
        return replaced;
    }

    /** What the program declares no more is deleted, as on AWS. */
    public synchronized void removeUndeclaredMemberships(UserPool pool, String name) {
        if (find(pool, name).isEmpty()) {
            users.removeAllFromGroup(pool, name, clock.millis());
        }
    }

    public void removePool(String poolId) {
        rows.removeIf((key, row) -> key.startsWith(poolId + "/"));
    }

    private List<Row> created(UserPool pool) {
        String prefix = key(pool.id(), "");
        return rows.startingAt(prefix, prefix).toList();
    }

    private static String key(String poolId, String name) {
        return poolId + "/" + name;
    }
}
