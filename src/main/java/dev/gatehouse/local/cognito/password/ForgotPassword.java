package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.ClientAndUser;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.state.LocalCloud;

/** ForgotPassword: sends a code that allows the user to set a new password. */
public final class ForgotPassword implements Operation {
    private final LocalCloud cloud;
    private final PasswordRecovery recovery;

    public ForgotPassword(LocalCloud cloud, PasswordRecovery recovery) {
        this.cloud = cloud;
        this.recovery = recovery;
    }

    @Override
    public String name() {
        return "ForgotPassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return ClientAndUser.with(cloud, request, (caller, username) -> {
            PasswordRecovery.CodeRequest result = recovery.sendCode(caller.pool(), caller.client(), username);
            return result instanceof PasswordRecovery.CodeRequest.Sent sent
                    ? CodeDelivery.answer(sent.address())
                    : ((PasswordRecovery.CodeRequest.NotSent) result).refused();
        });
    }
}
