package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.ConfirmationCodes.Verdict;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Optional;

/** Codes by mail as second factor: EMAIL_OTP. One call at a time, as of {@link SoftwareTokens}. */
public final class MailedCodes {
    private final Users users;
    private final ConfirmationCodes codes;
    private final CodeAttempts attempts;
    private final Clock clock;

    MailedCodes(Users users, ConfirmationCodes codes, CodeAttempts attempts, Clock clock) {
        this.users = users;
        this.codes = codes;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Sends a code to the user's address, verified or not (DOC "Adding MFA to a user pool"); the newest counts.
     *
     * @return where it went, masked
     * @throws java.util.NoSuchElementException when the user has no address, whom {@link MfaDemand} asks for no such code
     */
    public synchronized String send(UserPool pool, User user) {
        String address = Optional.ofNullable(user.attributes().get("email")).orElseThrow();
        codes.send(pool, user, Purpose.SIGN_IN, address);
        return CodeDelivery.masked(address);
    }

    /** A right code is good once, and proves the address that it went to (DOC, the same page). */
    public synchronized Optional<Refused> check(UserPool pool, User user, String code) {
        Optional<Refused> locked = attempts.locked(pool, user);
        if (locked.isPresent()) {
            return locked;
        }
        Optional<String> address = codes.address(pool, user, Purpose.SIGN_IN);
        Verdict verdict = codes.judge(pool, user.username(), Purpose.SIGN_IN, code);
        if (verdict != Verdict.RIGHT || address.isEmpty()) {
            return Optional.of(
                    verdict == Verdict.WRONG
                            ? attempts.failed(pool, user, "the code is not the newest one in /mailbox")
                            : verdict == Verdict.RIGHT
                                    ? CodeAnswers.expired("sign in again")
                                    : CodeAnswers.of(verdict, "signing in again"));
        }
        codes.use(pool, user.username(), Purpose.SIGN_IN);
        attempts.succeeded(pool, user);
        // Whoever has verified the same address as an alias meanwhile keeps it.
        users.change(
                pool,
                user,
                now -> address.get().equals(now.attributes().get("email"))
                        ? now.verified("email_verified").modifiedAt(clock.millis())
                        : now);
        return Optional.empty();
    }
}
