package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/**
 * Moves the rows of users whose keys an earlier version folded by Unicode rules to the keys of {@link
 * NameNormalization}. Names that were different then are different now, so no two rows collide. Open confirmation codes
 * of these users are not moved: they contain a hash of the old key, and expire within a day.
 */
public final class NameNormalizationMigration {
    private static final String DONE = "ascii";

    /** The map of previous passwords, which {@code UserPasswords} keeps under the same keys. */
    public static final String PASSWORD_HISTORY_MAP = "cognito.passwords";

    private final RecordMap<User> users;
    private final ConcurrentMap<String, String> usersByName;
    private final ConcurrentMap<String, String> aliases;
    private final ConcurrentMap<String, String> passwords;
    private final ConcurrentMap<String, String> state;

    NameNormalizationMigration(Store store) {
        this.users = new RecordMap<>(store, UserStore.MAP, User.class);
        this.usersByName = store.map(UserStore.MAP);
        this.aliases = store.map(Aliases.MAP);
        this.passwords = store.map(PASSWORD_HISTORY_MAP);
        this.state = store.map("cognito.folding");
    }

    /** Runs once for each store. It changes no row whose values are all ASCII. */
    void run() {
        if (state.putIfAbsent("names", DONE) != null) {
            return;
        }
        for (Map.Entry<String, String> entry : usersByName.entrySet()) {
            if (!isAscii(entry.getValue())) {
                users.find(entry.getKey()).ifPresent(user -> move(entry.getKey(), user));
            }
        }
    }

    private void move(String key, User user) {
        String pool = user.poolId() + "/";
        String name = key.substring(pool.length());
        String normalized = NameNormalization.asciiLowerCase(user.username());
        // A case-sensitive pool uses the name itself as the key.
        if (!name.equals(user.username()) && !name.equals(normalized)) {
            move(usersByName, key, pool + normalized);
            move(passwords, key, pool + normalized);
        }
        for (String value : user.attributes().values()) {
            String before = pool + value.toLowerCase(Locale.ROOT);
            String after = pool + NameNormalization.asciiLowerCase(value);
            boolean ownedByUser = !user.attributes().containsValue(before.substring(pool.length()))
                    && Aliases.isOwnedBy(aliases.get(before), user.username());
            if (!before.equals(after) && ownedByUser) {
                move(aliases, before, after);
            }
        }
    }

    private static void move(ConcurrentMap<String, String> rows, String from, String to) {
        String row = rows.get(from);
        if (row != null && rows.putIfAbsent(to, row) == null) {
            rows.remove(from);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
