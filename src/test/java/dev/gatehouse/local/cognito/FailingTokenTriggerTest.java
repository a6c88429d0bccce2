package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.form;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attack 74: the pre token generation trigger, which removes scopes, fails, times out or does not exist. Each flow that
 * issues a token is refused. No flow issues the token that the pool would issue without the trigger.
 */
final class FailingTokenTriggerTest {
    private final RunningCognito cognito = new RunningCognito();
    private final TestTrigger function = new TestTrigger(cognito);
    private String passwordRefresh = "";
    private String pagesRefresh = "";
    private String code = "";

    /** How a function fails. */
    enum Fault {
        THROWS,
        IS_LATE,
        ENDS,
        IS_NOT_THERE,
        ANSWERS_NOTHING,
        ANSWERS_TEXT,
        ANSWERS_BROKEN_JSON,
        LOSES_THE_EVENT,
        LOSES_THE_RESPONSE,
        SUPPRESSES_BY_A_TEXT;

        Invocation answer(JsonObject event) {
            return switch (this) {
                case THROWS -> new Invocation.Failed("java.lang.IllegalStateException", "SCOPE_GROUPS is not set");
                case IS_LATE -> new Invocation.TimedOut(Duration.ofSeconds(5));
                case ENDS -> new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status 1");
                case IS_NOT_THERE -> new Invocation.Unavailable("there is no function");
                case ANSWERS_NOTHING -> TestTrigger.returned("null");
                case ANSWERS_TEXT -> TestTrigger.returned("\"ok\"");
                case ANSWERS_BROKEN_JSON -> TestTrigger.returned("{\"response\":");
                case LOSES_THE_EVENT -> TestTrigger.returned("{\"response\":{}}");
                case LOSES_THE_RESPONSE -> {
                    event.remove("response");
                    yield TestTrigger.returned(event.toString());
                }
                case SUPPRESSES_BY_A_TEXT -> {
                    event.getAsJsonObject("response").add("claimsAndScopeOverrideDetails", suppressing());
                    yield TestTrigger.returned(event.toString());
                }
            };
        }

        private static JsonObject suppressing() {
            JsonObject access = new JsonObject();
            access.addProperty("scopesToSuppress", TestState.WRITE);
            JsonObject details = new JsonObject();
            details.add("accessTokenGeneration", access);
            return details;
        }
    }

    @BeforeEach
    void startSessions() {
        function.declare(new UserPool.Triggers(Optional.of(TestTrigger.ARN), Optional.empty(), Optional.empty()));
        function.answers("{\"claimsAndScopeOverrideDetails\":null}");
        passwordRefresh = passwordSignIn()
                .json()
                .getAsJsonObject("AuthenticationResult")
                .get("RefreshToken")
                .getAsString();
        pagesRefresh = cognito.tokens(TestState.CLI, ADMIN, "openid " + TestState.WRITE)
                .get("refresh_token")
                .getAsString();
        code = cognito.code(authorize(TestState.CLI), ADMIN);
    }

    @AfterEach
    void close() {
        cognito.close();
    }

    private Reply passwordSignIn() {
        return cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}\
                """.formatted(TestState.CLI, ADMIN, PASSWORD));
    }

    private Reply initiateRefresh(String token) {
        return cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}\
                """.formatted(TestState.CLI, token));
    }

    private Reply tokenEndpointRefresh(String token) {
        return cognito.post(
                "/oauth2/token",
                form("grant_type", "refresh_token", "client_id", TestState.CLI, "refresh_token", token));
    }

    private Reply implicit() {
        Map<String, String> parameters = authorize(TestState.FRANK);
        parameters.put("response_type", "token");
        parameters.put("scope", "openid " + TestState.WRITE);
        parameters.remove("code_challenge");
        parameters.remove("code_challenge_method");
        return cognito.signIn(parameters, ADMIN, PASSWORD);
    }

    /** Every flow that issues an access token of a user, called once. */
    private List<Reply> everyWay() {
        List<Reply> replies = new ArrayList<>();
        replies.add(passwordSignIn());
        replies.add(initiateRefresh(passwordRefresh));
        replies.add(initiateRefresh(pagesRefresh));
        replies.add(cognito.call(
                "GetTokensFromRefreshToken",
                "{\"ClientId\":\"%s\",\"RefreshToken\":\"%s\"}".formatted(TestState.CLI, pagesRefresh)));
        replies.add(tokenEndpointRefresh(pagesRefresh));
        replies.add(tokenEndpointRefresh(passwordRefresh));
        replies.add(cognito.post("/oauth2/token", redeem(TestState.CLI, code)));
        replies.add(implicit());
        return replies;
    }

    private static boolean hasToken(Reply reply) {
        // Each token is a JWT, in a body or in a URL.
        return (reply.body() + reply.location()).contains("eyJ");
    }

    @Test
    void everyFlowIssuesATokenIfTheFunctionAnswers() {
        assertThat(everyWay()).hasSize(8).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.body()).isIn(200, 303);
            assertThat(hasToken(reply)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noFlowIssuesATokenIfTheFunctionFails(Fault fault) {
        function.does(fault::answer);
        assertThat(everyWay()).hasSize(8).allSatisfy(reply -> {
            assertThat(hasToken(reply)).isFalse();
            if (reply.status() == 303) {
                assertThat(RunningCognito.query(reply.location())).containsEntry("error", "invalid_request");
            } else {
                assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            }
        });
    }

    @Test
    void noFlowIssuesATokenIfThePoolHasNoPermissionToInvokeTheFunction() {
        function.declare(
                new UserPool.Triggers(Optional.of(TestTrigger.ARN), Optional.empty(), Optional.empty()), List.of());
        assertThat(everyWay()).noneMatch(FailingTokenTriggerTest::hasToken);
    }
}
