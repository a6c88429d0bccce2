package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.code.CodeRefusals;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.CheckResult;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** Recovers forgotten passwords with a code by email, for the JSON API and for the hosted pages. */
public final class PasswordRecovery {
    private static final String OPERATION = "ForgotPassword";

    private final UserStore users;
    private final ConfirmationCodes codes;
    private final UserPasswords passwords;
    private final SignInLockout lockout;

    public PasswordRecovery(UserStore users, ConfirmationCodes codes, UserPasswords passwords, SignInLockout lockout) {
        this.users = users;
        this.codes = codes;
        this.passwords = passwords;
        this.lockout = lockout;
    }

    /** The result of a request for a code. */
    public sealed interface CodeRequest {
        /** @param address the unmasked address that the code was sent to, or seems to have been sent to */
        record Sent(String address) implements CodeRequest {}

        record NotSent(Refused refused) implements CodeRequest {}
    }

    public CodeRequest sendCode(UserPool pool, AppClient client, String entered) {
        Optional<User> user = users.findByNameOrAlias(pool, entered);
        String name = user.map(User::username).orElse(entered);
        Optional<Refused> tooOften = codes.countRequest(pool, name, Purpose.FORGOT_PASSWORD);
        if (tooOften.isPresent()) {
            return new CodeRequest.NotSent(tooOften.get());
        }
        Optional<Refused> refusal = user.isPresent() ? refusal(pool, user.get()) : Optional.of(userNotFound(entered));
        if (refusal.isEmpty()) {
            String email = user.orElseThrow().attributes().getOrDefault("email", "");
            codes.send(pool, user.get(), Purpose.FORGOT_PASSWORD, email);
            return new CodeRequest.Sent(email);
        }
        if (!client.hideUserExistence()) {
            return new CodeRequest.NotSent(refusal.get());
        }
        // DOC "Managing error responses": simulates a delivery if the user does not exist, is disabled or has
        // no verified address. CHOICE: in the other cases, too.
        codes.simulate(pool, name, Purpose.FORGOT_PASSWORD);
        return new CodeRequest.Sent(CodeDelivery.simulatedAddress(entered));
    }

    /** Texts OBS, in many client projects. */
    private static Optional<Refused> refusal(UserPool pool, User user) {
        String name = LogText.of(user.username());
        if (user.disabled()) {
            return Optional.of(Refused.notAuthorized("User is disabled.", name + " is disabled: call AdminEnableUser"));
        }
        if (user.status() == User.Status.FORCE_CHANGE_PASSWORD || user.status() == User.Status.EXTERNAL_PROVIDER) {
            return Optional.of(Refused.notAuthorized(
                    "User password cannot be reset in the current state.",
                    name + " still has a temporary password, or signs in with an identity provider"));
        }
        if (!pool.recovery().isEmpty() && !pool.recovery().contains("verified_email")) {
            return Optional.of(Refused.notAuthorized(
                    "Contact administrator to reset password",
                    "account recovery of the pool is " + pool.recovery() + ", which does not include verified_email"));
        }
        return user.hasVerified("email")
                ? Optional.empty()
                : Optional.of(Refused.invalidParameter(
                        "Cannot reset password for the user as there is no registered/verified email or phone_number",
                        name + " has no verified email address"));
    }

    /**
     * Sets the new password. CHOICE: checks the policy first, so that the code stays valid after a weak password, and the
     * history after the code, so that it does not reveal previous passwords to other people.
     */
    public Optional<Refused> confirm(UserPool pool, AppClient client, String entered, String code, Secret next) {
        Optional<Refused> weak = PasswordPolicyCheck.refusal(pool.passwordPolicy(), next);
        if (weak.isPresent()) {
            return weak;
        }
        Optional<User> user = users.findByNameOrAlias(pool, entered);
        if (user.isEmpty() && !client.hideUserExistence()) {
            return Optional.of(userNotFound(entered));
        }
        String name = user.map(User::username).orElse(entered);
        // DOC "Managing error responses": for an unknown or disabled user, returns the errors of a wrong code.
        CheckResult result = codes.check(pool, name, Purpose.FORGOT_PASSWORD, code);
        if (result != CheckResult.CORRECT) {
            return Optional.of(CodeRefusals.of(result, OPERATION));
        }
        if (user.isEmpty() || user.get().disabled()) {
            return Optional.of(CodeRefusals.mismatch());
        }
        Optional<Refused> used = passwords.historyRefusal(pool, user.get(), next);
        if (used.isPresent()) {
            return used;
        }
        if (!codes.consume(pool, name, Purpose.FORGOT_PASSWORD)) {
            return Optional.of(CodeRefusals.expired(OPERATION));
        }
        passwords.set(pool, user.get(), next, User.Status.CONFIRMED);
        lockout.reset(SignInLockout.key(pool, name));
        return Optional.empty();
    }

    /** Text OBS, in client code. */
    private static Refused userNotFound(String entered) {
        return new Refused(
                "UserNotFoundException", "Username/client id combination not found.", "no user " + LogText.of(entered));
    }
}
