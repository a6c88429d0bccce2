package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.CHALLENGE;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random, almost valid calls to every endpoint of the local Cognito. Attacks 61 and 65. */
class RandomCallTest {
    /** To run more: {@code ./mvnw test -Dtest=RandomCallTest -Drandom.calls=200000}. */
    private static final int CALLS = Integer.getInteger("random.calls", 3_000);

    private static final List<String> OPERATIONS = List.of(
            "InitiateAuth",
            "AdminInitiateAuth",
            "RespondToAuthChallenge",
            "AdminRespondToAuthChallenge",
            "GetTokensFromRefreshToken",
            "SignUp",
            "ConfirmSignUp",
            "ResendConfirmationCode",
            "ForgotPassword",
            "ConfirmForgotPassword",
            "ChangePassword",
            "GetUser",
            "UpdateUserAttributes",
            "DeleteUserAttributes",
            "GetUserAttributeVerificationCode",
            "VerifyUserAttribute",
            "AssociateSoftwareToken",
            "VerifySoftwareToken",
            "SetUserMFAPreference",
            "RevokeToken",
            "GlobalSignOut",
            "DeleteUser",
            "AdminCreateUser",
            "AdminGetUser",
            "AdminSetUserPassword",
            "AdminUpdateUserAttributes",
            "AdminAddUserToGroup",
            "ListUsers",
            "ListUsersInGroup",
            "ListGroups",
            "DescribeUserPool",
            "DescribeUserPoolClient",
            "CreateUserPoolClient",
            "NoSuchOperation");

    private static final List<String> MEMBERS = List.of(
            "ClientId",
            "UserPoolId",
            "Username",
            "Password",
            "AuthFlow",
            "AuthParameters",
            "ChallengeName",
            "ChallengeResponses",
            "Session",
            "AccessToken",
            "RefreshToken",
            "Token",
            "ConfirmationCode",
            "UserCode",
            "SecretHash",
            "UserAttributes",
            "UserAttributeNames",
            "AttributeName",
            "PreviousPassword",
            "ProposedPassword",
            "TemporaryPassword",
            "Permanent",
            "GroupName",
            "Filter",
            "Limit",
            "PaginationToken",
            "ClientMetadata",
            "SoftwareTokenMfaSettings",
            "MessageAction");

    private final long seed = Long.getLong("random.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("get a typed error, and never a 5xx or a stack trace")
    void areRefusedWithTypedErrors() {
        System.out.println("random calls: " + CALLS + ", -Drandom.seed=" + seed);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        try (RunningCognito cognito = new RunningCognito()) {
            cognito.cloud.declare(TestState.with(
                    TestState.asking(TestState.pool(cognito.issuer()), "ON"),
                    TestState.flowing(Set.of(
                            "ALLOW_USER_PASSWORD_AUTH",
                            "ALLOW_USER_SRP_AUTH",
                            "ALLOW_USER_AUTH",
                            "ALLOW_REFRESH_TOKEN_AUTH"))));
            for (int i = 0; i < CALLS; i++) {
                String what;
                Reply reply;
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        String operation = pick(OPERATIONS);
                        JsonObject body = body();
                        what = operation + " " + body;
                        reply = cognito.call(operation, random.nextInt(20) == 0 ? broken(body) : body.toString());
                    }
                    case 2 -> {
                        Map<String, String> form = form();
                        what = "/oauth2/token " + form;
                        reply = cognito.post(
                                pick(List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/userInfo")), form);
                    }
                    default -> {
                        String query = RunningCognito.encode(form());
                        what = "authorize " + query;
                        reply = cognito.get(pick(List.of(
                                        "/oauth2/authorize?", "/login?", "/logout?", "/signup?", "/resetPassword?"))
                                + (random.nextInt(10) == 0 ? query.replace("=", "=%C0%80") : query));
                    }
                }
                refused += reply.status() >= 400 ? 1 : 0;
                if (reply.status() >= 500
                        || reply.body().contains("Exception:")
                        || reply.body().contains("\tat ")) {
                    wrong.add("number " + i + ": " + reply.status() + " to " + what);
                }
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(refused).isGreaterThan(CALLS / 3);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private JsonObject body() {
        JsonObject body = new JsonObject();
        if (random.nextInt(3) > 0) {
            body.addProperty("ClientId", TestState.CLI);
            body.addProperty("UserPoolId", TestState.POOL);
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            body.add(pick(MEMBERS), value(3));
        }
        return body;
    }

    private JsonElement value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0, 1, 2 -> new JsonPrimitive(text());
            case 3 ->
                pick(List.of(
                        new JsonPrimitive(true),
                        new JsonPrimitive(-1),
                        new JsonPrimitive(1e300),
                        new JsonPrimitive(60),
                        com.google.gson.JsonNull.INSTANCE));
            case 4 -> {
                JsonArray array = new JsonArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                JsonObject object = new JsonObject();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.add(
                            pick(List.of(
                                    "USERNAME",
                                    "PASSWORD",
                                    "REFRESH_TOKEN",
                                    "SRP_A",
                                    "PASSWORD_CLAIM_SECRET_BLOCK",
                                    "PASSWORD_CLAIM_SIGNATURE",
                                    "TIMESTAMP",
                                    "NEW_PASSWORD",
                                    "SOFTWARE_TOKEN_MFA_CODE",
                                    "PREFERRED_CHALLENGE",
                                    "ANSWER",
                                    "Name",
                                    "Value",
                                    "Enabled")),
                            value(depth - 1));
                }
                yield object;
            }
        };
    }

    private String text() {
        return pick(List.of(
                USER,
                "Not-the-password-1",
                TestState.CLI,
                TestState.POOL,
                "",
                " ",
                "USER_PASSWORD_AUTH",
                "USER_SRP_AUTH",
                "REFRESH_TOKEN_AUTH",
                "NEW_PASSWORD_REQUIRED",
                "PASSWORD_VERIFIER",
                "SELECT_CHALLENGE",
                "SOFTWARE_TOKEN_MFA",
                "EMAIL_OTP",
                "MFA_SETUP",
                "USER_AUTH",
                "PASSWORD_SRP",
                "0F",
                "email",
                "custom:x",
                "admin",
                "123456",
                "a.b.c",
                "username = \"x",
                "\u0000\ud800",
                "x".repeat(3_000),
                "../../etc/passwd",
                "' or 1=1 --"));
    }

    private static String broken(JsonObject body) {
        String json = body.toString();
        return json.substring(0, json.length() / 2) + "[[[[{";
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        Map<String, List<String>> valid = Map.of(
                "grant_type", List.of("authorization_code", "refresh_token", "client_credentials", "password"),
                "response_type", List.of("code", "token", "code token"),
                "client_id", List.of(TestState.SPA, TestState.JOBS, TestState.WEB),
                "redirect_uri", List.of(TestState.CALLBACK),
                "scope", List.of("openid", TestState.READ, "openid  email"),
                "code_challenge", List.of(CHALLENGE),
                "code_challenge_method", List.of("S256", "plain"),
                "state", List.of("s"),
                "prompt", List.of("none", "login"),
                "logout_uri", List.of(TestState.LOGOUT));
        valid.forEach((name, values) -> {
            if (random.nextInt(4) > 0) {
                form.put(name, random.nextInt(5) == 0 ? text() : pick(values));
            }
        });
        for (String name :
                List.of("code", "refresh_token", "client_secret", "token", "nonce", "identity_provider", "lang")) {
            if (random.nextInt(4) == 0) {
                form.put(name, text());
            }
        }
        return form;
    }
}
