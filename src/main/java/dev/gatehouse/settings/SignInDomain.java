package dev.gatehouse.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where the sign-in pages and the OAuth endpoints live.
 *
 * @param prefix of {@code <prefix>.auth.<region>.amazoncognito.com}; unique in the region over all accounts
 */
public record SignInDomain(String prefix) {
    static final Shape KEYS = new Shape("Where the sign-in pages and the OAuth endpoints live.");

    private static final Form FORM = KEYS.form(
            "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
            "prefix-form",
            "must be 1 to 63 lower-case letters, digits or hyphens, no hyphen at an end",
            "write it like my-api-auth");

    private static final Key<Optional<String>> PREFIX = KEYS.text("prefix", FORM)
            .says("of `<prefix>.auth.<region>.amazoncognito.com`; unique in the region over all accounts")
            .from("Cognito, CreateUserPoolDomain")
            .like("my-api-auth")
            .required("write domain: {prefix: my-api-auth}");

    private static final Rule RESERVED =
            KEYS.rule("prefix-reserved", "must not contain '<word>', which Cognito reserves", "choose another word");

    /** Refused by Cognito in a prefix (Using the Amazon Cognito prefix domain). */
    private static final List<String> RESERVED_WORDS = List.of("aws", "amazon", "cognito");

    public SignInDomain {
        if (!FORM.fits(prefix)) {
            throw new IllegalArgumentException("not a domain prefix: " + prefix);
        }
    }

    static Optional<SignInDomain> read(Section section) {
        Optional<String> prefix = section.get(PREFIX);
        prefix.ifPresent(text -> RESERVED_WORDS.stream()
                .filter(text::contains)
                .forEach(word -> section.at(PREFIX).report(RESERVED, text, word)));
        return prefix.map(SignInDomain::new);
    }
}
