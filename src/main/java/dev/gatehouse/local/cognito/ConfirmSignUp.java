package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.ConfirmationCodes.Purpose;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Optional;

/** ConfirmSignUp. */
final class ConfirmSignUp implements Operation {
    private final LocalCloud cloud;
    private final Users users;
    private final ConfirmationCodes codes;
    private final SignUpTriggers triggers;

    ConfirmSignUp(LocalCloud cloud, Users users, ConfirmationCodes codes, SignUpTriggers triggers) {
        this.cloud = cloud;
        this.users = users;
        this.codes = codes;
        this.triggers = triggers;
    }

    @Override
    public String name() {
        return "ConfirmSignUp";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("ClientId", 128),
                Field.text("Username", 128),
                Field.text("ConfirmationCode", 2048),
                Field.optionalText("SecretHash", 128),
                new Field("ClientMetadata", Field.Kind.TEXT_MAP, false, 0));
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String clientId = request.text("ClientId");
        Optional<Caller> found = Caller.find(cloud.declared(), clientId);
        if (found.isEmpty()) {
            return Caller.unknown(clientId);
        }
        Caller caller = found.get();
        String username = request.text("Username");
        Optional<Refused> badHash = SecretHash.refusal(
                caller.client(), request.find("SecretHash"), username, "the name as sent in Username");
        if (badHash.isPresent()) {
            return badHash.get();
        }
        Optional<User> user = users.typed(caller.pool(), username);
        if (user.isEmpty()) {
            return unknownUser(caller, username);
        }
        if (user.get().status() == User.Status.CONFIRMED) {
            // Text OBS, in many client libraries.
            return Refused.notAuthorized(
                    "User cannot be confirmed. Current status is CONFIRMED",
                    LogText.of(username) + " is confirmed already");
        }
        return confirm(caller, user.get(), request);
    }

    private ApiAnswer confirm(Caller caller, User user, ApiRequest request) {
        ConfirmationCodes.Verdict verdict =
                codes.check(caller.pool(), user, Purpose.SIGN_UP, request.text("ConfirmationCode"));
        if (verdict != ConfirmationCodes.Verdict.RIGHT) {
            return CodeAnswers.of(verdict, "ResendConfirmationCode");
        }
        users.update(caller.pool(), user, now -> now.confirmed("email_verified"));
        Optional<Refused> failure =
                triggers.after(caller, user.confirmed("email_verified"), request.map("ClientMetadata"));
        return failure.isPresent() ? failure.get() : ApiAnswer.empty();
    }

    /** CHOICE: with existence hidden, the answer is that of a code nobody asked for. */
    private static Refused unknownUser(Caller caller, String username) {
        return caller.client().hideUserExistence()
                ? new Refused(
                        "ExpiredCodeException",
                        "Invalid code provided, please request a code again.",
                        "no user " + LogText.of(username) + "; the client hides it")
                : new Refused(
                        "UserNotFoundException",
                        "Username/client id combination not found.",
                        "no user " + LogText.of(username));
    }
}
