package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a sign-in asks for after the password. DOC "Adding MFA to a user pool", details of MFA logic at user runtime. */
public sealed interface MfaDemand {
    /** The password suffices. */
    record Nothing() implements MfaDemand {}

    /** A code of this factor. */
    record Code(Factor factor) implements MfaDemand {}

    /** SELECT_MFA_TYPE: the user chooses of more than one. */
    record Choice(List<Factor> factors) implements MfaDemand {
        public Choice {
            factors = List.copyOf(factors);
        }
    }

    /** MFA_SETUP: the user has none yet, and sets up one of these. */
    record SetUp(List<Factor> factors) implements MfaDemand {
        public SetUp {
            factors = List.copyOf(factors);
        }
    }

    /** A factor is required, and this user can have none. */
    record Impossible(String reason) implements MfaDemand {}

    static MfaDemand of(UserPool pool, User user) {
        // DOC "Adding MFA to a user pool": for local users; who signs in at another place proves more there.
        if (pool.mfa().isOff() || user.status() == User.Status.EXTERNAL_PROVIDER) {
            return new Nothing();
        }
        List<Factor> usable = user.factors().active().stream()
                .filter(factor -> isUsable(pool, user, factor))
                .toList();
        Optional<Factor> preferred = user.factors().first().filter(usable::contains);
        if (preferred.isPresent()) {
            return new Code(preferred.get());
        }
        return pool.mfa().isRequired() ? required(pool, user) : oneOf(usable);
    }

    /** DOC API reference SetUserMFAPreference: of several without a preference the user chooses. */
    private static MfaDemand oneOf(List<Factor> factors) {
        return switch (factors.size()) {
            case 0 -> new Nothing();
            case 1 -> new Code(factors.get(0));
            default -> new Choice(factors);
        };
    }

    /** Steps 4 to 8 of the page, without telephones. CHOICE: an app serves on where the pool has none any more. */
    private static MfaDemand required(UserPool pool, User user) {
        List<Factor> had = new ArrayList<>();
        if (pool.mfa().email().isPresent()
                && !isRecovery(pool)
                && user.attributes().containsKey("email")) {
            had.add(Factor.EMAIL_OTP);
        }
        if (user.factors().appSecret().isPresent() && (pool.mfa().softwareToken() || had.isEmpty())) {
            had.add(Factor.SOFTWARE_TOKEN_MFA);
        }
        return had.isEmpty() ? setUp(pool, user) : oneOf(had);
    }

    private static MfaDemand setUp(UserPool pool, User user) {
        List<Factor> possible = new ArrayList<>();
        if (pool.mfa().email().isPresent() && !isRecovery(pool)) {
            possible.add(Factor.EMAIL_OTP);
        }
        if (pool.mfa().softwareToken()) {
            possible.add(Factor.SOFTWARE_TOKEN_MFA);
        }
        return possible.isEmpty()
                ? new Impossible("pool " + pool.name() + " requires a second factor, and " + LogText.of(user.username())
                        + " can have none: codes by mail are no factor where mail is the way back for who forgot the"
                        + " password; name totp in mfaMethods of gatehouse:identity")
                : new SetUp(possible);
    }

    private static boolean isUsable(UserPool pool, User user, Factor factor) {
        return switch (factor) {
            case EMAIL_OTP ->
                pool.mfa().email().isPresent() && user.attributes().containsKey("email");
            case SOFTWARE_TOKEN_MFA -> user.factors().appSecret().isPresent();
        };
    }

    /** The same page: what recovers the password is no second factor. No way named means the verified address. */
    private static boolean isRecovery(UserPool pool) {
        return pool.recovery().isEmpty() || pool.recovery().contains("verified_email");
    }
}
