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
 * Filter: only these standard attributes; username and status (Enabled in the console) are case-sensitive,
 * cognito:user_status (Status in the console) is not. OBS, in public issues: the other attributes are not
 * case-sensitive.
 */
sealed interface UserFilter {
    record Parsed(Predicate<User> matches) implements UserFilter {}

    record Invalid(Refused refused) implements UserFilter {}

    Pattern SYNTAX = Pattern.compile("\\s*\"?([A-Za-z_:]{1,40})\"?\\s*(\\^?=)\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*");

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

    Set<String> CASE_SENSITIVE = Set.of("username", "status");

    static UserFilter parse(String text) {
        if (text.isBlank()) {
            return new Parsed(user -> true);
        }
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            // Text by moto.
            return new Invalid(Refused.invalidParameter(
                    "Error while parsing filter.", "write a filter such as email ^= \"jon\" or status = \"Enabled\""));
        }
        String attribute = parts.group(1);
        if (!ATTRIBUTES.contains(attribute)) {
            // Text assumed.
            return new Invalid(Refused.invalidParameter(
                    "Invalid search attribute: " + attribute, "a filter takes one of " + ATTRIBUTES));
        }
        boolean prefix = parts.group(2).equals("^=");
        boolean caseSensitive = CASE_SENSITIVE.contains(attribute);
        String wanted = normalize(parts.group(3).replaceAll("\\\\(.)", "$1"), caseSensitive);
        return new Parsed(user -> value(user, attribute)
                .map(value -> normalize(value, caseSensitive))
                .filter(value -> prefix ? value.startsWith(wanted) : value.equals(wanted))
                .isPresent());
    }

    private static String normalize(String text, boolean caseSensitive) {
        return caseSensitive ? text : NameNormalization.asciiLowerCase(text);
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
