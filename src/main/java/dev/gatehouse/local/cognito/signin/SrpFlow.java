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

/** USER_SRP_AUTH: the first half, which tells of a user who is there and of one who is not the same. */
public final class SrpFlow implements AuthFlows.Flow {
    /** As long as the group's numbers, and the sign byte that clients add. */
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f]{1,770}");

    private final UserStore users;
    private final PasswordHasher passwords;
    private final UnknownUser nobody;
    private final SrpExchanges exchanges;

    public SrpFlow(UserStore users, PasswordHasher passwords, UnknownUser nobody, SrpExchanges exchanges) {
        this.users = users;
        this.passwords = passwords;
        this.nobody = nobody;
        this.exchanges = exchanges;
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String typed = parameters.getOrDefault("USERNAME", "");
        if (typed.isEmpty()) {
            return AuthFlows.missing("USERNAME");
        }
        String sent = parameters.getOrDefault("SRP_A", "");
        if (sent.isEmpty()) {
            return AuthFlows.missing("SRP_A");
        }
        // RFC 5054 section 2.5.4. Text assumed.
        if (!NUMBER.matcher(sent).matches() || !Srp.isValidPublicValue(new BigInteger(sent, 16))) {
            return Refused.invalidParameter(
                    "Invalid SRP_A.", "SRP_A is a hexadecimal number, and not a multiple of the group's prime");
        }
        Optional<Refused> badHash = SecretHash.checkEnteredName(caller.client(), parameters, typed);
        if (badHash.isPresent()) {
            return badHash.get();
        }
        Optional<User> user = users.findByNameOrAlias(caller.pool(), typed);
        // OBS, ministack PR #1758, on a real pool: who may be told that nobody is there is told at once.
        return user.isEmpty() && !caller.client().hideUserExistence()
                ? PoolLookup.userNotFound(typed)
                : challenge(caller, user, typed, new BigInteger(sent, 16));
    }

    /** OBS, same place: no Session. */
    private ApiAnswer challenge(CallingClient caller, Optional<User> user, String typed, BigInteger theirs) {
        String username = user.map(User::username).orElseGet(() -> nobody.username(caller.pool(), typed));
        // A row of an earlier version has no verifier: it is as if nobody were there.
        Optional<PasswordHash> kept = user.map(User::password).filter(each -> each.srpSalt() != null);
        String salt = kept.map(PasswordHash::srpSalt).orElseGet(() -> Srp.hex(nobody.salt(caller.pool(), typed)));
        BigInteger ours = exchanges.exponent();
        JsonObject parameters = new JsonObject();
        parameters.addProperty("SALT", salt);
        parameters.addProperty(
                "SECRET_BLOCK", exchanges.begin(caller.client(), new SrpExchanges.Exchange(username, theirs, ours)));
        parameters.addProperty("SRP_B", Srp.hex(Srp.publicValue(passwords.verifier(kept), ours)));
        parameters.addProperty("USERNAME", username);
        parameters.addProperty("USER_ID_FOR_SRP", username);
        JsonObject body = new JsonObject();
        body.addProperty("ChallengeName", "PASSWORD_VERIFIER");
        body.add("ChallengeParameters", parameters);
        return new ApiAnswer.Done(body);
    }
}
