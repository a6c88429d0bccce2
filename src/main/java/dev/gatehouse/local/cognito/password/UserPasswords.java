package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.NameNormalizationMigration;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes the passwords of users and keeps the password history. */
public final class UserPasswords {
    /** DOC "PasswordPolicyType", PasswordHistorySize: at most 24. */
    private static final int MAX_HISTORY = 24;

    static final String MAP = NameNormalizationMigration.PASSWORD_HISTORY_MAP;

    private final UserStore users;
    private final PasswordHasher passwords;
    private final RecordMap<History> rows;
    private final Clock clock;

    /**
     * @param earlier the previous passwords, newest first
     * @param since epoch milliseconds of the last change
     */
    private record History(List<PasswordHash> earlier, long since) {}

    public UserPasswords(UserStore users, PasswordHasher passwords, Store store, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.rows = new RecordMap<>(store, MAP, History.class);
        this.clock = clock;
    }

    /** Checks a new password against the policy and the history of the user. */
    public Optional<Refused> refusal(UserPool pool, User user, Secret next) {
        Optional<Refused> weak = PasswordPolicyCheck.refusal(pool.passwordPolicy(), next);
        return weak.isPresent() ? weak : historyRefusal(pool, user, next);
    }

    /**
     * DOC "PasswordPolicyType": a user cannot reuse the newest n passwords. CHOICE: the current password is the first of
     * them. Text assumed.
     */
    Optional<Refused> historyRefusal(UserPool pool, User user, Secret next) {
        boolean used = Stream.concat(Stream.of(user.password()), earlier(pool, user).stream())
                .limit(pool.passwordPolicy().history())
                .anyMatch(old -> passwords.matches(Optional.of(old), next));
        return used
                ? Optional.of(new Refused(
                        "PasswordHistoryPolicyViolationException",
                        "Password has previously been used.",
                        "the pool does not allow the newest "
                                + pool.passwordPolicy().history() + " passwords again"))
                : Optional.empty();
    }

    /** @param status FORCE_CHANGE_PASSWORD if the password is temporary, otherwise CONFIRMED */
    public void set(UserPool pool, User user, Secret next, User.Status status) {
        PasswordHash hash = passwords.hash(pool, user.username(), next);
        List<PasswordHash> earlier = new ArrayList<>(earlier(pool, user));
        // CHOICE: the user did not choose a temporary password, so the history does not contain it.
        if (user.status() != User.Status.FORCE_CHANGE_PASSWORD) {
            earlier.add(0, user.password());
        }
        long now = clock.millis();
        rows.put(
                UserStore.key(pool, user.username()),
                new History(List.copyOf(earlier.subList(0, Math.min(earlier.size(), MAX_HISTORY))), now));
        users.update(pool, user, each -> each.withPassword(hash, status).withModified(now));
    }

    /** Whether the user has a temporary password that has expired. It expires at the exact end of its validity. */
    public boolean isTemporaryPasswordExpired(UserPool pool, User user) {
        return user.status() == User.Status.FORCE_CHANGE_PASSWORD
                && clock.millis()
                        >= lastChange(pool, user)
                                + Duration.ofDays(pool.passwordPolicy().temporaryDays())
                                        .toMillis();
    }

    /** Removes the history of a deleted user. */
    public void remove(UserPool pool, User user) {
        rows.remove(UserStore.key(pool, user.username()));
    }

    public void removePool(String poolId) {
        rows.removeIf((key, history) -> key.startsWith(poolId + "/"));
    }

    private List<PasswordHash> earlier(UserPool pool, User user) {
        return rows.find(UserStore.key(pool, user.username()))
                .map(History::earlier)
                .orElse(List.of());
    }

    private long lastChange(UserPool pool, User user) {
        return rows.find(UserStore.key(pool, user.username()))
                .map(History::since)
                .orElse(user.created());
    }
}
