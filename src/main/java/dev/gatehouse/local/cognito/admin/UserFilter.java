package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.user.NameNormalization;
import dev.gatehouse.local.cognito.user.User;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter of ListUsers: one attribute, {@code =} or {@code ^=}, and a quoted value. DOC API reference ListUsers,
 * Filter: standard attributes alone, of which these. DOC, same place: username and status (called Enabled in the console)
 * are told apart by case, cognito:user_status (called Status) is not; OBS, in public issues: the others are not either.
 */
sealed interface UserFilter {
    record Read(Predicate<User> matches) implements UserFilter {}

    record Unreadable(Refused refused) implements UserFilter {}

    Pattern SHAPE = Pattern.compile("\\s*\"?([A-Za-z_:]{1,40})\"?\\s*(\\^?=)\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*");

    Set<String> ATTRIBUTES = Set.of(
            "username",
            "email",
            "phone_number",
            "name",
            "given_name",
            "family_name",
            "preferred_username",
            "cognito:user_status",
            "status",
            "sub");

    Set<String> LITERAL = Set.of("username", "status");

    static UserFilter read(String text) {
        if (text.isBlank()) {
            return new Read(user -> true);
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            // Text by moto.
            return new Unreadable(Refused.invalidParameter(
                    "Error while parsing filter.", "write it like email ^= \"jon\" or status = \"Enabled\""));
        }
        String attribute = parts.group(1);
        if (!ATTRIBUTES.contains(attribute)) {
            // Text assumed.
            return new Unreadable(Refused.invalidParameter(
                    "Invalid search attribute: " + attribute, "users are searched by one of " + ATTRIBUTES));
        }
        boolean starts = parts.group(2).equals("^=");
        boolean folds = !LITERAL.contains(attribute);
        String wanted = fold(parts.group(3).replaceAll("\\\\(.)", "$1"), folds);
        return new Read(user -> value(user, attribute)
                .map(value -> fold(value, folds))
                .filter(value -> starts ? value.startsWith(wanted) : value.equals(wanted))
                .isPresent());
    }

    private static String fold(String text, boolean folds) {
        return folds ? NameNormalization.asciiLowerCase(text) : text;
    }

    private static Optional<String> value(User user, String attribute) {
        return switch (attribute) {
            case "username" -> Optional.of(user.username());
            case "status" -> Optional.of(user.disabled() ? "Disabled" : "Enabled");
            case "cognito:user_status" -> Optional.of(user.status().name());
            default -> Optional.ofNullable(user.attributes().get(attribute));
        };
    }
}
