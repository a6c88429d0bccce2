package dev.gatehouse.local.cognito.signin;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.credential.Srp;
import dev.gatehouse.local.cognito.user.UnknownUser;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** USER_SRP_AUTH: the first request of a sign-in with SRP. It returns the same for a known and an unknown user. */
public final class UserSrpAuthFlow implements AuthFlow {
    /** As long as the numbers of the group plus the sign byte that clients add. */
    private static final Pattern HEX_NUMBER = Pattern.compile("[0-9A-Fa-f]{1,770}");

    private final UserStore users;
    private final PasswordHasher passwords;
    private final UnknownUser unknownUser;
    private final SrpExchanges exchanges;

    public UserSrpAuthFlow(UserStore users, PasswordHasher passwords, UnknownUser unknownUser, SrpExchanges exchanges) {
        this.users = users;
        this.passwords = passwords;
        this.unknownUser = unknownUser;
        this.exchanges = exchanges;
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String entered = parameters.getOrDefault("USERNAME", "");
        if (entered.isEmpty()) {
            return AuthFlows.missingParameter("USERNAME");
        }
        String sent = parameters.getOrDefault("SRP_A", "");
        if (sent.isEmpty()) {
            return AuthFlows.missingParameter("SRP_A");
        }
        // RFC 5054 section 2.5.4. Text assumed.
        if (!HEX_NUMBER.matcher(sent).matches() || !Srp.isValidPublicValue(new BigInteger(sent, 16))) {
            return Refused.invalidParameter(
                    "Invalid SRP_A.", "SRP_A must be a hexadecimal number that is not a multiple of the group's prime");
        }
        Optional<Refused> badHash = SecretHash.checkEnteredName(caller.client(), parameters, entered);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        Optional<User> user = users.findByNameOrAlias(caller.pool(), entered);
        // OBS ministack PR #1758, on a real pool: if the client does not hide existence, the error comes at once.
        return user.isEmpty() && !caller.client().hideUserExistence()
                ? PoolLookup.userNotFound(entered)
                : challenge(caller, user, entered, new BigInteger(sent, 16));
    }

    /** OBS ministack PR #1758: the response has no Session. */
    private ApiAnswer challenge(
            CallingClient caller, Optional<User> user, String entered, BigInteger clientPublicValue) {
        String username = user.map(User::username).orElseGet(() -> unknownUser.username(caller.pool(), entered));
        // A hash of an earlier version has no verifier: the sign-in fails as for an unknown user.
        Optional<PasswordHash> hash = user.map(User::password).filter(each -> each.srpSalt() != null);
        String salt =
                hash.map(PasswordHash::srpSalt).orElseGet(() -> Srp.hex(unknownUser.salt(caller.pool(), entered)));
        BigInteger serverSecret = exchanges.newSecret();
        BigInteger serverPublicValue = Srp.publicValue(passwords.verifier(hash), serverSecret);
        JsonObject parameters = new JsonObject();
        parameters.addProperty("SALT", salt);
        parameters.addProperty(
                "SECRET_BLOCK",
                exchanges.start(
                        caller.client(),
                        new SrpExchanges.Exchange(username, clientPublicValue, serverSecret, serverPublicValue)));
        parameters.addProperty("SRP_B", Srp.hex(serverPublicValue));
        parameters.addProperty("USERNAME", username);
        parameters.addProperty("USER_ID_FOR_SRP", username);
        JsonObject body = new JsonObject();
        body.addProperty("ChallengeName", "PASSWORD_VERIFIER");
        body.add("ChallengeParameters", parameters);
        return new ApiAnswer.Done(body);
    }
}
