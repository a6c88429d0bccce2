package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOC "The user attributes endpoint". */
final class UserInfoEndpointTest extends TokenEndpointCalls {
    private JsonObject info(String scope) {
        return userInfo(cognito.tokens(TestState.SPA, USER, scope)
                        .get("access_token")
                        .getAsString())
                .json();
    }

    @Test
    void returnsAttributesByScopeWithFlagsAsStrings() {
        JsonObject all = info("openid");
        assertThat(all.keySet()).containsExactlyInAnyOrder("sub", "email", "email_verified", "username");
        assertThat(all.get("email_verified").getAsJsonPrimitive().isString()).isTrue();
        assertThat(all.get("email_verified").getAsString()).isEqualTo("true");
        assertThat(info("openid email").keySet())
                .containsExactlyInAnyOrder("sub", "email", "email_verified", "username");
    }

    @Test
    void acceptsPost() {
        String token = cognito.tokens(TestState.SPA, USER, "openid")
                .get("access_token")
                .getAsString();
        assertThat(cognito.send("POST", "/oauth2/userInfo", "", "authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer a b"})
    void requiresABearerToken(String header) {
        Reply reply = header.isEmpty()
                ? cognito.get("/oauth2/userInfo")
                : cognito.get("/oauth2/userInfo", "authorization", header);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("www-authenticate"))
                .contains("error=\"invalid_request\","
                        + " error_description=\"Bad OAuth2 request at UserInfo Endpoint\"");
        assertThat(reply.body()).isEmpty();
    }

    /** Attack 62. */
    @Test
    void refusesATokenInTheQueryAndAnIdToken() {
        JsonObject tokens = cognito.tokens(TestState.SPA, USER, "openid");
        assertThat(cognito.get("/oauth2/userInfo?access_token="
                                + tokens.get("access_token").getAsString())
                        .status())
                .isEqualTo(400);
        Reply id = userInfo(tokens.get("id_token").getAsString());
        assertThat(id.status()).isEqualTo(401);
        assertThat(id.header("www-authenticate")).get().asString().startsWith("error=\"invalid_token\"");
    }

    @Test
    void requiresOpenid() {
        Reply reply = userInfo(cognito.tokens(TestState.SPA, USER, TestState.READ)
                .get("access_token")
                .getAsString());
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate"))
                .contains("error=\"invalid_token\","
                        + " error_description=\"Access token does not contain openid scope\"");
    }

    @Test
    void refusesATokenAtTheSecondOfExpiry() {
        String token = cognito.tokens(TestState.SPA, USER, "openid")
                .get("access_token")
                .getAsString();
        cognito.clock.advance(Duration.ofSeconds(899));
        assertThat(userInfo(token).status()).isEqualTo(200);
        cognito.clock.advance(Duration.ofSeconds(1));
        assertThat(userInfo(token).status()).isEqualTo(401);
    }
}
