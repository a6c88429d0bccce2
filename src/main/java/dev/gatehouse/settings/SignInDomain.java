package dev.gatehouse.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the sign-in pages and the OAuth endpoints live.
 *
 * @param prefix of {@code <prefix>.auth.<region>.amazoncognito.com}; unique in the region over all accounts
 */
public record SignInDomain(String prefix) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Refused by Cognito in a prefix (Using the Amazon Cognito prefix domain). */
    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");

    public SignInDomain {
        if (!FORM.matcher(prefix).matches()) {
            throw new IllegalArgumentException("not a domain prefix: " + prefix);
        }
    }

    static Optional<SignInDomain> read(Section section) {
        Optional<String> prefix = section.required("prefix", "write domain: {prefix: my-api-auth}");
        section.close();
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        String text = prefix.get();
        if (!FORM.matcher(text).matches()) {
            section.problems()
                    .add(
                            "prefix-form",
                            section.path("prefix"),
                            "must be 1 to 63 lower-case letters, digits or hyphens, no hyphen at an end",
                            text,
                            "write it like my-api-auth");
            return Optional.empty();
        }
        for (String word : RESERVED) {
            if (text.contains(word)) {
                section.problems()
                        .add(
                                "prefix-reserved",
                                section.path("prefix"),
                                "must not contain '" + word + "', which Cognito reserves",
                                text,
                                "choose another word");
            }
        }
        return Optional.of(new SignInDomain(text));
    }
}
