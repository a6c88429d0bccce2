package dev.gatehouse.local.cognito.trigger;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.TestTrigger;
import dev.gatehouse.local.state.UserPool;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event that a pool's function receives before tokens are issued, and the changes that it can make. */
final class PreTokenGenerationTriggerTest {
    private final RunningCognito cognito = new RunningCognito();
    private final TestTrigger function = new TestTrigger(cognito);

    @BeforeEach
    void callTheFunction() {
        function.declare(new UserPool.Triggers(Optional.of(TestTrigger.ARN), Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        cognito.close();
    }

    private Reply signIn(String user) {
        return cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}""".formatted(TestState.CLI, user, PASSWORD));
    }

    private JsonObject result(String user) {
        Reply reply = signIn(user);
        assertThat(reply.status()).as(cognito.reason()).isEqualTo(200);
        return reply.json().getAsJsonObject("AuthenticationResult");
    }

    private JsonObject token(String which) {
        return claims(result(USER).get(which).getAsString());
    }

    private void answers(String details) {
        function.answers("{\"claimsAndScopeOverrideDetails\":" + details + "}");
    }

    @Nested
    final class Event {
        @Test
        void containsUserGroupsAndScopesOfAPasswordSignIn() {
            answers("null");
            JsonObject claims = claims(result(ADMIN).get("AccessToken").getAsString());

            JsonObject event = function.event();
            String sub = claims.get("sub").getAsString();
            assertThat(event).isEqualTo(JsonParser.parseString("""
                            {"version":"2","triggerSource":"TokenGeneration_Authentication","region":"eu-west-1",
                            "userPoolId":"%s","userName":"%s",
                            "callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"%s"},
                            "request":{"userAttributes":{"cognito:user_status":"CONFIRMED","email":"admin@example.com",
                            "email_verified":"true","sub":"%s"},
                            "groupConfiguration":{"groupsToOverride":["admin","auditors"],
                            "iamRolesToOverride":["arn:aws:iam::000000000000:role/a"],
                            "preferredRole":"arn:aws:iam::000000000000:role/a"},
                            "scopes":["aws.cognito.signin.user.admin"]},
                            "response":{"claimsAndScopeOverrideDetails":null}}""".formatted(TestState.POOL, sub, TestState.CLI, sub)));
        }

        @Test
        void containsTheRequestedScopesOfAHostedSignIn() {
            answers("null");
            cognito.tokens(TestState.SPA, USER, "openid " + TestState.READ);

            assertThat(function.event().get("triggerSource").getAsString()).isEqualTo("TokenGeneration_HostedAuth");
            assertThat(function.event().getAsJsonObject("request").get("scopes"))
                    .hasToString("[\"openid\",\"" + TestState.READ + "\"]");
            assertThat(function.calls()).isEqualTo(1);
        }

        @Test
        void containsTheScopesOfTheSessionAtARefresh() {
            answers("{\"accessTokenGeneration\":{\"scopesToAdd\":[\"a/b\"]}}");
            String refresh = result(USER).get("RefreshToken").getAsString();
            Reply again = cognito.call("InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}""".formatted(TestState.CLI, refresh));

            assertThat(again.status()).as(cognito.reason()).isEqualTo(200);
            assertThat(function.event().get("triggerSource").getAsString()).isEqualTo("TokenGeneration_RefreshTokens");
            assertThat(function.event().getAsJsonObject("request").get("scopes"))
                    .hasToString("[\"aws.cognito.signin.user.admin\"]");
        }

        @Test
        void isNotSentForClientCredentials() {
            Reply reply = cognito.post(
                    "/oauth2/token",
                    form(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            TestState.JOBS,
                            "client_secret",
                            TestState.JOBS_SECRET));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(function.calls()).isZero();
        }
    }

    @Nested
    final class Changes {
        @Test
        void addsAndSuppressesScopesOfAnAccessToken() {
            answers("{\"accessTokenGeneration\":{\"scopesToAdd\":[\"api/read\",\"api/write\",\"api/read\"],"
                    + "\"scopesToSuppress\":[\"api/write\"]}}");
            assertThat(token("AccessToken").get("scope").getAsString())
                    .isEqualTo("aws.cognito.signin.user.admin api/read");
        }

        @Test
        void changesClaimsOfEachTokenSeparately() {
            answers(
                    "{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"email\":\"a@example.com\",\"list\":[1,true]}},"
                            + "\"idTokenGeneration\":{\"claimsToAddOrOverride\":{\"plan\":\"gold\"},\"claimsToSuppress\":[\"email\"]}}");
            JsonObject result = result(USER);
            JsonObject access = claims(result.get("AccessToken").getAsString());
            JsonObject id = claims(result.get("IdToken").getAsString());

            assertThat(access.get("email").getAsString()).isEqualTo("a@example.com");
            assertThat(access.get("list")).hasToString("[1,true]");
            assertThat(access.has("plan")).isFalse();
            assertThat(id.get("plan").getAsString()).isEqualTo("gold");
            assertThat(id.has("email")).isFalse();
        }

        /** DOC, version 1: a claim that is both overridden and suppressed is suppressed. */
        @Test
        void suppressesAClaimThatIsAlsoOverridden() {
            answers("{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"plan\":\"gold\"},"
                    + "\"claimsToSuppress\":[\"plan\"]}}");
            assertThat(token("AccessToken").has("plan")).isFalse();
        }

        @Test
        void overridesGroupsInBothTokens() {
            answers("{\"groupOverrideDetails\":{\"groupsToOverride\":[\"guests\"],"
                    + "\"iamRolesToOverride\":[\"r1\"],\"preferredRole\":\"r1\"}}");
            JsonObject result = result(ADMIN);
            JsonObject id = claims(result.get("IdToken").getAsString());

            assertThat(claims(result.get("AccessToken").getAsString()).get("cognito:groups"))
                    .hasToString("[\"guests\"]");
            assertThat(id.get("cognito:groups")).hasToString("[\"guests\"]");
            assertThat(id.get("cognito:roles")).hasToString("[\"r1\"]");
            assertThat(id.get("cognito:preferred_role").getAsString()).isEqualTo("r1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"groupOverrideDetails\":null}", "{\"groupOverrideDetails\":{}}"})
        void removesGroups(String details) {
            answers(details);
            JsonObject result = result(ADMIN);
            assertThat(claims(result.get("AccessToken").getAsString()).has("cognito:groups"))
                    .isFalse();
            assertThat(claims(result.get("IdToken").getAsString()).keySet())
                    .doesNotContain("cognito:groups", "cognito:roles", "cognito:preferred_role");
        }

        @Test
        void setsOnlyTheClientAsAudienceOfAnAccessToken() {
            answers("{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"aud\":\"" + TestState.CLI + "\"}}}");
            assertThat(token("AccessToken").get("aud").getAsString()).isEqualTo(TestState.CLI);
            answers("{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"aud\":\"" + TestState.SPA + "\"}}}");
            assertThat(token("AccessToken").has("aud")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "{}", "{\"accessTokenGeneration\":null,\"idTokenGeneration\":{}}"})
        void acceptsNoChanges(String details) {
            answers(details);
            assertThat(token("AccessToken").get("scope").getAsString()).isEqualTo("aws.cognito.signin.user.admin");
            assertThat(claims(result(ADMIN).get("IdToken").getAsString()).get("cognito:groups"))
                    .hasToString("[\"admin\",\"auditors\"]");
        }
    }

    @Nested
    final class ProtectedClaims {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "acr",
                    "amr",
                    "at_hash",
                    "auth_time",
                    "azp",
                    "exp",
                    "iat",
                    "iss",
                    "jti",
                    "nbf",
                    "nonce",
                    "origin_jti",
                    "sub",
                    "token_use",
                    "username",
                    "client_id",
                    "scope",
                    "device_key",
                    "event_id",
                    "version",
                    "dev:x"
                })
        void ofAnAccessTokenStay(String claim) {
            claimStays("accessTokenGeneration", "AccessToken", claim);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "acr",
                    "amr",
                    "at_hash",
                    "auth_time",
                    "azp",
                    "exp",
                    "iat",
                    "iss",
                    "jti",
                    "nbf",
                    "nonce",
                    "origin_jti",
                    "sub",
                    "token_use",
                    "identities",
                    "aud",
                    "cognito:username",
                    "dev:x"
                })
        void ofAnIdTokenStay(String claim) {
            claimStays("idTokenGeneration", "IdToken", claim);
        }

        /** Neither overrides nor suppresses the claim. */
        private void claimStays(String part, String which, String claim) {
            answers("{\"" + part + "\":{\"claimsToAddOrOverride\":{\"" + claim + "\":\"forged\"}}}");
            JsonObject overridden = token(which);
            assertThat(Optional.ofNullable(overridden.get(claim)).map(JsonElement::getAsString))
                    .isNotEqualTo(Optional.of("forged"));
            answers("{\"" + part + "\":{\"claimsToSuppress\":[\"" + claim + "\"]}}");
            assertThat(token(which).has(claim)).isEqualTo(overridden.has(claim));
        }
    }

    @Nested
    final class Failures {
        @Test
        void refuseAPasswordSignInWithTheFunctionsMessage() {
            function.fails("java.lang.IllegalStateException", "No tokens on Sundays");

            refused(
                    signIn(USER),
                    "UserLambdaValidationException",
                    "PreTokenGeneration failed with error No tokens on Sundays.");
            assertThat(cognito.reason())
                    .isEqualTo("PreTokenGeneration: the function threw java.lang.IllegalStateException: see its log");
        }

        @Test
        void refuseACode() {
            function.fails("E", "No tokens on Sundays");
            String code = cognito.code(RunningCognito.authorize(TestState.SPA), USER);
            Reply reply = cognito.post("/oauth2/token", RunningCognito.redeem(TestState.SPA, code));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo("{\"error\":\"invalid_request\","
                            + "\"error_description\":\"PreTokenGeneration failed with error No tokens on Sundays.\"}");
        }

        @Test
        void redirectTheImplicitGrantWithTheError() {
            function.fails("E", "No");
            Map<String, String> parameters = RunningCognito.authorize(TestState.FRANK);
            parameters.put("response_type", "token");
            parameters.remove("code_challenge");
            parameters.remove("code_challenge_method");
            Map<String, String> back = RunningCognito.query(
                    cognito.signIn(parameters, USER, PASSWORD).location());

            assertThat(back)
                    .containsEntry("error", "invalid_request")
                    .containsEntry("error_description", "PreTokenGeneration failed with error No.");
        }

        @Test
        void refuseARefresh() {
            answers("null");
            String refresh = result(USER).get("RefreshToken").getAsString();
            function.fails("E", "No");

            refused(
                    cognito.call(
                            "GetTokensFromRefreshToken",
                            "{\"ClientId\":\"%s\",\"RefreshToken\":\"%s\"}".formatted(TestState.CLI, refresh)),
                    "UserLambdaValidationException",
                    "PreTokenGeneration failed with error No.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"accessTokenGeneration\":[]}",
                    "{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":[]}}",
                    "{\"accessTokenGeneration\":{\"scopesToAdd\":\"api/read\"}}",
                    "{\"accessTokenGeneration\":{\"scopesToAdd\":[\"api/read api/write\"]}}",
                    "{\"accessTokenGeneration\":{\"scopesToAdd\":[\"\"]}}",
                    "{\"accessTokenGeneration\":{\"scopesToAdd\":[{}]}}",
                    "{\"groupOverrideDetails\":{\"groupsToOverride\":\"admin\"}}",
                    "\"none\""
                })
        void refuseAResponseWithAWrongType(String details) {
            answers(details);
            refused(signIn(USER), "InvalidLambdaResponseException", "Unrecognizable lambda output");
        }
    }

    private static void refused(Reply reply, String type, String message) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }
}
