package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.LocalCloud;
import java.util.List;

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
    public List<Field> fields() {
        return List.of(
                Field.text("ClientId", 128),
                Field.text("Username", 128),
                Field.optionalText("SecretHash", 128),
                Field.metadata());
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
