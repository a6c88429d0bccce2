package dev.gatehouse.local.cognito.mfa;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.BaseEncoding;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.credential.Totp;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** A signed-in user with an authenticator app, and the calls for it with the AWS SDK. */
public final class AppUser implements AutoCloseable {
    public final Sdk sdk = new Sdk();
    public final String token;

    public AppUser() {
        sdk.declare(pool -> TestState.asking(pool, "OPTIONAL"));
        token = sdk.login(USER, PASSWORD).accessToken();
    }

    /** Closes the local Cognito, after checking that no secret was logged. */
    @Override
    public void close() {
        sdk.close();
        assertThat(sdk.cognito.reasons).noneMatch(reason -> reason.matches(".*[A-Z2-7]{16}.*"));
    }

    public String associate() {
        return sdk.app
                .associateSoftwareToken(request -> request.accessToken(token))
                .secretCode();
    }

    /** The code that the app shows this many time steps from now. */
    public String code(String secret, int steps) {
        byte[] bytes = BaseEncoding.base32().omitPadding().decode(secret);
        return Totp.code(bytes, sdk.cognito.clock.millis() / 30_000 + steps);
    }

    public VerifySoftwareTokenResponse verify(String code) {
        return sdk.app.verifySoftwareToken(
                request -> request.accessToken(token).userCode(code).friendlyDeviceName("My phone"));
    }

    /** Sets the app up, and returns its secret. */
    public String register() {
        String secret = associate();
        verify(code(secret, 0));
        return secret;
    }

    public User user() {
        UserPool pool = sdk.cognito.cloud.declared().pool(TestState.POOL).orElseThrow();
        return sdk.cognito.pools.users().findByNameOrAlias(pool, USER).orElseThrow();
    }

    public GetUserResponse me() {
        return sdk.app.getUser(request -> request.accessToken(token));
    }

    public void prefer(boolean enabled, boolean preferred) {
        sdk.app.setUserMFAPreference(request -> request.accessToken(token)
                .softwareTokenMfaSettings(settings -> settings.enabled(enabled).preferredMfa(preferred)));
    }

    /** Checks a code as a sign-in does. Returns the type and message of the refusal. */
    public Optional<String> check(String code) {
        UserPool pool = sdk.cognito.cloud.declared().pool(TestState.POOL).orElseThrow();
        return sdk.cognito
                .pools
                .signIns()
                .softwareTokens()
                .check(pool, user(), code)
                .map(refused -> refused.type() + ": " + refused.message());
    }
}
