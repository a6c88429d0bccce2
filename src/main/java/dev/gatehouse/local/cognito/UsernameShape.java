package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address where the pool says so; API reference for the characters. */
final class UsernameShape implements SignUpCheck {
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        String username = candidate.username();
        if (!CHARACTERS.matcher(username).matches()) {
            return Optional.of(Refused.invalidParameter(
                    "1 validation error detected: Value at 'username' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern: " + CHARACTERS.pattern(),
                    "the user name holds blanks or control characters"));
        }
        // Text OBS.
        if (Users.byEmail(candidate.caller().pool()) && !EmailAddress.isOne(username)) {
            return Optional.of(Refused.invalidParameter(
                    "Username should be an email.", "people of this pool sign in by e-mail address"));
        }
        return Optional.empty();
    }
}
