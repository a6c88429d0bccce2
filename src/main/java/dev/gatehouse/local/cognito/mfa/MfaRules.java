package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** Whether second factors may be switched as a call wants it: its checks, in order. */
final class MfaRules {
    private static final List<Check> CHECKS = List.of(
            MfaRules::noTextMessages,
            MfaRules::appIsRegistered,
            MfaRules::mailCanBeSent,
            MfaRules::onePreferred,
            MfaRules::preferredIsOn,
            MfaRules::noneOffWhereRequired);

    private MfaRules() {}

    private interface Check {
        Optional<Refused> refusal(UserPool pool, User user, MfaPreference wishes);
    }

    static Optional<Refused> refusal(UserPool pool, User user, MfaPreference wishes) {
        return CHECKS.stream()
                .flatMap(check -> check.refusal(pool, user, wishes).stream())
                .findFirst();
    }

    private static Optional<Refused> noTextMessages(UserPool pool, User user, MfaPreference wishes) {
        return wishes.sms() ? undeliverable("SMS_MFA", "local pools send no text messages") : Optional.empty();
    }

    private static Optional<Refused> appIsRegistered(UserPool pool, User user, MfaPreference wishes) {
        return wishes.on().contains(Factor.SOFTWARE_TOKEN_MFA)
                        && user.factors().appSecret().isEmpty()
                ? undeliverable(
                        Factor.SOFTWARE_TOKEN_MFA.name(),
                        "the user has no authenticator app: AssociateSoftwareToken, VerifySoftwareToken")
                : Optional.empty();
    }

    /** DOC "Adding MFA to a user pool": an address is needed, and need not be verified. CHOICE: with the text of the others. */
    private static Optional<Refused> mailCanBeSent(UserPool pool, User user, MfaPreference wishes) {
        if (!wishes.on().contains(Factor.EMAIL_OTP)) {
            return Optional.empty();
        }
        if (pool.mfa().email().isEmpty()) {
            return undeliverable(
                    Factor.EMAIL_OTP.name(),
                    "pool " + pool.name() + " sends no codes by mail: name email in mfaMethods of gatehouse:identity");
        }
        return user.attributes().containsKey("email")
                ? Optional.empty()
                : undeliverable(Factor.EMAIL_OTP.name(), "the user has no email attribute");
    }

    /** DOC API reference SetUserMFAPreference: only one can be preferred. Text assumed. */
    private static Optional<Refused> onePreferred(UserPool pool, User user, MfaPreference wishes) {
        return wishes.preferred().size() > 1
                ? Optional.of(Refused.invalidParameter(
                        "Only one MFA method can be preferred", "PreferredMfa is true for more than one"))
                : Optional.empty();
    }

    /** CHOICE, with its text. */
    private static Optional<Refused> preferredIsOn(UserPool pool, User user, MfaPreference wishes) {
        return wishes.on().containsAll(wishes.preferred())
                ? Optional.empty()
                : Optional.of(Refused.invalidParameter(
                        "An MFA method that is not enabled cannot be preferred",
                        "PreferredMfa is true, and Enabled is not: send both"));
    }

    /** DOC "Adding MFA to a user pool": where it is required users switch no method off. CHOICE: the refusal and its text. */
    private static Optional<Refused> noneOffWhereRequired(UserPool pool, User user, MfaPreference wishes) {
        return pool.mfa().isRequired() && wishes.off().stream().anyMatch(user.factors()::isActive)
                ? Optional.of(Refused.invalidParameter(
                        "MFA methods cannot be disabled when MFA is required",
                        "pool " + pool.name() + " requires a second factor; AdminDeleteSoftwareToken takes a lost app"
                                + " away"))
                : Optional.empty();
    }

    /** Text OBS aws-sdk-js-v3 #4645. */
    private static Optional<Refused> undeliverable(String factor, String reason) {
        return Optional.of(
                Refused.invalidParameter("User does not have delivery config set to turn on " + factor, reason));
    }
}
