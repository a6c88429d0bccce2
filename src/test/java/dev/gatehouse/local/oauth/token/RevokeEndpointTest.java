package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DOC "Revoke endpoint". */
final class RevokeEndpointTest extends TokenEndpointCalls {
    private Reply revoke(Map<String, String> form, String... headers) {
        return cognito.post("/oauth2/revoke", form, headers);
    }

    @Test
    void endsTheSessionAndAcceptsASecondCall() {
        JsonObject tokens = cognito.tokens(TestState.SPA, USER, "openid");
        Map<String, String> form = form("token", tokens.get("refresh_token").getAsString(), "client_id", TestState.SPA);

        for (int i = 0; i < 2; i++) {
            Reply reply = revoke(form);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        }
        assertThat(userInfo(tokens.get("access_token").getAsString()).status()).isEqualTo(401);
        refused(refresh(tokens), "invalid_grant");
    }

    /** Attack 52. */
    @Test
    void ignoresATokenOfAnotherClient() {
        JsonObject tokens = cognito.tokens(TestState.SPA, USER, "openid");
        assertThat(revoke(form("token", tokens.get("refresh_token").getAsString(), "client_id", TestState.CLI))
                        .status())
                .isEqualTo(200);
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void refusesAnAccessTokenAMissingTokenAndAMissingClient() {
        JsonObject tokens = cognito.tokens(TestState.SPA, USER, "openid");
        Reply access = revoke(form("token", tokens.get("access_token").getAsString(), "client_id", TestState.SPA));
        assertThat(access.status()).isEqualTo(400);
        assertThat(access.body()).isEqualTo("{\"error\":\"unsupported_token_type\"}");
        Reply none = revoke(form("client_id", TestState.SPA));
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        Reply noClient = revoke(form("token", "x"));
        assertThat(noClient.status()).isEqualTo(401);
        assertThat(noClient.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void requiresTheSecretOfAConfidentialClient() {
        JsonObject tokens = cognito.tokens(TestState.WEB, USER, "openid");
        Map<String, String> form = form("token", tokens.get("refresh_token").getAsString());
        assertThat(revoke(form, "authorization", basic(TestState.WEB, "wrong")).status())
                .isEqualTo(401);
        assertThat(revoke(form, "authorization", basic(TestState.WEB, TestState.WEB_SECRET))
                        .status())
                .isEqualTo(200);
    }
}
