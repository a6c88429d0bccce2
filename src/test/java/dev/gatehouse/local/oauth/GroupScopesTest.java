package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static dev.gatehouse.local.RunningCognito.query;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.SrpClient;
import dev.gatehouse.local.function.FunctionHost;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * A scope granted by group, here write for the group admin, at every way to get a token. The pre-token handler of lambda/
 * runs in its own process. The user is in no group; the administrator is in admin.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GroupScopesTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:pre-token";
    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";
    private static final String REQUESTED = "openid " + TestState.READ + " " + TestState.WRITE;
    private static final String WITHOUT_WRITE = "openid " + TestState.READ;
    private static final String FORGED = """
            {"scopesToAdd":"%s","groupsToOverride":"admin","scope":"%s","claimsAndScopeOverrideDetails":\
            "{\\"accessTokenGeneration\\":{\\"scopesToAdd\\":[\\"%s\\"]}}"}""".formatted(TestState.WRITE, TestState.WRITE, TestState.WRITE);

    private final RunningCognito cognito = new RunningCognito();
    private final UserPool pool = TestState.calling(
            TestState.pool(cognito.issuer()),
            new UserPool.Triggers(Optional.of(ARN), Optional.empty(), Optional.empty()));
    private FunctionHost host;
    private CognitoIdentityProviderClient admin;

    @BeforeAll
    void start(@TempDir Path folder) {
        declare(pool, TestState.clients());
        host = new FunctionHost(cognito.cloud, folder, line -> {}, Clock.systemUTC());
        cognito.functions = host;
        admin = CognitoIdentityProviderClient.builder()
                .endpointOverride(cognito.base())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    void stop() {
        admin.close();
        host.close();
        cognito.close();
    }

    private void declare(UserPool pool, List<AppClient> clients) {
        LambdaFunction handler = LambdaFunctionBuilder.of(ARN, "pre-token")
                .handler("dev.gatehouse.function.PreTokenHandler::handleRequest")
                .code(Path.of("lambda/target/function.jar").toAbsolutePath())
                .timeout(Duration.ofSeconds(5))
                .environment(Map.of(
                        "SCOPE_GROUPS",
                        "admin=" + TestState.WRITE,
                        "PASSWORD_SCOPES",
                        "=" + TestState.READ + " =" + TestState.WRITE))
                .permissions(List.of(new InvokePermission(
                        "cognito-idp.amazonaws.com",
                        "lambda:InvokeFunction",
                        "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/" + TestState.POOL)))
                .build();
        cognito.cloud.declare(new Declared(
                Map.of(pool.id(), pool),
                clients.stream().collect(Collectors.toMap(AppClient::id, client -> client)),
                List.of(),
                Map.of(ARN, handler),
                List.of()));
    }

    private void join(String user, String group) {
        admin.adminAddUserToGroup(
                request -> request.userPoolId(TestState.POOL).username(user).groupName(group));
    }

    private void leave(String user, String group) {
        admin.adminRemoveUserFromGroup(
                request -> request.userPoolId(TestState.POOL).username(user).groupName(group));
    }

    /** Returns the scopes of the access token, which the response must have. */
    private String scope(Reply reply) {
        assertThat(reply.status()).as(reply.body() + cognito.reason()).isEqualTo(200);
        JsonObject json = reply.json();
        return scope(
                json.has("AuthenticationResult")
                        ? json.getAsJsonObject("AuthenticationResult")
                                .get("AccessToken")
                                .getAsString()
                        : json.get("access_token").getAsString());
    }

    private static String scope(String token) {
        return claims(token).get("scope").getAsString();
    }

    private static String scope(JsonObject tokens) {
        return scope(tokens.get("access_token").getAsString());
    }

    private Reply refreshAtTheTokenEndpoint(JsonObject tokens, String... more) {
        Map<String, String> form = form(
                "grant_type",
                "refresh_token",
                "client_id",
                TestState.CLI,
                "refresh_token",
                tokens.get("refresh_token").getAsString());
        form.putAll(form(more));
        return cognito.post("/oauth2/token", form);
    }

    private Reply passwordSignIn(String user, String more) {
        return cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}%s}\
                """.formatted(TestState.CLI, user, PASSWORD, more));
    }

    private Reply refresh(Reply signedIn) {
        return cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}\
                """.formatted(TestState.CLI, refreshToken(signedIn)));
    }

    private static String refreshToken(Reply signedIn) {
        return signedIn.json()
                .getAsJsonObject("AuthenticationResult")
                .get("RefreshToken")
                .getAsString();
    }

    /** Attack 68: the client requests the scope at /oauth2/authorize, which is allowed for the client. */
    @Nested
    final class RequestedAtAuthorize {
        @Test
        void onlyTheTokenOfAMemberHasIt() {
            assertThat(scope(cognito.tokens(TestState.CLI, ADMIN, REQUESTED))).isEqualTo(REQUESTED);
            assertThat(scope(cognito.tokens(TestState.CLI, USER, REQUESTED))).isEqualTo(WITHOUT_WRITE);
        }

        @Test
        void theLogNamesTheWithheldScopeAndTheUser() {
            cognito.notices.clear();
            cognito.tokens(TestState.CLI, ADMIN, REQUESTED);
            cognito.tokens(TestState.CLI, USER, WITHOUT_WRITE);
            assertThat(cognito.notices).isEmpty();
            String token = cognito.tokens(TestState.CLI, USER, REQUESTED)
                    .get("access_token")
                    .getAsString();
            assertThat(cognito.notices)
                    .containsExactly("PreTokenGeneration: the function suppressed " + TestState.WRITE + " for user "
                            + claims(token).get("username").getAsString() + ", whose groups are []");
        }

        @Test
        void anotherScopeInTheRequestDoesNotAddIt() {
            assertThat(scope(cognito.tokens(TestState.CLI, USER, TestState.WRITE)))
                    .isEmpty();
            assertThat(scope(cognito.tokens(TestState.CLI, USER, "openid " + SELF_SERVICE + " " + TestState.WRITE)))
                    .isEqualTo("openid " + SELF_SERVICE);
        }

        @Test
        void aResourceDoesNotAddIt() {
            for (String user : List.of(USER, ADMIN)) {
                Map<String, String> request = authorize(TestState.CLI);
                request.put("scope", REQUESTED);
                request.put("resource", "https://api.example.com");
                Reply reply = cognito.post("/oauth2/token", redeem(TestState.CLI, cognito.code(request, user)));
                assertThat(scope(reply)).isEqualTo(user.equals(ADMIN) ? REQUESTED : WITHOUT_WRITE);
                assertThat(claims(reply.json().get("access_token").getAsString())
                                .get("aud")
                                .getAsString())
                        .isEqualTo("https://api.example.com");
            }
        }

        @Test
        void theImplicitGrantDoesNotAddIt() {
            for (String user : List.of(USER, ADMIN)) {
                Map<String, String> request = authorize(TestState.FRANK);
                request.put("response_type", "token");
                request.put("scope", REQUESTED);
                request.remove("code_challenge");
                request.remove("code_challenge_method");
                String back = cognito.signIn(request, user, PASSWORD).location();
                assertThat(scope(query(back).getOrDefault("access_token", "")))
                        .isEqualTo(user.equals(ADMIN) ? REQUESTED : WITHOUT_WRITE);
            }
        }
    }

    /** Attack 69: the client requests the scope at /oauth2/token, with the code. */
    @Test
    void aRequestAtTheTokenEndpointDoesNotAddIt() {
        Map<String, String> request = authorize(TestState.CLI);
        request.put("scope", WITHOUT_WRITE);
        Map<String, String> redeem = redeem(TestState.CLI, cognito.code(request, USER));
        redeem.putAll(form("scope", REQUESTED, "scopesToAdd", TestState.WRITE, "aws_client_metadata", FORGED));
        assertThat(scope(cognito.post("/oauth2/token", redeem))).isEqualTo(WITHOUT_WRITE);
    }

    /** A machine has no groups: Cognito does not invoke a V2_0 trigger for it, and the scopes of the client decide. */
    @Test
    void aMachineHasItIfItsClientHasTheScope() {
        Reply reply = cognito.post(
                "/oauth2/token",
                form(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        TestState.JOBS,
                        "client_secret",
                        TestState.JOBS_SECRET,
                        "scope",
                        TestState.WRITE));
        assertThat(scope(reply)).isEqualTo(TestState.WRITE);
    }

    /** Attack 70: the client requests the scope at a refresh. */
    @Nested
    final class RequestedAtRefresh {
        @Test
        void theTokenEndpointDoesNotAddIt() {
            JsonObject narrow = cognito.tokens(TestState.CLI, USER, WITHOUT_WRITE);
            JsonObject asked = cognito.tokens(TestState.CLI, USER, REQUESTED);
            for (JsonObject tokens : List.of(narrow, asked)) {
                assertThat(scope(refreshAtTheTokenEndpoint(tokens, "scope", REQUESTED, "scopesToAdd", TestState.WRITE)))
                        .isEqualTo(WITHOUT_WRITE);
            }
        }

        @Test
        void theJsonApiDoesNotAddIt() {
            Reply signedIn = passwordSignIn(USER, "");
            assertThat(scope(refresh(signedIn))).isEqualTo(SELF_SERVICE + " " + TestState.READ);
            assertThat(scope(cognito.call(
                            "GetTokensFromRefreshToken", """
                            {"ClientId":"%s","RefreshToken":"%s","ClientMetadata":%s}\
                            """.formatted(TestState.CLI, refreshToken(signedIn), FORGED))))
                    .isEqualTo(SELF_SERVICE + " " + TestState.READ);
            // The JSON API refreshes a session of the sign-in pages.
            JsonObject pages = cognito.tokens(TestState.CLI, USER, REQUESTED);
            assertThat(scope(cognito.call("InitiateAuth", """
                            {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"},\
                            "ClientMetadata":%s}""".formatted(
                                    TestState.CLI, pages.get("refresh_token").getAsString(), FORGED))))
                    .isEqualTo(WITHOUT_WRITE);
        }
    }

    /** Attack 71: a password sign-in, for which identity.passwordScopes grants the scope to everyone. */
    @Nested
    final class RequestedAtAPasswordSignIn {
        @BeforeEach
        void allowSrp() {
            declare(
                    pool,
                    TestState.flowing(
                            Set.of("ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        }

        @AfterEach
        void restoreClients() {
            declare(pool, TestState.clients());
        }

        @Test
        void userPasswordAuthAddsItForMembersOnly() {
            assertThat(scope(passwordSignIn(USER, ""))).isEqualTo(SELF_SERVICE + " " + TestState.READ);
            assertThat(scope(passwordSignIn(ADMIN, "")))
                    .isEqualTo(SELF_SERVICE + " " + TestState.READ + " " + TestState.WRITE);
        }

        @Test
        void srpAddsItForMembersOnly() {
            assertThat(scope(srp(USER, ""))).isEqualTo(SELF_SERVICE + " " + TestState.READ);
            assertThat(scope(srp(ADMIN, ""))).isEqualTo(SELF_SERVICE + " " + TestState.READ + " " + TestState.WRITE);
        }

        @Test
        void aTemporaryPasswordDoesNotAddIt() {
            admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                    .username("invited@example.com")
                    .temporaryPassword("Temporary12345"));
            Reply challenge = cognito.call("InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":\
                    {"USERNAME":"invited@example.com","PASSWORD":"Temporary12345"}}""".formatted(TestState.CLI));
            Reply reply = cognito.call("RespondToAuthChallenge", """
                    {"ClientId":"%s","ChallengeName":"NEW_PASSWORD_REQUIRED","Session":"%s","ClientMetadata":%s,\
                    "ChallengeResponses":{"USERNAME":"invited@example.com","NEW_PASSWORD":"%s"}}""".formatted(
                            TestState.CLI, challenge.json().get("Session").getAsString(), FORGED, PASSWORD));
            assertThat(scope(reply)).isEqualTo(SELF_SERVICE);
        }

        /** Attack 73: forged scopesToAdd, groups and response in ClientMetadata. */
        @Test
        void clientMetadataDoesNotAddIt() {
            assertThat(scope(passwordSignIn(USER, ",\"ClientMetadata\":" + FORGED)))
                    .isEqualTo(SELF_SERVICE + " " + TestState.READ);
            assertThat(scope(srp(USER, ",\"ClientMetadata\":" + FORGED)))
                    .isEqualTo(SELF_SERVICE + " " + TestState.READ);
            assertThat(scope(cognito.call("InitiateAuth", """
                            {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s",\
                            "PASSWORD":"%s","SCOPE":"%s","scope":"%s"}}""".formatted(
                                    TestState.CLI, USER, PASSWORD, TestState.WRITE, TestState.WRITE))))
                    .isEqualTo(SELF_SERVICE + " " + TestState.READ);
        }

        private Reply srp(String user, String more) {
            SrpClient client = new SrpClient(new BigInteger(1024, new SecureRandom()));
            JsonObject asked = cognito.call(
                            "InitiateAuth", """
                            {"ClientId":"%s","AuthFlow":"USER_SRP_AUTH","AuthParameters":{"USERNAME":"%s","SRP_A":"%s"}%s}\
                            """.formatted(TestState.CLI, user, client.publicValue(), more))
                    .json()
                    .getAsJsonObject("ChallengeParameters");
            String time = "Mon Nov 2 09:05:01 UTC 2026";
            String name = asked.get("USER_ID_FOR_SRP").getAsString();
            String block = asked.get("SECRET_BLOCK").getAsString();
            String signature = client.signature(
                    TestState.POOL.substring(TestState.POOL.indexOf('_') + 1),
                    name,
                    PASSWORD,
                    asked.get("SALT").getAsString(),
                    asked.get("SRP_B").getAsString(),
                    block,
                    time);
            return cognito.call(
                    "RespondToAuthChallenge", """
                    {"ClientId":"%s","ChallengeName":"PASSWORD_VERIFIER","ChallengeResponses":{"USERNAME":"%s",\
                    "PASSWORD_CLAIM_SECRET_BLOCK":"%s","PASSWORD_CLAIM_SIGNATURE":"%s","TIMESTAMP":"%s"}%s}""".formatted(TestState.CLI, name, block, signature, time, more));
        }
    }

    @Nested
    final class WhenTheUserLeavesTheGroup {
        @AfterEach
        void restoreGroups() {
            join(ADMIN, "admin");
            leave(USER, "admin");
        }

        @Test
        void theNextRefreshOfAHostedSessionRemovesIt() {
            JsonObject tokens = cognito.tokens(TestState.CLI, ADMIN, REQUESTED);
            assertThat(scope(refreshAtTheTokenEndpoint(tokens))).isEqualTo(REQUESTED);
            leave(ADMIN, "admin");
            assertThat(scope(refreshAtTheTokenEndpoint(tokens))).isEqualTo(WITHOUT_WRITE);
            // Another group does not grant the scope.
            join(ADMIN, "auditors");
            assertThat(scope(refreshAtTheTokenEndpoint(tokens))).isEqualTo(WITHOUT_WRITE);
            join(ADMIN, "admin");
            assertThat(scope(refreshAtTheTokenEndpoint(tokens))).isEqualTo(REQUESTED);
        }

        @Test
        void theNextRefreshOfAPasswordSessionRemovesIt() {
            String with = SELF_SERVICE + " " + TestState.READ + " " + TestState.WRITE;
            Reply signedIn = passwordSignIn(ADMIN, "");
            assertThat(scope(refresh(signedIn))).isEqualTo(with);
            leave(ADMIN, "admin");
            assertThat(scope(refresh(signedIn))).isEqualTo(SELF_SERVICE + " " + TestState.READ);
            join(ADMIN, "admin");
            assertThat(scope(refresh(signedIn))).isEqualTo(with);
        }

        @Test
        void theNextRefreshOfAUserWhoJoinsAddsTheRequestedScope() {
            JsonObject asked = cognito.tokens(TestState.CLI, USER, REQUESTED);
            JsonObject narrow = cognito.tokens(TestState.CLI, USER, WITHOUT_WRITE);
            join(USER, "admin");
            assertThat(scope(refreshAtTheTokenEndpoint(asked))).isEqualTo(REQUESTED);
            assertThat(scope(refreshAtTheTokenEndpoint(narrow))).isEqualTo(WITHOUT_WRITE);
        }
    }

    /** A federated user is in the group that Cognito creates for the provider, and in groups to which it is added. */
    @Test
    void aFederatedUserHasItOnlyAsAMember() {
        IdentityProvider google =
                new IdentityProvider("Google", "Google", List.of(), Map.of("username", "sub", "email", "email"));
        declare(TestState.federated(pool, List.of(google)), TestState.offering(Set.of("COGNITO", "Google")));
        assertThat(scope(cognito.post("/oauth2/token", redeem(TestState.SPA, federatedCode()))))
                .isEqualTo(WITHOUT_WRITE);
        join("Google_1001", "admin");
        assertThat(scope(cognito.post("/oauth2/token", redeem(TestState.SPA, federatedCode()))))
                .isEqualTo(REQUESTED);
        declare(pool, TestState.clients());
    }

    private String federatedCode() {
        Map<String, String> request = authorize(TestState.SPA);
        request.put("scope", REQUESTED);
        TestBrowser browser = new TestBrowser(cognito, request);
        browser.follow("Continue with Google");
        Reply back = browser.send(browser.forms() - 1, "subject", "1001", "claim-email", "ann@example.com");
        return query(back.location()).getOrDefault("code", "");
    }

    @Test
    void otherScopesStay() {
        List<String> others = Arrays.asList("openid", "email", "profile", TestState.READ);
        assertThat(scope(cognito.tokens(TestState.CLI, USER, String.join(" ", others))))
                .isEqualTo(String.join(" ", others));
    }
}
