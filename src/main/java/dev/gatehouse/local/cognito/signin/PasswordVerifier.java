package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.credential.Srp;
import dev.gatehouse.local.cognito.signin.SrpExchanges.Exchange;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** PASSWORD_VERIFIER: the second half of a sign-in by SRP. */
public final class PasswordVerifier {
    /** OBS, ministack PR #1758, on a real pool: the weekday must be right, and the day has no leading zero. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("EEE MMM d HH:mm:ss 'UTC' uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final PasswordAuthentication signIn;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final SrpExchanges exchanges;

    public PasswordVerifier(
            PasswordAuthentication signIn, UserStore users, PasswordHasher passwords, SrpExchanges exchanges) {
        this.signIn = signIn;
        this.users = users;
        this.passwords = passwords;
        this.exchanges = exchanges;
    }

    /** What a client claims. */
    private record Claim(String block, String signature, String timestamp) {
        @Override
        public String toString() {
            return "***";
        }
    }

    SignInAnswer answer(CallingClient caller, Map<String, String> responses) {
        for (String name : new String[] {"PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"}) {
            if (responses.getOrDefault(name, "").isEmpty()) {
                return AuthFlows.missing(name);
            }
        }
        Claim claim = new Claim(
                responses.getOrDefault("PASSWORD_CLAIM_SECRET_BLOCK", ""),
                responses.getOrDefault("PASSWORD_CLAIM_SIGNATURE", ""),
                responses.getOrDefault("TIMESTAMP", ""));
        Optional<Exchange> exchange = exchanges.take(caller.client(), claim.block());
        if (exchange.isEmpty()) {
            return wrong("no sign-in of this client waits for this PASSWORD_CLAIM_SECRET_BLOCK: it was answered, it is"
                    + " too old, or it was never given");
        }
        String username = exchange.get().username();
        Optional<User> user = users.find(caller.pool(), username);
        if (!isHim(caller, responses.getOrDefault("USERNAME", ""), username, user)) {
            return wrong("USERNAME is not the USER_ID_FOR_SRP of this PASSWORD_CLAIM_SECRET_BLOCK");
        }
        Optional<Refused> badHash = SecretHash.checkUsername(caller.client(), responses, username);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        if (!isTimestamp(claim.timestamp())) {
            return wrong("TIMESTAMP must look like Mon Nov 2 09:05:01 UTC 2026");
        }
        return signIn.signIn(caller, username, user, kept -> isProved(caller, exchange.get(), claim, kept));
    }

    /** CHOICE: an alias will do, as in the first half. */
    private boolean isHim(CallingClient caller, String sent, String username, Optional<User> user) {
        return sent.equals(username)
                || (user.isPresent()
                        && users.findByNameOrAlias(caller.pool(), sent)
                                .filter(other -> other.username().equals(username))
                                .isPresent());
    }

    private boolean isProved(CallingClient caller, Exchange exchange, Claim claim, Optional<PasswordHash> kept) {
        BigInteger verifier = passwords.verifier(kept);
        byte[] key = Srp.sessionKey(
                exchange.theirs(), exchange.ours(), Srp.publicValue(verifier, exchange.ours()), verifier);
        byte[] expected = Srp.claimSignature(
                key, caller.pool(), exchange.username(), Base64.getDecoder().decode(claim.block()), claim.timestamp());
        return Hashes.equalsInConstantTime(Base64.getEncoder().encodeToString(expected), claim.signature());
    }

    private static boolean isTimestamp(String text) {
        try {
            return TIMESTAMP.format(LocalDateTime.parse(text, TIMESTAMP)).equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** As for a wrong password. OBS, same place: for a bad secret block and a bad timestamp, too. */
    private static Refused wrong(String reason) {
        return Refused.notAuthorized("Incorrect username or password.", reason);
    }
}
