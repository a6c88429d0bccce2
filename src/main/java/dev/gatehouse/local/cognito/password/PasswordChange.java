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

/** The one way by which the password of a user changes, and what the user had before. */
public final class PasswordChange {
    /** DOC "PasswordPolicyType", PasswordHistorySize. */
    private static final int LONGEST_HISTORY = 24;

    static final String MAP = NameNormalizationMigration.PASSWORD_HISTORY_MAP;

    private final UserStore users;
    private final PasswordHasher passwords;
    private final RecordMap<Past> rows;
    private final Clock clock;

    /**
     * @param earlier newest first, without the password of now
     * @param since epoch milliseconds of the last change
     */
    private record Past(List<PasswordHash> earlier, long since) {}

    public PasswordChange(UserStore users, PasswordHasher passwords, Store store, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.rows = new RecordMap<>(store, MAP, Past.class);
        this.clock = clock;
    }

    /** Policy first: it needs no look at the user. */
    public Optional<Refused> refusal(UserPool pool, User user, Secret next) {
        Optional<Refused> weak = PasswordPolicyCheck.refusal(pool.passwordPolicy(), next);
        return weak.isPresent() ? weak : used(pool, user, next);
    }

    /**
     * DOC "PasswordPolicyType": none of the newest n passwords again. CHOICE: the one of now is the first of them. Text
     * assumed.
     */
    Optional<Refused> used(UserPool pool, User user, Secret next) {
        boolean used = Stream.concat(Stream.of(user.password()), earlier(pool, user).stream())
                .limit(pool.passwordPolicy().history())
                .anyMatch(old -> passwords.matches(Optional.of(old), next));
        return used
                ? Optional.of(new Refused(
                        "PasswordHistoryPolicyViolationException",
                        "Password has previously been used.",
                        "the pool remembers the newest " + pool.passwordPolicy().history() + " passwords"))
                : Optional.empty();
    }

    /** @param status FORCE_CHANGE_PASSWORD when the password is a temporary one, else CONFIRMED */
    public void apply(UserPool pool, User user, Secret next, User.Status status) {
        PasswordHash hash = passwords.hash(pool, user.username(), next);
        List<PasswordHash> past = new ArrayList<>(earlier(pool, user));
        // CHOICE: a temporary password is not the user's own, so it is not remembered.
        if (user.status() != User.Status.FORCE_CHANGE_PASSWORD) {
            past.add(0, user.password());
        }
        long now = clock.millis();
        rows.put(
                UserStore.key(pool, user.username()),
                new Past(List.copyOf(past.subList(0, Math.min(past.size(), LONGEST_HISTORY))), now));
        users.update(pool, user, each -> each.withPassword(hash, status).withModified(now));
    }

    /** Whether the password is a temporary one that was not used in time; at the very end of its time it is over. */
    public boolean isExpired(UserPool pool, User user) {
        return user.status() == User.Status.FORCE_CHANGE_PASSWORD
                && clock.millis()
                        >= since(pool, user)
                                + Duration.ofDays(pool.passwordPolicy().temporaryDays())
                                        .toMillis();
    }

    /** Forgets a user who is gone. */
    public void remove(UserPool pool, User user) {
        rows.remove(UserStore.key(pool, user.username()));
    }

    public void removePool(String poolId) {
        rows.removeIf((key, past) -> key.startsWith(poolId + "/"));
    }

    private List<PasswordHash> earlier(UserPool pool, User user) {
        return rows.find(UserStore.key(pool, user.username()))
                .map(Past::earlier)
                .orElse(List.of());
    }

    private long since(UserPool pool, User user) {
        return rows.find(UserStore.key(pool, user.username())).map(Past::since).orElse(user.created());
    }
}
