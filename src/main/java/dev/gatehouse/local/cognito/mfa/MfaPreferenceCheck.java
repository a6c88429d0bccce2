package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** Checks whether the user can change the second factors as a request asks. The order decides which error is returned. */
final class MfaPreferenceCheck {
    private static final List<Check> CHECKS = List.of(
            MfaPreferenceCheck::smsIsOff,
            MfaPreferenceCheck::appIsRegistered,
            MfaPreferenceCheck::emailCanBeSent,
            MfaPreferenceCheck::atMostOneIsPreferred,
            MfaPreferenceCheck::preferredIsEnabled,
            MfaPreferenceCheck::noneIsDisabledIfRequired);

    private MfaPreferenceCheck() {}

    private interface Check {
        Optional<Refused> refusal(UserPool pool, User user, MfaPreference preference);
    }

    static Optional<Refused> refusal(UserPool pool, User user, MfaPreference preference) {
        return CHECKS.stream()
                .flatMap(check -> check.refusal(pool, user, preference).stream())
                .findFirst();
    }

    private static Optional<Refused> smsIsOff(UserPool pool, User user, MfaPreference preference) {
        return preference.sms() ? undeliverable("SMS_MFA", "local pools send no text messages") : Optional.empty();
    }

    private static Optional<Refused> appIsRegistered(UserPool pool, User user, MfaPreference preference) {
        return preference.enabled().contains(Factor.SOFTWARE_TOKEN_MFA)
                        && user.factors().appSecret().isEmpty()
                ? undeliverable(
                        Factor.SOFTWARE_TOKEN_MFA.name(),
                        "the user has no authenticator app: call AssociateSoftwareToken and VerifySoftwareToken")
                : Optional.empty();
    }

    /** DOC "Adding MFA to a user pool": needs an address, verified or not. CHOICE: the text is that of the other factors. */
    private static Optional<Refused> emailCanBeSent(UserPool pool, User user, MfaPreference preference) {
        if (!preference.enabled().contains(Factor.EMAIL_OTP)) {
            return Optional.empty();
        }
        if (pool.mfa().email().isEmpty()) {
            return undeliverable(
                    Factor.EMAIL_OTP.name(),
                    "pool " + pool.name() + " sends no codes by email: name email in mfaMethods of gatehouse:identity");
        }
        return user.attributes().containsKey("email")
                ? Optional.empty()
                : undeliverable(Factor.EMAIL_OTP.name(), "the user has no email attribute");
    }

    /** DOC API reference SetUserMFAPreference: only one can be preferred. Text assumed. */
    private static Optional<Refused> atMostOneIsPreferred(UserPool pool, User user, MfaPreference preference) {
        return preference.preferred().size() > 1
                ? Optional.of(Refused.invalidParameter(
                        "Only one MFA method can be preferred", "PreferredMfa is true for more than one method"))
                : Optional.empty();
    }

    /** CHOICE: the refusal and its text. */
    private static Optional<Refused> preferredIsEnabled(UserPool pool, User user, MfaPreference preference) {
        return preference.enabled().containsAll(preference.preferred())
                ? Optional.empty()
                : Optional.of(Refused.invalidParameter(
                        "An MFA method that is not enabled cannot be preferred",
                        "PreferredMfa is true but Enabled is not: set both"));
    }

    /** DOC "Adding MFA to a user pool": if MFA is required, users cannot disable a method. CHOICE: the refusal and its text. */
    private static Optional<Refused> noneIsDisabledIfRequired(UserPool pool, User user, MfaPreference preference) {
        return pool.mfa().isRequired() && preference.disabled().stream().anyMatch(user.factors()::isActive)
                ? Optional.of(Refused.invalidParameter(
                        "MFA methods cannot be disabled when MFA is required",
                        "pool " + pool.name() + " requires MFA; to remove a lost app, call AdminDeleteSoftwareToken"))
                : Optional.empty();
    }

    /** Text OBS aws-sdk-js-v3 #4645. */
    private static Optional<Refused> undeliverable(String factor, String reason) {
        return Optional.of(
                Refused.invalidParameter("User does not have delivery config set to turn on " + factor, reason));
    }
}
