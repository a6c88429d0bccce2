package dev.gatehouse.local.cognito.account;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** GetUser, and the access tokens that it accepts. */
final class GetUserTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    private GetUserResponse getUser(String token) {
        return sdk.app.getUser(request -> request.accessToken(token));
    }

    @Test
    void returnsTheAttributes() {
        GetUserResponse user = getUser(sdk.login(TestState.CLI, USER, PASSWORD).accessToken());

        assertThat(user.username()).hasSize(36);
        assertThat(user.userAttributes())
                .extracting(attribute -> attribute.name() + "=" + attribute.value())
                .containsExactly("email=" + USER, "email_verified=true", "sub=" + user.username());
    }

    @Test
    void refusesIdTokensAlteredTokensAndInvalidText() {
        AuthenticationResultType tokens = sdk.login(TestState.CLI, USER, PASSWORD);
        String[] parts = tokens.accessToken().split("\\.", -1);
        String forged = parts[0] + "."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"iss\":\"%s\",\"exp\":9999999999}"
                                .formatted(cognito.issuer())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "." + parts[2];
        for (String bad : new String[] {tokens.idToken(), forged, "nonsense", "a.b.c"}) {
            sdk.refused(NotAuthorizedException.class, "Invalid Access Token", () -> getUser(bad));
        }
    }

    /** RFC 7519 section 4.1.4: over at the second of exp. */
    @Test
    void refusesTheTokenAtTheSecondOfItsExpiry() {
        String token = sdk.login(TestState.CLI, USER, PASSWORD).accessToken();
        cognito.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(getUser(token).username()).isNotEmpty();
        cognito.clock.advance(Duration.ofSeconds(1));
        sdk.refused(NotAuthorizedException.class, "Access Token has expired", () -> getUser(token));
    }

    @Test
    void requiresTheScopeAwsCognitoSigninUserAdmin() {
        String token = cognito.tokens(TestState.SPA, USER, "openid")
                .get("access_token")
                .getAsString();
        sdk.refused(NotAuthorizedException.class, "Access Token does not have required scopes", () -> getUser(token));
    }
}
