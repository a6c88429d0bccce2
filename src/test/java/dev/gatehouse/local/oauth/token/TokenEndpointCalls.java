package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Calls of the token endpoint that the tests of this package share, on a local Cognito for each test. */
abstract class TokenEndpointCalls {
    protected final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    final Reply token(Map<String, String> form, String... headers) {
        return cognito.post("/oauth2/token", form, headers);
    }

    final Reply refresh(JsonObject tokens) {
        return refresh(TestState.SPA, tokens.get("refresh_token").getAsString());
    }

    final Reply refresh(String client, String token) {
        return token(form("grant_type", "refresh_token", "client_id", client, "refresh_token", token));
    }

    final Reply userInfo(String token) {
        return cognito.get("/oauth2/userInfo", "authorization", "Bearer " + token);
    }

    final String code() {
        return cognito.code(authorize(TestState.SPA), USER);
    }

    final void refused(Reply reply, String error) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(reply.header("content-type")).contains("application/json;charset=UTF-8");
        assertThat(reply.header("cache-control")).contains("no-store");
        assertThat(reply.header("access-control-allow-origin")).contains("*");
        assertThat(cognito.reason()).isNotEmpty();
    }

    static Map<String, String> with(Map<String, String> form, String name, String value) {
        form.put(name, value);
        return form;
    }

    static Map<String, String> without(Map<String, String> form, String name) {
        form.remove(name);
        return form;
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
