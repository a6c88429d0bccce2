package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import java.util.List;

/** ConfirmForgotPassword: a new password for who has the code. */
final class ConfirmForgotPassword implements Operation {
    private final LocalCloud cloud;
    private final PasswordReset reset;

    ConfirmForgotPassword(LocalCloud cloud, PasswordReset reset) {
        this.cloud = cloud;
        this.reset = reset;
    }

    @Override
    public String name() {
        return "ConfirmForgotPassword";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("ClientId", 128),
                Field.text("Username", 128),
                Field.text("ConfirmationCode", 2048),
                Field.text("Password", 0),
                Field.optionalText("SecretHash", 128),
                Field.metadata());
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return NamedUser.with(
                cloud,
                request,
                (caller, username) -> reset.confirm(
                                caller.pool(),
                                caller.client(),
                                username,
                                request.text("ConfirmationCode"),
                                Secret.of(request.text("Password")))
                        .<ApiAnswer>map(refused -> refused)
                        .orElseGet(ApiAnswer::empty));
    }
}
