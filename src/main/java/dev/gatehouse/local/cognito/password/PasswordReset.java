package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.code.CodeErrors;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Verdict;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** A forgotten password: a code by mail, then a new password with it. For the JSON API and for the pages alike. */
public final class PasswordReset {
    private static final String WAY = "ForgotPassword";

    private final UserStore users;
    private final ConfirmationCodes codes;
    private final PasswordChange changes;
    private final SignInLockout lockout;

    public PasswordReset(UserStore users, ConfirmationCodes codes, PasswordChange changes, SignInLockout lockout) {
        this.users = users;
        this.codes = codes;
        this.changes = changes;
        this.lockout = lockout;
    }

    /** What became of the wish for a code. */
    public sealed interface Asked {
        /** @param address where a code went, or seems to have gone; masked by {@link CodeDelivery} */
        record Sent(String address) implements Asked {}

        record Not(Refused refused) implements Asked {}
    }

    public Asked ask(UserPool pool, AppClient client, String typed) {
        Optional<User> user = users.findByNameOrAlias(pool, typed);
        String name = user.map(User::username).orElse(typed);
        Optional<Refused> tooOften = codes.ask(pool, name, Purpose.PASSWORD);
        if (tooOften.isPresent()) {
            return new Asked.Not(tooOften.get());
        }
        Optional<Refused> refusal = user.isPresent() ? refusal(pool, user.get()) : Optional.of(unknown(typed));
        if (refusal.isEmpty()) {
            String email = user.orElseThrow().attributes().getOrDefault("email", "");
            codes.send(pool, user.get(), Purpose.PASSWORD, email);
            return new Asked.Sent(email);
        }
        if (!client.hideUserExistence()) {
            return new Asked.Not(refusal.get());
        }
        // DOC "Managing error responses": a delivery is simulated for who is not found, disabled or without a verified
        // address. CHOICE: in the other cases too.
        codes.simulate(pool, name, Purpose.PASSWORD);
        return new Asked.Sent(CodeDelivery.simulated(typed));
    }

    /** Texts OBS, in many client projects. */
    private static Optional<Refused> refusal(UserPool pool, User user) {
        String name = LogText.of(user.username());
        if (user.disabled()) {
            return Optional.of(Refused.notAuthorized("User is disabled.", name + " is disabled: AdminEnableUser"));
        }
        if (user.status() == User.Status.FORCE_CHANGE_PASSWORD || user.status() == User.Status.EXTERNAL_PROVIDER) {
            return Optional.of(Refused.notAuthorized(
                    "User password cannot be reset in the current state.",
                    name + " has not yet replaced the temporary password, or signs in elsewhere"));
        }
        if (!pool.recovery().isEmpty() && !pool.recovery().contains("verified_email")) {
            return Optional.of(Refused.notAuthorized(
                    "Contact administrator to reset password",
                    "the pool's recovery is " + pool.recovery() + ": there is no way back by e-mail"));
        }
        return user.hasVerified("email")
                ? Optional.empty()
                : Optional.of(Refused.invalidParameter(
                        "Cannot reset password for the user as there is no registered/verified email or phone_number",
                        name + " has no verified e-mail address"));
    }

    /**
     * Sets the new password. CHOICE: the policy is asked first, so that a weak password does not cost the code, and
     * the history after the code, so that it tells nobody else of old passwords.
     */
    public Optional<Refused> confirm(UserPool pool, AppClient client, String typed, String code, Secret next) {
        Optional<Refused> weak = PasswordPolicyCheck.refusal(pool.passwordPolicy(), next);
        if (weak.isPresent()) {
            return weak;
        }
        Optional<User> user = users.findByNameOrAlias(pool, typed);
        if (user.isEmpty() && !client.hideUserExistence()) {
            return Optional.of(unknown(typed));
        }
        String name = user.map(User::username).orElse(typed);
        // DOC "Managing error responses": who is not there or is disabled gets a code's own refusals.
        Verdict verdict = codes.judge(pool, name, Purpose.PASSWORD, code);
        if (verdict != Verdict.RIGHT) {
            return Optional.of(CodeErrors.of(verdict, WAY));
        }
        if (user.isEmpty() || user.get().disabled()) {
            return Optional.of(CodeErrors.wrong());
        }
        Optional<Refused> used = changes.used(pool, user.get(), next);
        if (used.isPresent()) {
            return used;
        }
        if (!codes.use(pool, name, Purpose.PASSWORD)) {
            return Optional.of(CodeErrors.expired(WAY));
        }
        changes.apply(pool, user.get(), next, User.Status.CONFIRMED);
        lockout.reset(SignInLockout.key(pool, name));
        return Optional.empty();
    }

    /** Text OBS, in client code. */
    private static Refused unknown(String typed) {
        return new Refused(
                "UserNotFoundException", "Username/client id combination not found.", "no user " + LogText.of(typed));
    }
}
