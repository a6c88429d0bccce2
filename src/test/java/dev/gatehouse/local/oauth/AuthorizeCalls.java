package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Calls of the authorization endpoint that tests share, on a local Cognito for each test. */
public abstract class AuthorizeCalls {
    protected final RunningCognito cognito = new RunningCognito();

    @AfterEach
    protected void close() {
        cognito.close();
    }

    protected static Map<String, String> with(String client, String name, String value) {
        Map<String, String> parameters = authorize(client);
        parameters.put(name, value);
        return parameters;
    }

    protected static Map<String, String> without(String... names) {
        Map<String, String> parameters = authorize(TestState.SPA);
        for (String name : names) {
            parameters.remove(name);
        }
        return parameters;
    }

    protected final void isErrorPage(Reply reply, String text) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("location")).isEmpty();
        assertThat(reply.header("content-type")).contains("text/html; charset=utf-8");
        assertThat(reply.body()).contains(text);
        assertThat(cognito.reason()).isNotEmpty();
    }

    protected final void isErrorRedirect(Reply reply, String error) {
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith(TestState.CALLBACK + "?");
        assertThat(query(reply.location()))
                .containsEntry("error", error)
                .containsEntry("state", "a state/+&")
                .doesNotContainKey("code");
        assertThat(cognito.reason()).isNotEmpty();
    }

    /** Signs in and returns the cookie of the browser session. */
    protected final String session() {
        Map<String, String> parameters = authorize(TestState.SPA);
        Reply back = cognito.signIn(parameters, USER, PASSWORD);
        return "cognito-Ab12Cd34E=" + back.cookie("cognito-");
    }
}
