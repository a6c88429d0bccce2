package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.user.EmailAddress;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the form of a user name: an e-mail address if the pool says so, and never the form of an alias. */
public final class UsernameRules implements SignUpCheck {
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]+");

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        return refusal(candidate.caller().pool(), candidate.username());
    }

    public static Optional<Refused> refusal(UserPool pool, String username) {
        // Text OBS.
        if (UserStore.signsInByEmail(pool) && !EmailAddress.isValid(username)) {
            return Optional.of(Refused.invalidParameter(
                    "Username should be an email.", "users of this pool sign in by e-mail address"));
        }
        return checkNotAnAlias(pool, username);
    }

    /** A user name must not look like an alias. Texts OBS, in public issues. */
    private static Optional<Refused> checkNotAnAlias(UserPool pool, String username) {
        if (pool.schema().aliases().contains("email") && EmailAddress.isValid(username)) {
            return Optional.of(Refused.invalidParameter(
                    "Username cannot be of email format, since user pool is configured for email alias.",
                    "send the address as attribute email: it becomes an alias once it is verified"));
        }
        if (pool.schema().aliases().contains("phone_number")
                && PHONE.matcher(username).matches()) {
            return Optional.of(Refused.invalidParameter(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.",
                    "send the number as attribute phone_number"));
        }
        return Optional.empty();
    }
}
