package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.ClientAndUser;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;

/** ConfirmForgotPassword: sets a new password for a user who has the code. */
public final class ConfirmForgotPassword implements Operation {
    private final LocalCloud cloud;
    private final PasswordRecovery recovery;

    public ConfirmForgotPassword(LocalCloud cloud, PasswordRecovery recovery) {
        this.cloud = cloud;
        this.recovery = recovery;
    }

    @Override
    public String name() {
        return "ConfirmForgotPassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return ClientAndUser.with(
                cloud,
                request,
                (caller, username) -> recovery.confirm(
                                caller.pool(),
                                caller.client(),
                                username,
                                request.text("ConfirmationCode"),
                                Secret.of(request.text("Password")))
                        .<ApiAnswer>map(refused -> refused)
                        .orElseGet(ApiAnswer::empty));
    }
}
