package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthorizeCalls;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DOC "The redirect and authorization endpoint": the implicit grant returns tokens in the fragment, and no refresh token. */
final class ImplicitGrantTest extends AuthorizeCalls {
    @Test
    void returnsTokensInTheFragment() throws Exception {
        Map<String, String> parameters = with(TestState.FRANK, "response_type", "token");
        Reply back = cognito.signIn(parameters, USER, PASSWORD);

        assertThat(back.location()).startsWith(TestState.CALLBACK + "#");
        Map<String, String> fragment = query(back.location());
        assertThat(fragment)
                .containsOnlyKeys("id_token", "access_token", "token_type", "expires_in", "state")
                .containsEntry("token_type", "bearer")
                .containsEntry("expires_in", "900");
        JsonObject id = claims(fragment.getOrDefault("id_token", ""));
        assertThat(id.get("nonce").getAsString()).isEqualTo("n-1");
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(fragment.getOrDefault("access_token", "").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(id.get("at_hash").getAsString())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, 16)));
    }

    @Test
    void issuesNoIdTokenWithoutOpenid() {
        Map<String, String> parameters = with(TestState.FRANK, "response_type", "token");
        parameters.put("scope", TestState.READ);
        assertThat(query(cognito.signIn(parameters, USER, PASSWORD).location()))
                .doesNotContainKey("id_token")
                .containsKey("access_token");
    }
}
