package dev.gatehouse.local.cognito.signup;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ClientAndUser;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.attribute.AliasExists;
import dev.gatehouse.local.cognito.code.CodeRefusals;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Map;
import java.util.Optional;

/** ConfirmSignUp: confirms a user with the code that proves the address. */
public final class ConfirmSignUp implements Operation {
    private final LocalCloud cloud;
    private final UserStore users;
    private final ConfirmationCodes codes;
    private final SignUpTriggers triggers;

    public ConfirmSignUp(LocalCloud cloud, UserStore users, ConfirmationCodes codes, SignUpTriggers triggers) {
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
    public ApiAnswer answer(ApiRequest request) {
        return ClientAndUser.with(cloud, request, (caller, username) -> confirm(caller, username, request));
    }

    private ApiAnswer confirm(CallingClient caller, String username, ApiRequest request) {
        Optional<User> user = users.findByNameOrAlias(caller.pool(), username);
        if (user.isEmpty()) {
            return unknownUser(caller, username);
        }
        if (user.get().status() == User.Status.CONFIRMED) {
            // Text OBS, in many client libraries.
            return Refused.notAuthorized(
                    "User cannot be confirmed. Current status is CONFIRMED",
                    LogText.of(username) + " is already confirmed");
        }
        return confirm(caller, user.get(), request);
    }

    private ApiAnswer confirm(CallingClient caller, User user, ApiRequest request) {
        ConfirmationCodes.CheckResult result =
                codes.check(caller.pool(), user.username(), Purpose.SIGN_UP, request.text("ConfirmationCode"));
        if (result != ConfirmationCodes.CheckResult.CORRECT) {
            return CodeRefusals.of(result, "ResendConfirmationCode");
        }
        Optional<String> verified = codes.destination(caller.pool(), user, Purpose.SIGN_UP);
        if (request.flag("ForceAliasCreation", false)) {
            users.findByNameOrAlias(caller.pool(), user.attributes().getOrDefault("email", ""))
                    .ifPresent(holder -> releaseAlias(caller, holder));
        }
        // DOC "Managing error responses": the confirmation fails if the alias is taken. The code stays valid.
        if (!users.updateAttributes(caller.pool(), user, now -> confirmed(now, verified))) {
            return AliasExists.refusal("email");
        }
        // Of two simultaneous correct answers, only one succeeds.
        if (!codes.consume(caller.pool(), user.username(), Purpose.SIGN_UP)) {
            return CodeRefusals.expired("ResendConfirmationCode");
        }
        Optional<Refused> failure = triggers.postConfirmation(
                SignUpTriggers.Caller.app(caller), confirmed(user, verified), request.map("ClientMetadata"));
        return failure.isPresent() ? failure.get() : ApiAnswer.empty();
    }

    /** The code verifies only the address that it was sent to, not an address that was set later. */
    private static User confirmed(User user, Optional<String> verified) {
        return verified.equals(Optional.ofNullable(user.attributes().get("email")))
                ? user.withConfirmed("email_verified")
                : user.withConfirmed();
    }

    /**
     * DOC API reference ConfirmSignUp, ForceAliasCreation: the alias moves to the confirmed user. CHOICE: the previous
     * user keeps the address as unverified.
     */
    private void releaseAlias(CallingClient caller, User holder) {
        if (caller.pool().schema().aliases().contains("email")) {
            users.updateAttributes(caller.pool(), holder, now -> now.withAttributes(Map.of("email_verified", "false")));
        }
    }

    /** CHOICE: if the client hides existence, the error is that of a code that was never requested. */
    private static Refused unknownUser(CallingClient caller, String username) {
        return caller.client().hideUserExistence()
                ? new Refused(
                        "ExpiredCodeException",
                        "Invalid code provided, please request a code again.",
                        "no user " + LogText.of(username) + "; the client hides this")
                : new Refused(
                        "UserNotFoundException",
                        "Username/client id combination not found.",
                        "no user " + LogText.of(username));
    }
}
