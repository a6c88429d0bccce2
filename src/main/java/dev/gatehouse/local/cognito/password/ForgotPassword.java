package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.ClientAndUser;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.state.LocalCloud;

/** ForgotPassword: mails a code that opens the way to a new password. */
public final class ForgotPassword implements Operation {
    private final LocalCloud cloud;
    private final PasswordReset reset;

    public ForgotPassword(LocalCloud cloud, PasswordReset reset) {
        this.cloud = cloud;
        this.reset = reset;
    }

    @Override
    public String name() {
        return "ForgotPassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return ClientAndUser.with(cloud, request, (caller, username) -> {
            PasswordReset.Asked asked = reset.ask(caller.pool(), caller.client(), username);
            return asked instanceof PasswordReset.Asked.Sent sent
                    ? CodeDelivery.answer(sent.address())
                    : ((PasswordReset.Asked.Not) asked).refused();
        });
    }
}
