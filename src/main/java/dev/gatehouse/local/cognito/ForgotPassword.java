package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.LocalCloud;

/** ForgotPassword: mails a code that opens the way to a new password. */
final class ForgotPassword implements Operation {
    private final LocalCloud cloud;
    private final PasswordReset reset;

    ForgotPassword(LocalCloud cloud, PasswordReset reset) {
        this.cloud = cloud;
        this.reset = reset;
    }

    @Override
    public String name() {
        return "ForgotPassword";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return NamedUser.with(cloud, request, (caller, username) -> {
            PasswordReset.Asked asked = reset.ask(caller.pool(), caller.client(), username);
            return asked instanceof PasswordReset.Asked.Sent sent
                    ? CodeDelivery.answer(sent.address())
                    : ((PasswordReset.Asked.Not) asked).refused();
        });
    }
}
