package dev.gatehouse.local.cognito.mfa;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The check of a code from an authenticator app. DOC "TOTP software token MFA". */
final class SoftwareTokensTest {
    private final AppUser app = new AppUser();
    private final Sdk sdk = app.sdk;

    @AfterEach
    void close() {
        app.close();
    }

    /** RFC 6238 section 5.2; OBS: VerifySoftwareToken also uses its code up. */
    @Test
    void acceptsEachCodeOnce() {
        String used = "ExpiredCodeException: Your software token has already been used once.";
        String secret = app.register();
        assertThat(app.check(app.code(secret, 0))).contains(used);
        assertThat(app.check(app.code(secret, -1))).contains(used);
        assertThat(app.check(app.code(secret, 1))).isEmpty();
        assertThat(app.check(app.code(secret, 1))).contains(used);
        sdk.cognito.clock.advance(Duration.ofSeconds(60));
        assertThat(app.check(app.code(secret, 0))).isEmpty();
    }

    @Test
    void refusesAWrongCodeAndAUserWithoutAnApp() {
        assertThat(app.check("123456"))
                .contains("SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.");
        String secret = app.register();
        assertThat(app.check(app.code(secret, 2))).contains("CodeMismatchException: Invalid code received for user");
        assertThat(app.check("")).contains("CodeMismatchException: Invalid code received for user");
    }

    /** DOC "Adding MFA to a user pool": after five wrong codes the lockout for failed sign-ins starts. */
    @Test
    void locksAfterFiveWrongCodesDespiteCorrectPasswords() {
        String secret = app.register();
        for (int i = 0; i < 5; i++) {
            assertThat(app.check(app.code(secret, 5)))
                    .contains("CodeMismatchException: Invalid code received for user");
            sdk.login(USER, PASSWORD);
        }
        assertThat(app.check(app.code(secret, 1))).contains("NotAuthorizedException: Password attempts exceeded");
        sdk.cognito.clock.advance(Duration.ofMillis(999));
        assertThat(app.check(app.code(secret, 1))).contains("NotAuthorizedException: Password attempts exceeded");
        sdk.cognito.clock.advance(Duration.ofMillis(1));
        assertThat(app.check(app.code(secret, 1))).isEmpty();
    }

    /** DOC "TOTP software token MFA": users who have set up an app can still use it. */
    @Test
    void acceptsCodesAfterThePoolSwitchedAppsOff() {
        String secret = app.register();
        sdk.declare(pool -> pool);
        assertThat(app.check(app.code(secret, 1))).isEmpty();
    }
}
