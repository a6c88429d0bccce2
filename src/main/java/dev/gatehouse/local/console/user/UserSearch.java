package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the users who match a search, in the order of their names.
 *
 * @param next the user name after which the next part begins; empty if there is none
 */
record UserSearch(List<User> users, Optional<String> next) {
    static final int PAGE_SIZE = 50;

    /** @param text a part of the user name, email address, sub or a group, in any case; empty for all users */
    static UserSearch of(Stream<User> users, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<User> found = users.filter(user -> matches(user, wanted))
                .limit(PAGE_SIZE + 1L)
                .toList();
        return found.size() <= PAGE_SIZE
                ? new UserSearch(found, Optional.empty())
                : new UserSearch(
                        found.subList(0, PAGE_SIZE),
                        Optional.of(found.get(PAGE_SIZE - 1).username()));
    }

    private static boolean matches(User user, String wanted) {
        return Stream.concat(
                        Stream.of(user.username(), user.sub(), user.attributes().getOrDefault("email", "")),
                        user.groups().stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
