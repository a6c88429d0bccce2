package dev.gatehouse.local.cognito.signup;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ClientAndUser;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** ResendConfirmationCode: sends a new code to an unconfirmed user. */
public final class ResendConfirmationCode implements Operation {
    private final LocalCloud cloud;
    private final UserStore users;
    private final ConfirmationCodes codes;

    public ResendConfirmationCode(LocalCloud cloud, UserStore users, ConfirmationCodes codes) {
        this.cloud = cloud;
        this.users = users;
        this.codes = codes;
    }

    @Override
    public String name() {
        return "ResendConfirmationCode";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return ClientAndUser.with(cloud, request, this::resend);
    }

    private ApiAnswer resend(CallingClient caller, String username) {
        Optional<User> user = users.findByNameOrAlias(caller.pool(), username);
        if (user.isEmpty()) {
            return unknownUser(caller, username);
        }
        if (user.get().status() == User.Status.CONFIRMED) {
            // Text OBS.
            return Refused.invalidParameter(
                    "User is already confirmed.", LogText.of(username) + " is already confirmed");
        }
        Optional<String> email = CodeDelivery.address(caller.pool(), user.get());
        if (email.isEmpty()) {
            return Refused.invalidParameter(
                    "Auto verification not turned on.",
                    "the pool verifies " + caller.pool().autoVerified()
                            + ", and the user has no such address for a code");
        }
        Optional<Refused> tooOften =
                codes.countRequest(caller.pool(), user.get().username(), ConfirmationCodes.Purpose.SIGN_UP);
        if (tooOften.isPresent()) {
            return tooOften.get();
        }
        codes.send(caller.pool(), user.get(), ConfirmationCodes.Purpose.SIGN_UP, email.get());
        return CodeDelivery.answer(email.get());
    }

    /** DOC "Managing error responses": if the client hides existence, the delivery is simulated. It is counted, too. */
    private ApiAnswer unknownUser(CallingClient caller, String username) {
        if (!caller.client().hideUserExistence()) {
            return new Refused(
                    "UserNotFoundException",
                    "Username/client id combination not found.",
                    "no user " + LogText.of(username));
        }
        return codes.countRequest(caller.pool(), username, ConfirmationCodes.Purpose.SIGN_UP)
                .<ApiAnswer>map(refused -> refused)
                .orElseGet(() -> CodeDelivery.answer(CodeDelivery.simulatedAddress(username)));
    }
}
