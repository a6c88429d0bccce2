package dev.gatehouse.local.cognito.user;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** A pool whose users sign in by user name, and also by e-mail address or preferred user name. */
final class AliasesTest {
    private static final String WRONG = "Incorrect username or password.";
    private static final String TAKEN = "An account with the email already exists.";

    private final Sdk sdk = new Sdk();

    @BeforeEach
    void declare() {
        sdk.cognito.cloud.declare(TestState.with(
                TestState.with(
                        TestState.pool(sdk.cognito.issuer()),
                        UserSchema.of(List.of(), Set.of("email", "preferred_username"), Set.of()),
                        Set.of()),
                TestState.writing(Set.of("email", "preferred_username"))));
    }

    @AfterEach
    void close() {
        sdk.close();
    }

    private void signUp(String name, String email) {
        sdk.app.signUp(request -> request.clientId(TestState.CLI)
                .username(name)
                .password(PASSWORD)
                .userAttributes(Sdk.attribute("email", email)));
    }

    private void confirm(String name, boolean force) {
        String code = sdk.newestCode();
        sdk.app.confirmSignUp(request -> request.clientId(TestState.CLI)
                .username(name)
                .confirmationCode(code)
                .forceAliasCreation(force));
    }

    private String username(String entered) {
        String token = sdk.login(entered, PASSWORD).accessToken();
        return sdk.app.getUser(request -> request.accessToken(token)).username();
    }

    /** DOC "Customizing sign-in attributes". Attack 59: user names and aliases are normalized in the same way. */
    @Test
    void aVerifiedAddressIsAnAlias() {
        signUp("Jane", "jane@example.com");
        sdk.refused(NotAuthorizedException.class, WRONG, () -> sdk.login("jane@example.com", PASSWORD));
        confirm("Jane", false);
        assertThat(username("jane@example.com")).isEqualTo("Jane");
        assertThat(username("JANE@EXAMPLE.COM")).isEqualTo("Jane");
        assertThat(username("jANE")).isEqualTo("Jane");
    }

    @Test
    void usernamesIgnoreCase() {
        signUp("Jane", "jane@example.com");
        sdk.refused(UsernameExistsException.class, "User already exists", () -> signUp("JANE", "other@example.com"));
    }

    /** DOC "Managing error responses": only the confirmation reveals that an address is taken. The code stays valid. */
    @Test
    void aTakenAddressIsRefusedAtTheConfirmation() {
        signUp("jane", "shared@example.com");
        confirm("jane", false);
        signUp("john", "shared@example.com");
        sdk.refused(AliasExistsException.class, TAKEN, () -> confirm("john", false));
        assertThat(username("shared@example.com")).isEqualTo("jane");

        // DOC API reference ConfirmSignUp, ForceAliasCreation: the alias moves to the new user.
        confirm("john", true);
        assertThat(username("shared@example.com")).isEqualTo("john");
        assertThat(username("jane")).isEqualTo("jane");
    }

    /** Texts OBS, in public issues. */
    @ParameterizedTest
    @ValueSource(strings = {"jane@example.com", "a@b.c"})
    void aUsernameCannotBeAnAddress(String name) {
        sdk.refused(
                InvalidParameterException.class,
                "Username cannot be of email format, since user pool is configured for email alias.",
                () -> signUp(name, "jane@example.com"));
    }

    /** DOC "Customizing sign-in attributes": only after the confirmation, and without verification. */
    @Test
    void aPreferredUsernameIsAnAliasAfterTheConfirmation() {
        sdk.refused(
                InvalidParameterException.class,
                "User cannot be signed up with preferred_username as an alias.",
                () -> sdk.app.signUp(request -> request.clientId(TestState.CLI)
                        .username("jane")
                        .password(PASSWORD)
                        .userAttributes(Sdk.attribute("preferred_username", "janey"))));
        signUp("jane", "jane@example.com");
        confirm("jane", false);
        prefer("jane", "janey");
        assertThat(username("Janey")).isEqualTo("jane");
        prefer("jane", "jay");
        assertThat(username("jay")).isEqualTo("jane");
        sdk.refused(NotAuthorizedException.class, WRONG, () -> sdk.login("janey", PASSWORD));
    }

    @Test
    void aPreferredUsernameThatIsTakenIsRefused() {
        signUp("jane", "jane@example.com");
        confirm("jane", false);
        signUp("john", "john@example.com");
        confirm("john", false);
        prefer("jane", "janey");
        String taken = "An account with the preferred_username already exists.";
        sdk.refused(AliasExistsException.class, taken, () -> prefer("john", "JANEY"));
        sdk.refused(AliasExistsException.class, taken, () -> prefer("john", "Jane"));
        sdk.refused(UsernameExistsException.class, "User already exists", () -> signUp("janey", "j@example.com"));
        assertThat(username("janey")).isEqualTo("jane");
    }

    private void prefer(String entered, String name) {
        String token = sdk.login(entered, PASSWORD).accessToken();
        sdk.app.updateUserAttributes(
                request -> request.accessToken(token).userAttributes(Sdk.attribute("preferred_username", name)));
    }

    /** DOC "Computing secret hash values": the hash covers the name as entered, which can be an alias. */
    @Test
    void theSecretHashCoversTheAliasAsEntered() {
        signUp("jane", "jane@example.com");
        confirm("jane", false);
        String hash = SecretHash.compute(Secret.of(TestState.WEB_SECRET), "jane@example.com", TestState.WEB);
        assertThat(sdk.app
                        .initiateAuth(request -> request.clientId(TestState.WEB)
                                .authFlow("USER_PASSWORD_AUTH")
                                .authParameters(Map.of(
                                        "USERNAME", "jane@example.com", "PASSWORD", PASSWORD, "SECRET_HASH", hash)))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    /** The code verifies only the address that it was sent to. */
    @Test
    void aCodeDoesNotVerifyALaterAddress() {
        signUp("jane", "jane@example.com");
        sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                .username("jane")
                .userAttributes(Sdk.attribute("email", "later@example.com")));
        String first = com.google.gson.JsonParser.parseString(
                        sdk.cognito.get("/mailbox").body())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("code")
                .getAsString();
        sdk.app.confirmSignUp(
                request -> request.clientId(TestState.CLI).username("jane").confirmationCode(first));
        assertThat(Sdk.map(sdk.admin
                        .adminGetUser(
                                request -> request.userPoolId(TestState.POOL).username("jane"))
                        .userAttributes()))
                .containsEntry("email", "later@example.com")
                .containsEntry("email_verified", "false");
    }
}
