package dev.gatehouse.local.cognito;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** VerifySoftwareToken: the first code of the user's authenticator app. */
final class VerifySoftwareToken implements Operation {
    private static final int DIGITS = 6;

    /** API reference, SoftwareTokenMFAUserCodeType. */
    private static final Pattern CODE = Pattern.compile("[0-9]+");

    private final TokenOrSession asker;
    private final SoftwareTokens tokens;

    VerifySoftwareToken(TokenOrSession asker, SoftwareTokens tokens) {
        this.asker = asker;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "VerifySoftwareToken";
    }

    @Override
    public List<Field> fields() {
        List<Field> all = new ArrayList<>(TokenOrSession.FIELDS);
        all.add(Field.text("UserCode", DIGITS));
        all.add(Field.optionalText("FriendlyDeviceName", 131_072));
        return all;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String code = request.text("UserCode");
        if (code.length() < DIGITS) {
            return malformed("Member must have length greater than or equal to " + DIGITS);
        }
        return CODE.matcher(code).matches()
                ? asker.with(request, (pool, user) -> verify(pool, user, request))
                : malformed("Member must satisfy regular expression pattern: " + CODE.pattern());
    }

    private ApiAnswer verify(UserPool pool, User user, ApiRequest request) {
        Optional<Refused> refusal = tokens.verify(
                pool,
                user,
                request.text("UserCode"),
                request.find("FriendlyDeviceName").orElse(""));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        asker.done(request);
        JsonObject body = new JsonObject();
        body.addProperty("Status", "SUCCESS");
        return new ApiAnswer.Done(body);
    }

    /** Form as in {@link Field}. */
    private static Refused malformed(String rule) {
        return Refused.invalidParameter(
                "1 validation error detected: Value at 'userCode' failed to satisfy constraint: " + rule,
                "UserCode must be six digits");
    }
}
