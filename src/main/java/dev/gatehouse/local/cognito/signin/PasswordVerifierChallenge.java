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
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** PASSWORD_VERIFIER: the second request of a sign-in with SRP. */
public final class PasswordVerifierChallenge {
    /** OBS ministack PR #1758, on a real pool: the weekday must be correct, and the day has no leading zero. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("EEE MMM d HH:mm:ss 'UTC' uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final PasswordAuthentication signIn;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final SrpExchanges exchanges;

    public PasswordVerifierChallenge(
            PasswordAuthentication signIn, UserStore users, PasswordHasher passwords, SrpExchanges exchanges) {
        this.signIn = signIn;
        this.users = users;
        this.passwords = passwords;
        this.exchanges = exchanges;
    }

    /** The proof that the client sends. */
    private record Claim(String block, String signature, String timestamp) {
        @Override
        public String toString() {
            return "***";
        }
    }

    SignInAnswer answer(CallingClient caller, Map<String, String> responses) {
        for (String name : new String[] {"PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"}) {
            if (responses.getOrDefault(name, "").isEmpty()) {
                return AuthFlows.missingParameter(name);
            }
        }
        Claim claim = new Claim(
                responses.getOrDefault("PASSWORD_CLAIM_SECRET_BLOCK", ""),
                responses.getOrDefault("PASSWORD_CLAIM_SIGNATURE", ""),
                responses.getOrDefault("TIMESTAMP", ""));
        Optional<Exchange> exchange = exchanges.take(caller.client(), claim.block());
        if (exchange.isEmpty()) {
            return wrong("no sign-in of this client waits for this PASSWORD_CLAIM_SECRET_BLOCK: it was answered, is"
                    + " too old, or was never issued");
        }
        String username = exchange.get().username();
        Optional<User> user = users.find(caller.pool(), username);
        if (!isSameUser(caller, responses.getOrDefault("USERNAME", ""), username, user)) {
            return wrong("USERNAME is not the USER_ID_FOR_SRP of this PASSWORD_CLAIM_SECRET_BLOCK");
        }
        Optional<Refused> badHash = SecretHash.checkUsername(caller.client(), responses, username);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        if (!isTimestamp(claim.timestamp())) {
            return wrong("TIMESTAMP must look like Mon Nov 2 09:05:01 UTC 2026");
        }
        return signIn.signIn(caller, username, user, hash -> matches(caller, exchange.get(), claim, hash));
    }

    /** CHOICE: accepts an alias, as in the first request. */
    private boolean isSameUser(CallingClient caller, String sent, String username, Optional<User> user) {
        return sent.equals(username)
                || (user.isPresent()
                        && users.findByNameOrAlias(caller.pool(), sent)
                                .filter(other -> other.username().equals(username))
                                .isPresent());
    }

    private boolean matches(CallingClient caller, Exchange exchange, Claim claim, Optional<PasswordHash> hash) {
        byte[] key = Srp.sessionKey(
                exchange.clientPublicValue(),
                exchange.serverSecret(),
                exchange.serverPublicValue(),
                passwords.verifier(hash));
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

    /** The error for a wrong password. OBS ministack PR #1758: also for a bad secret block and a bad timestamp. */
    private static Refused wrong(String reason) {
        return Refused.notAuthorized("Incorrect username or password.", reason);
    }
}
