package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.api.ServiceModel;
import dev.gatehouse.local.state.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** The cognito-idp API, called by the AWS SDK and, where exact bytes matter, by hand. */
final class JsonApiTest {
    private final RunningCognito cognito = new RunningCognito();
    private final CognitoIdentityProviderClient sdk = CognitoIdentityProviderClient.builder()
            .endpointOverride(cognito.base())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @AfterEach
    void close() {
        sdk.close();
        cognito.close();
    }

    private AuthenticationResultType login(String client, String name, String password) {
        return sdk.initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
                .authenticationResult();
    }

    private AuthenticationResultType auth(String client, AuthFlowType flow, Map<String, String> parameters) {
        return sdk.initiateAuth(
                        request -> request.clientId(client).authFlow(flow).authParameters(parameters))
                .authenticationResult();
    }

    private static String message(Throwable e) {
        return ((CognitoIdentityProviderException) e).awsErrorDetails().errorMessage();
    }

    private void refused(Class<? extends Throwable> type, String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(type)
                .satisfies(e -> assertThat(message(e)).isEqualTo(message));
    }

    private SignUpResponse signUp(String name, String password) {
        return sdk.signUp(
                request -> request.clientId(Picture.CLI).username(name).password(password));
    }

    private String newestCode() {
        return JsonParser.parseString(cognito.get("/mailbox").body()).getAsJsonArray().asList().stream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .getAsJsonObject()
                .get("code")
                .getAsString();
    }

    @Nested
    final class UserPasswordAuth {
        /** DOC API reference InitiateAuth. */
        @Test
        void givesThreeTokensTheirLifeAndType() {
            AuthenticationResultType result = login(Picture.CLI, USER, PASSWORD);

            assertThat(result.tokenType()).isEqualTo("Bearer");
            assertThat(result.expiresIn()).isEqualTo(15 * 60);
            assertThat(result.accessToken().split("\\.", -1)).hasSize(3);
            assertThat(result.idToken().split("\\.", -1)).hasSize(3);
            assertThat(result.refreshToken()).doesNotContain(".");
        }

        /** DOC "Understanding the access token": no custom scopes from InitiateAuth. */
        @Test
        void accessTokenCarriesExactlyTheseClaims() {
            String token = login(Picture.CLI, USER, PASSWORD).accessToken();
            JsonObject claims = claims(token);

            assertThat(claims.keySet())
                    .containsExactlyInAnyOrder(
                            "sub",
                            "iss",
                            "client_id",
                            "origin_jti",
                            "event_id",
                            "token_use",
                            "scope",
                            "auth_time",
                            "exp",
                            "iat",
                            "jti",
                            "username");
            assertThat(claims.get("scope").getAsString()).isEqualTo("aws.cognito.signin.user.admin");
            assertThat(claims.get("iss").getAsString()).isEqualTo(cognito.issuer());
            assertThat(claims.get("token_use").getAsString()).isEqualTo("access");
            assertThat(claims.get("username")).isEqualTo(claims.get("sub"));
            assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                    .isEqualTo(15 * 60);
            assertThat(RunningCognito.part(token, 0).keySet()).containsExactlyInAnyOrder("kid", "alg");
        }

        /** DOC "Understanding the identity (ID) token". */
        @Test
        void idTokenCarriesAttributesAndGroupsInOrderOfPrecedence() {
            JsonObject claims =
                    claims(login(Picture.CLI, RunningCognito.ADMIN, PASSWORD).idToken());

            assertThat(claims.keySet())
                    .containsExactlyInAnyOrder(
                            "sub",
                            "email",
                            "email_verified",
                            "cognito:groups",
                            "cognito:roles",
                            "cognito:preferred_role",
                            "iss",
                            "cognito:username",
                            "origin_jti",
                            "aud",
                            "event_id",
                            "token_use",
                            "auth_time",
                            "exp",
                            "iat",
                            "jti");
            assertThat(claims.get("email_verified").getAsBoolean()).isTrue();
            assertThat(claims.get("email_verified").getAsJsonPrimitive().isBoolean())
                    .isTrue();
            assertThat(claims.get("aud").getAsString()).isEqualTo(Picture.CLI);
            // The third group of this user is declared nowhere.
            assertThat(claims.get("cognito:groups")).hasToString("[\"admin\",\"auditors\"]");
        }

        /** OBS, in many projects. */
        @Test
        void refusesAFlowThatTheClientDoesNotAllow() {
            refused(
                    InvalidParameterException.class,
                    "USER_PASSWORD_AUTH flow not enabled for this client",
                    () -> login(Picture.JOBS, USER, PASSWORD));
            assertThat(cognito.reason()).contains("ExplicitAuthFlows of client jobs", "ALLOW_USER_PASSWORD_AUTH");
        }

        @Test
        void saysOfAnAllowedFlowThatItIsNotImitated() {
            cognito.cloud.declare(
                    Picture.with(Picture.pool(cognito.issuer()), Picture.flowing(Set.of("ALLOW_CUSTOM_AUTH"))));
            refused(
                    InvalidParameterException.class,
                    "not imitated locally: CUSTOM_AUTH",
                    () -> auth(Picture.CLI, AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", USER)));
            assertThat(cognito.reason()).contains("needs Lambda triggers that this project cannot declare");
        }

        @Test
        void refusesFlowsOfAdministratorsAndUnknownOnes() {
            refused(
                    InvalidParameterException.class,
                    "Initiate Auth method not supported",
                    () -> auth(Picture.CLI, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of()));
            Reply unknown = cognito.call(
                    "InitiateAuth", "{\"ClientId\":\"" + Picture.CLI + "\",\"AuthFlow\":\"PASSWORDLESS\"}");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().get("__type").getAsString()).isEqualTo("InvalidParameterException");
        }

        @Test
        void refusesAnUnknownClient() {
            refused(
                    ResourceNotFoundException.class,
                    "User pool client 9nobody does not exist.",
                    () -> login("9nobody", USER, PASSWORD));
        }

        @ParameterizedTest
        @CsvSource({"USERNAME", "PASSWORD"})
        void refusesAMissingParameter(String missing) {
            String other = missing.equals("USERNAME") ? "PASSWORD" : "USERNAME";
            refused(
                    InvalidParameterException.class,
                    "Missing required parameter " + missing,
                    () -> auth(Picture.CLI, AuthFlowType.USER_PASSWORD_AUTH, Map.of(other, "x")));
        }

        /** DOC "Managing error responses": ENABLED makes both the same. */
        @Test
        void answersWrongPasswordAndUnknownUserAlikeWhereExistenceIsHidden() {
            String wrong = body(Picture.CLI, USER, "WrongPassword123");
            String unknown = body(Picture.CLI, "nobody@example.com", "WrongPassword123");

            assertThat(wrong)
                    .isEqualTo(
                            "{\"__type\":\"NotAuthorizedException\",\"message\":\"Incorrect username or password.\"}")
                    .isEqualTo(unknown);
            assertThat(cognito.reason()).isEqualTo("no user nobody@example.com");
        }

        /** DOC "Managing error responses": LEGACY; text OBS by moto. */
        @Test
        void tellsOfAnUnknownUserWhereExistenceIsNotHidden() {
            refused(
                    UserNotFoundException.class,
                    "User does not exist.",
                    () -> login(Picture.OLD, "nobody@example.com", PASSWORD));
        }

        /** OBS amplify-js #11209, ministack PR #1758. */
        @Test
        void looksAtTheStatusBeforeThePassword() {
            signUp("new@example.com", PASSWORD);

            refused(
                    UserNotConfirmedException.class,
                    "User is not confirmed.",
                    () -> login(Picture.CLI, "new@example.com", "WrongPassword123"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"USER@EXAMPLE.COM", "User@Example.com"})
        void foldsTheAddressWhereThePoolIgnoresCase(String typed) {
            assertThat(login(Picture.CLI, typed, PASSWORD).accessToken()).isNotEmpty();
        }

        @Test
        void writesRefusalsAsAwsDoes() {
            Reply reply = cognito.call("InitiateAuth", request(Picture.CLI, USER, "WrongPassword123"));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("content-type")).contains("application/x-amz-json-1.1");
            assertThat(reply.header("x-amzn-errortype")).contains("NotAuthorizedException:");
            assertThat(reply.header("x-amzn-requestid")).get().asString().hasSize(36);
            assertThat(reply.header("access-control-allow-origin")).contains("*");
        }

        private String body(String client, String name, String password) {
            return cognito.call("InitiateAuth", request(client, name, password)).body();
        }

        private static String request(String client, String name, String password) {
            return """
                    {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}
                    """.formatted(client, name, password);
        }
    }

    /** DOC "Computing secret hash values"; texts OBS. */
    @Nested
    final class SecretHashes {
        private final Secret secret = Secret.of(Picture.WEB_SECRET);

        private AuthenticationResultType web(String hash) {
            return auth(
                    Picture.WEB,
                    AuthFlowType.USER_PASSWORD_AUTH,
                    Map.of("USERNAME", USER, "PASSWORD", PASSWORD, "SECRET_HASH", hash));
        }

        @Test
        void takesTheHashOfTheNameAsTyped() {
            assertThat(web(SecretHash.compute(secret, USER, Picture.WEB)).accessToken())
                    .isNotEmpty();
        }

        /** Computed apart from our code: openssl dgst -sha256 -hmac key, of the text user1client1. */
        @Test
        void isHmacOverNameAndClientId() {
            assertThat(SecretHash.compute(Secret.of("key"), "user1", "client1"))
                    .isEqualTo("SYICMt5b61aTM3UpTSY/A78uopD1dVd61gqmkh90Skg=");
        }

        /** Attack 60. */
        @Test
        void refusesNone() {
            refused(
                    NotAuthorizedException.class,
                    "Client " + Picture.WEB + " is configured with secret but SECRET_HASH was not received",
                    () -> login(Picture.WEB, USER, PASSWORD));
        }

        /** Attack 60. */
        @Test
        void refusesThatOfAnotherNameAndNamesTheRightOneInTheLog() {
            refused(
                    NotAuthorizedException.class,
                    "SecretHash does not match for the client: " + Picture.WEB,
                    () -> web(SecretHash.compute(secret, "other@example.com", Picture.WEB)));
            assertThat(cognito.reason()).contains("hash the user name " + USER);
        }

        /** OBS pmill/aws-cognito #23; attack 60. At the sign-in and at the refresh, CHOICE for the latter. */
        @Test
        void refusesOneOfAClientWithoutASecret() {
            String text = "App client " + Picture.CLI + " is not configured for secret but secret hash was received";
            String hash = SecretHash.compute(secret, USER, Picture.CLI);
            refused(
                    InvalidParameterException.class,
                    text,
                    () -> auth(
                            Picture.CLI,
                            AuthFlowType.USER_PASSWORD_AUTH,
                            Map.of("USERNAME", USER, "PASSWORD", PASSWORD, "SECRET_HASH", hash)));
            assertThat(cognito.reason()).isEqualTo("client cli has no secret: send no SECRET_HASH and no SecretHash");
            AuthenticationResultType first = login(Picture.CLI, USER, PASSWORD);
            refused(
                    InvalidParameterException.class,
                    text,
                    () -> auth(
                            Picture.CLI,
                            AuthFlowType.REFRESH_TOKEN_AUTH,
                            Map.of("REFRESH_TOKEN", first.refreshToken(), "SECRET_HASH", hash)));
        }

        /** CHOICE: at every operation with a member SecretHash, as at the sign-in. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SignUp",
                    "ConfirmSignUp",
                    "ResendConfirmationCode",
                    "ForgotPassword",
                    "ConfirmForgotPassword"
                })
        void refusesOneOfAClientWithoutASecretEverywhere(String operation) {
            Reply reply = cognito.call(operation, """
                    {"ClientId":"%s","Username":"new@example.com","Password":"%s","ConfirmationCode":"123456",
                     "SecretHash":"aGFzaA=="}
                    """.formatted(Picture.CLI, PASSWORD));
            assertThat(reply.body())
                    .isEqualTo("{\"__type\":\"InvalidParameterException\",\"message\":\"App client " + Picture.CLI
                            + " is not configured for secret but secret hash was received\"}");
        }

        /** Every operation of AWS's model that takes one is in the list above, or takes it in a map. */
        @Test
        void noOperationWithASecretHashIsForgotten() {
            assertThat(ServiceModel.COGNITO.names().stream()
                            .filter(name -> ServiceModel.COGNITO
                                    .call(name)
                                    .orElseThrow()
                                    .input()
                                    .members()
                                    .containsKey("SecretHash")))
                    .containsExactly(
                            "ConfirmForgotPassword",
                            "ConfirmSignUp",
                            "ForgotPassword",
                            "ResendConfirmationCode",
                            "SignUp");
        }

        @Test
        void refreshingHashesTheRealUserNameNotTheAddress() {
            AuthenticationResultType first = web(SecretHash.compute(secret, USER, Picture.WEB));
            String sub = claims(first.accessToken()).get("sub").getAsString();

            refused(
                    NotAuthorizedException.class,
                    "SecretHash does not match for the client: " + Picture.WEB,
                    () -> refresh(first, SecretHash.compute(secret, USER, Picture.WEB)));
            assertThat(cognito.reason()).contains("hash the user name " + sub);
            assertThat(refresh(first, SecretHash.compute(secret, sub, Picture.WEB))
                            .accessToken())
                    .isNotEmpty();
        }

        private AuthenticationResultType refresh(AuthenticationResultType first, String hash) {
            return auth(
                    Picture.WEB,
                    AuthFlowType.REFRESH_TOKEN_AUTH,
                    Map.of("REFRESH_TOKEN", first.refreshToken(), "SECRET_HASH", hash));
        }
    }

    @Nested
    final class RefreshTokenAuth {
        private AuthenticationResultType refresh(String token) {
            return auth(Picture.CLI, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", token));
        }

        /** DOC "Refresh tokens"; DOC "Understanding the access token". */
        @Test
        void keepsOriginAndSignInTimeAndGivesNoNewRefreshToken() {
            AuthenticationResultType first = login(Picture.CLI, USER, PASSWORD);
            cognito.clock.advance(Duration.ofMinutes(10));
            AuthenticationResultType second = refresh(first.refreshToken());

            assertThat(second.refreshToken()).isNull();
            JsonObject before = claims(first.accessToken());
            JsonObject after = claims(second.accessToken());
            assertThat(after.get("origin_jti")).isEqualTo(before.get("origin_jti"));
            assertThat(claims(second.idToken()).get("origin_jti")).isEqualTo(before.get("origin_jti"));
            assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));
            assertThat(after.get("jti")).isNotEqualTo(before.get("jti"));
            assertThat(after.get("iat").getAsLong() - before.get("iat").getAsLong())
                    .isEqualTo(600);
        }

        @Test
        void livesToTheLastSecondOfItsLife() {
            String token = login(Picture.CLI, USER, PASSWORD).refreshToken();
            cognito.clock.advance(Duration.ofDays(1).minusSeconds(1));
            assertThat(refresh(token).accessToken()).isNotEmpty();
            cognito.clock.advance(Duration.ofSeconds(1));
            refused(NotAuthorizedException.class, "Refresh Token has expired", () -> refresh(token));
        }

        /** Attack 66. */
        @Test
        void staysDeadWhenTheClockIsSetBack() {
            String token = login(Picture.CLI, USER, PASSWORD).refreshToken();
            cognito.clock.advance(Duration.ofDays(1));
            refused(NotAuthorizedException.class, "Refresh Token has expired", () -> refresh(token));
            cognito.clock.advance(Duration.ofDays(-1));
            refused(NotAuthorizedException.class, "Refresh Token has been revoked", () -> refresh(token));
        }

        /** Attack 50. */
        @Test
        void refusesAnAlteredOneAnAccessTokenAndThatOfAnotherClient() {
            AuthenticationResultType first = login(Picture.CLI, USER, PASSWORD);
            String other = login(Picture.OLD, USER, PASSWORD).refreshToken();
            char last = first.refreshToken().charAt(42);
            String altered = first.refreshToken().substring(0, 42) + (last == 'A' ? 'Q' : 'A');

            for (String bad : new String[] {altered, first.accessToken()}) {
                refused(NotAuthorizedException.class, "Invalid Refresh Token", () -> refresh(bad));
            }
            // Text OBS aws-sdk-js #4016.
            refused(NotAuthorizedException.class, "Refresh Token has different Client", () -> refresh(other));
            assertThat(cognito.reason())
                    .isEqualTo("the refresh token belongs to client " + Picture.OLD + ", not to " + Picture.CLI);
            String ofCli = first.refreshToken();
            refused(
                    NotAuthorizedException.class,
                    "Refresh Token has different Client",
                    () -> sdk.getTokensFromRefreshToken(
                            request -> request.clientId(Picture.SPA).refreshToken(ofCli)));
            assertThat(refresh(ofCli).accessToken()).isNotEmpty();
        }

        /** DOC "Refresh tokens": rotation and this flow exclude each other. */
        @Test
        void pointsAClientThatRotatesToTheOtherOperation() {
            String token = login(Picture.SPA, USER, PASSWORD).refreshToken();
            refused(
                    InvalidParameterException.class,
                    "REFRESH_TOKEN_AUTH flow not enabled for this client",
                    () -> auth(Picture.SPA, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", token)));
            assertThat(cognito.reason()).contains("GetTokensFromRefreshToken");
        }
    }

    @Nested
    final class GetTokens {
        private AuthenticationResultType rotate(String token) {
            return sdk.getTokensFromRefreshToken(
                            request -> request.clientId(Picture.SPA).refreshToken(token))
                    .authenticationResult();
        }

        /** DOC "Refresh tokens": the new token lives for the remaining time of the first. */
        @Test
        void givesANewRefreshTokenThatEndsWithTheFirst() {
            String first = login(Picture.SPA, USER, PASSWORD).refreshToken();
            cognito.clock.advance(Duration.ofHours(23));
            String second = rotate(first).refreshToken();
            assertThat(second).isNotEqualTo(first);
            cognito.clock.advance(Duration.ofHours(1));
            refused(NotAuthorizedException.class, "Refresh Token has expired", () -> rotate(second));
        }

        /** CHOICE: as at /oauth2/token; attack 60. Both operations that take the secret itself. */
        @Test
        void refusesASecretFromAClientThatHasNone() {
            String token = login(Picture.SPA, USER, PASSWORD).refreshToken();
            String secret = "s".repeat(24);
            String text = "Client secret does not match for the client: " + Picture.SPA;
            refused(
                    NotAuthorizedException.class,
                    text,
                    () -> sdk.getTokensFromRefreshToken(request ->
                            request.clientId(Picture.SPA).refreshToken(token).clientSecret(secret)));
            assertThat(cognito.reason()).isEqualTo("client spa has no secret: send no ClientSecret");
            refused(
                    NotAuthorizedException.class,
                    text,
                    () -> sdk.revokeToken(request ->
                            request.clientId(Picture.SPA).token(token).clientSecret(secret)));
            assertThat(rotate(token).refreshToken()).isNotEmpty();
        }

        /** DOC: the grace; CHOICE: reuse after it ends the session (attack 51). */
        @Test
        void takesTheOldOneWithinTheGraceAndEndsTheSessionAfterIt() {
            String first = login(Picture.SPA, USER, PASSWORD).refreshToken();
            String second = rotate(first).refreshToken();
            cognito.clock.advance(Duration.ofMillis(9_999));
            assertThat(rotate(first).refreshToken()).isNotEmpty();
            cognito.clock.advance(Duration.ofMillis(1));
            refused(RefreshTokenReuseException.class, "Refresh token has been reused", () -> rotate(first));
            refused(NotAuthorizedException.class, "Refresh Token has been revoked", () -> rotate(second));
        }
    }

    @Nested
    final class SigningUp {
        @Test
        void mailsACodeAndWaitsForIt() {
            SignUpResponse answer = signUp("new@example.com", PASSWORD);

            assertThat(answer.userConfirmed()).isFalse();
            assertThat(answer.userSub()).hasSize(36);
            assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("n***@e***");
            assertThat(answer.codeDeliveryDetails().deliveryMediumAsString()).isEqualTo("EMAIL");
            String code = newestCode();
            assertThat(code).matches("[0-9]{6}");
            assertThat(cognito.notices).hasSize(1).noneMatch(notice -> notice.contains(code));

            sdk.confirmSignUp(request ->
                    request.clientId(Picture.CLI).username("new@example.com").confirmationCode(code));
            JsonObject claims =
                    claims(login(Picture.CLI, "new@example.com", PASSWORD).idToken());
            assertThat(claims.get("sub").getAsString()).isEqualTo(answer.userSub());
            assertThat(claims.get("email_verified").getAsBoolean()).isTrue();
        }

        @Test
        void showsTheMailNewestLastWithoutCors() {
            signUp("one@example.com", PASSWORD);
            signUp("two@example.com", PASSWORD);
            Reply mailbox = cognito.get("/mailbox", "origin", "http://evil.example");

            JsonObject last = JsonParser.parseString(mailbox.body())
                    .getAsJsonArray()
                    .get(1)
                    .getAsJsonObject();
            assertThat(last.keySet()).containsExactly("to", "subject", "code", "body", "time");
            assertThat(last.get("to").getAsString()).isEqualTo("two@example.com");
            assertThat(last.get("subject").getAsString()).isEqualTo("Your verification code");
            assertThat(last.get("body").getAsString())
                    .isEqualTo("Your confirmation code is " + last.get("code").getAsString());
            assertThat(last.get("time").getAsString()).isEqualTo(SettableClock.START.toString());
            assertThat(mailbox.header("access-control-allow-origin")).isEmpty();
        }

        /** DOC "Managing error responses": told even where existence is hidden. Attack 59. */
        @ParameterizedTest
        @ValueSource(strings = {"user@example.com", "USER@example.com"})
        void refusesATakenAddress(String taken) {
            refused(
                    UsernameExistsException.class,
                    "An account with the given email already exists.",
                    () -> signUp(taken, PASSWORD));
        }

        @Test
        void refusesWhatIsNoAddress() {
            refused(InvalidParameterException.class, "Username should be an email.", () -> signUp("someone", PASSWORD));
        }

        /** DOC API reference, PasswordType: no minimum length, so that the policy answers. */
        @ParameterizedTest
        @ValueSource(strings = {"a", "short", "Short1"})
        void refusesAShortPasswordByThePolicy(String password) {
            refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password not long enough",
                    () -> signUp("new@example.com", password));
        }

        /** CHOICE: the model requires none, but no local pool signs users in without one. */
        @Test
        void wantsAPassword() {
            assertThat(cognito.call("SignUp", "{\"ClientId\":\"" + Picture.CLI + "\",\"Username\":\"new@example.com\"}")
                            .body())
                    .isEqualTo("{\"__type\":\"InvalidParameterException\",\"message\":\"1 validation error detected:"
                            + " Value at 'password' failed to satisfy constraint: Member must not be null\"}");
        }

        @Test
        void refusesABadPassword() {
            refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password must have numeric characters",
                    () -> signUp("new@example.com", "SecurePasswords"));
        }

        /** The order of the checks is behaviour. */
        @Test
        void namesTheNameBeforeThePassword() {
            refused(InvalidParameterException.class, "Username should be an email.", () -> signUp("someone", "short"));
        }

        @Test
        void refusesWhenClosed() {
            cognito.cloud.declare(
                    Picture.declared(Picture.pool(cognito.issuer(), false, Optional.of("local-example"))));
            refused(
                    NotAuthorizedException.class,
                    "SignUp is not permitted for this user pool",
                    () -> signUp("new@example.com", PASSWORD));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "sub|x|NotAuthorizedException|A client attempted to write unauthorized attribute",
                    "email_verified|true|NotAuthorizedException|A client attempted to write unauthorized attribute",
                    "nickname|x|NotAuthorizedException|A client attempted to write unauthorized attribute",
                    "custom:a|x|InvalidParameterException|Attributes did not conform to the schema:"
                            + " Type for attribute {custom:a} could not be determined",
                    "email|other@example.com|InvalidParameterException|Username and email must be the same."
                })
        void refusesAttributes(String name, String value, String type, String message) {
            Reply reply = cognito.call("SignUp", """
                    {"ClientId":"%s","Username":"new@example.com","Password":"%s",
                     "UserAttributes":[{"Name":"%s","Value":"%s"}]}
                    """.formatted(Picture.CLI, PASSWORD, name, value));
            assertThat(reply.json().get("__type").getAsString()).isEqualTo(type);
            assertThat(reply.json().get("message").getAsString()).isEqualTo(message);
        }
    }

    @Nested
    final class Confirming {
        private void confirm(String client, String name, String code) {
            sdk.confirmSignUp(request -> request.clientId(client).username(name).confirmationCode(code));
        }

        private String wrong() {
            return newestCode().equals("000000") ? "000001" : "000000";
        }

        @Test
        void refusesAWrongCode() {
            signUp("new@example.com", PASSWORD);
            refused(
                    CodeMismatchException.class,
                    "Invalid verification code provided, please try again.",
                    () -> confirm(Picture.CLI, "new@example.com", wrong()));
        }

        /** Assumed: 24 hours. */
        @Test
        void takesACodeForADay() {
            signUp("one@example.com", PASSWORD);
            String one = newestCode();
            cognito.clock.advance(Duration.ofHours(24).minusSeconds(1));
            confirm(Picture.CLI, "one@example.com", one);
            signUp("two@example.com", PASSWORD);
            String two = newestCode();
            cognito.clock.advance(Duration.ofHours(24));
            refused(
                    ExpiredCodeException.class,
                    "Invalid code provided, please request a code again.",
                    () -> confirm(Picture.CLI, "two@example.com", two));
        }

        /** CHOICE: five wrong answers. */
        @Test
        void stopsGuessing() {
            signUp("new@example.com", PASSWORD);
            String right = newestCode();
            String wrong = wrong();
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> confirm(Picture.CLI, "new@example.com", wrong))
                        .isInstanceOf(CodeMismatchException.class);
            }
            refused(
                    LimitExceededException.class,
                    "Attempt limit exceeded, please try after some time.",
                    () -> confirm(Picture.CLI, "new@example.com", right));
            sdk.resendConfirmationCode(request -> request.clientId(Picture.CLI).username("new@example.com"));
            confirm(Picture.CLI, "new@example.com", newestCode());
        }

        @Test
        void onlyTheNewestCodeCounts() {
            signUp("new@example.com", PASSWORD);
            String first = newestCode();
            sdk.resendConfirmationCode(request -> request.clientId(Picture.CLI).username("new@example.com"));
            if (!first.equals(newestCode())) {
                assertThatThrownBy(() -> confirm(Picture.CLI, "new@example.com", first))
                        .isInstanceOf(CodeMismatchException.class);
            }
            confirm(Picture.CLI, "new@example.com", newestCode());
        }

        @Test
        void refusesOneWhoIsConfirmed() {
            refused(
                    NotAuthorizedException.class,
                    "User cannot be confirmed. Current status is CONFIRMED",
                    () -> confirm(Picture.CLI, USER, "123456"));
            refused(
                    InvalidParameterException.class,
                    "User is already confirmed.",
                    () -> sdk.resendConfirmationCode(
                            request -> request.clientId(Picture.CLI).username(USER)));
        }

        /** DOC "Managing error responses": a simulated delivery; LEGACY tells. */
        @Test
        void hidesOrTellsOfAnUnknownUser() {
            refused(
                    ExpiredCodeException.class,
                    "Invalid code provided, please request a code again.",
                    () -> confirm(Picture.CLI, "nobody@example.com", "123456"));
            assertThat(sdk.resendConfirmationCode(
                                    request -> request.clientId(Picture.CLI).username("nobody@example.com"))
                            .codeDeliveryDetails()
                            .destination())
                    .isEqualTo("n***@e***");
            assertThat(cognito.get("/mailbox").body()).isEqualTo("[]");
            refused(
                    UserNotFoundException.class,
                    "Username/client id combination not found.",
                    () -> confirm(Picture.OLD, "nobody@example.com", "123456"));
        }
    }

    @Nested
    final class OwnAccount {
        private GetUserResponse getUser(String token) {
            return sdk.getUser(request -> request.accessToken(token));
        }

        @Test
        void showsTheAttributes() {
            GetUserResponse user = getUser(login(Picture.CLI, USER, PASSWORD).accessToken());

            assertThat(user.username()).hasSize(36);
            assertThat(user.userAttributes())
                    .extracting(attribute -> attribute.name() + "=" + attribute.value())
                    .containsExactly("email=" + USER, "email_verified=true", "sub=" + user.username());
        }

        @Test
        void refusesIdTokensAlteredOnesAndNonsense() {
            AuthenticationResultType tokens = login(Picture.CLI, USER, PASSWORD);
            String[] parts = tokens.accessToken().split("\\.", -1);
            String forged = parts[0] + "."
                    + java.util.Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString("{\"iss\":\"%s\",\"exp\":9999999999}"
                                    .formatted(cognito.issuer())
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    + "." + parts[2];
            for (String bad : new String[] {tokens.idToken(), forged, "nonsense", "a.b.c"}) {
                refused(NotAuthorizedException.class, "Invalid Access Token", () -> getUser(bad));
            }
        }

        /** RFC 7519 section 4.1.4: over at the second of exp. */
        @Test
        void refusesAtTheSecondOfExpiry() {
            String token = login(Picture.CLI, USER, PASSWORD).accessToken();
            cognito.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
            assertThat(getUser(token).username()).isNotEmpty();
            cognito.clock.advance(Duration.ofSeconds(1));
            refused(NotAuthorizedException.class, "Access Token has expired", () -> getUser(token));
        }

        @Test
        void needsTheSelfServiceScope() {
            String token = cognito.tokens(Picture.SPA, USER, "openid")
                    .get("access_token")
                    .getAsString();
            refused(NotAuthorizedException.class, "Access Token does not have required scopes", () -> getUser(token));
        }

        @Test
        void signingOutEverywhereEndsEverySession() {
            AuthenticationResultType one = login(Picture.CLI, USER, PASSWORD);
            AuthenticationResultType two = login(Picture.OLD, USER, PASSWORD);
            AuthenticationResultType other = login(Picture.CLI, RunningCognito.ADMIN, PASSWORD);
            sdk.globalSignOut(request -> request.accessToken(one.accessToken()));

            refused(NotAuthorizedException.class, "Access Token has been revoked", () -> getUser(two.accessToken()));
            refused(
                    NotAuthorizedException.class,
                    "Refresh Token has been revoked",
                    () -> auth(
                            Picture.OLD, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", two.refreshToken())));
            assertThat(getUser(other.accessToken()).username()).isNotEmpty();
        }

        @Test
        void revokingEndsTheSession() {
            AuthenticationResultType tokens = login(Picture.CLI, USER, PASSWORD);
            sdk.revokeToken(request -> request.clientId(Picture.CLI).token(tokens.refreshToken()));
            sdk.revokeToken(request -> request.clientId(Picture.CLI).token(tokens.refreshToken()));

            refused(NotAuthorizedException.class, "Access Token has been revoked", () -> getUser(tokens.accessToken()));
            refused(
                    UnsupportedTokenTypeException.class,
                    "Unsupported token type",
                    () -> sdk.revokeToken(
                            request -> request.clientId(Picture.CLI).token(tokens.accessToken())));
        }
    }

    /** DOC "Lockout behavior for failed sign-in attempts". */
    @Nested
    final class LockingOut {
        private void fail(String name) {
            assertThatThrownBy(() -> login(Picture.CLI, name, "WrongPassword123"))
                    .isInstanceOf(NotAuthorizedException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {USER, "nobody@example.com"})
        void locksAfterTheFifthFailureTheSameForAnUnknownName(String name) {
            for (int i = 0; i < 5; i++) {
                refused(
                        NotAuthorizedException.class,
                        "Incorrect username or password.",
                        () -> login(Picture.CLI, name, "WrongPassword123"));
            }
            refused(
                    NotAuthorizedException.class,
                    "Password attempts exceeded",
                    () -> login(Picture.CLI, name, PASSWORD));
        }

        @Test
        void opensAfterASecondAndAGoodSignInClears() {
            for (int i = 0; i < 5; i++) {
                fail(USER);
            }
            cognito.clock.advance(Duration.ofMillis(999));
            refused(
                    NotAuthorizedException.class,
                    "Password attempts exceeded",
                    () -> login(Picture.CLI, USER, PASSWORD));
            cognito.clock.advance(Duration.ofMillis(1));
            assertThat(login(Picture.CLI, USER, PASSWORD).accessToken()).isNotEmpty();
            for (int i = 0; i < 4; i++) {
                fail(USER);
            }
            assertThat(login(Picture.CLI, USER, PASSWORD).accessToken()).isNotEmpty();
        }
    }

    @Nested
    final class Protocol {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "null",
                    "1",
                    "{}{}",
                    "{'ClientId':'x'}",
                    "{\"ClientId\":NaN}",
                    "{\"ClientId\":\"a\",}",
                    "nonsense"
                })
        void refusesWhatIsNotOneJsonObject(String body) {
            Reply reply = cognito.call("InitiateAuth", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("{\"__type\":\"SerializationException\"}");
        }

        /** OBS, measured at AWS. */
        @Test
        void saysOfAListThatItIsOne() {
            assertThat(cognito.call("InitiateAuth", "[]").body())
                    .isEqualTo("{\"__type\":\"SerializationException\","
                            + "\"Message\":\"Start of list found where not expected\"}");
        }

        /**
         * OBS, measured at AWS: null is absent. amazon-cognito-identity-js sends this where the browser's storage has no
         * device key.
         */
        @Test
        void refreshesWithADeviceKeyThatIsNull() {
            String token = login(Picture.CLI, USER, PASSWORD).refreshToken();
            Reply reply = cognito.call("InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH",
                     "AuthParameters":{"REFRESH_TOKEN":"%s","DEVICE_KEY":null}}
                    """.formatted(Picture.CLI, token));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json().getAsJsonObject("AuthenticationResult").keySet())
                    .contains("AccessToken", "IdToken");
        }

        @Test
        void namesNoOperationThatAwsDoesNotHave() {
            assertThat(cognito.call("GuessPassword", "{}").body())
                    .isEqualTo("{\"__type\":\"UnknownOperationException\"}");
            assertThat(cognito.reason()).isEqualTo("AWS has no operation GuessPassword");
        }

        /** What a header may hold: a value of the caller's is long, or not ASCII. */
        @Test
        void cutsAMessageInTheHeaderButNotInTheBody() {
            String code = "é " + "x".repeat(2000);
            Reply reply = cognito.call(
                    "ConfirmSignUp",
                    "{\"ClientId\":\"" + Picture.CLI + "\",\"Username\":\"a\",\"ConfirmationCode\":\"" + code + "\"}");
            assertThat(reply.json().get("message").getAsString())
                    .isEqualTo(
                            "1 validation error detected: Value '" + code + "' at 'confirmationCode' failed to satisfy"
                                    + " constraint: Member must satisfy regular expression pattern: [\\S]+");
            assertThat(reply.header("x-amzn-errormessage"))
                    .get()
                    .asString()
                    .hasSize(1024)
                    .contains("Value '? xxx");
        }

        /** Attack 61. */
        @Test
        void refusesDeepJson() {
            Reply reply = cognito.call("InitiateAuth", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("{\"__type\":\"SerializationException\"}");
        }

        @Test
        void refusesABodyOverOneMegabyte() {
            assertThat(cognito.call("InitiateAuth", " ".repeat(1024 * 1024 + 1)).status())
                    .isEqualTo(413);
            assertThat(cognito.call("InitiateAuth", " ".repeat(1024 * 1024)).status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"ClientId\":1,\"AuthFlow\":\"x\"}",
                    "{\"ClientId\":\"x\",\"AuthFlow\":\"x\",\"AuthParameters\":[]}"
                })
        void refusesAWrongType(String body) {
            assertThat(cognito.call("InitiateAuth", body).json().get("__type").getAsString())
                    .isEqualTo("SerializationException");
        }

        @Test
        void refusesAMissingMember() {
            assertThat(cognito.call("InitiateAuth", "{\"AuthFlow\":\"USER_SRP_AUTH\"}")
                            .body())
                    .isEqualTo("{\"__type\":\"InvalidParameterException\",\"message\":\"1 validation error detected:"
                            + " Value at 'clientId' failed to satisfy constraint: Member must not be null\"}");
        }

        @Test
        void namesAnOperationThatItDoesNotImitate() {
            Reply reply = cognito.call("ForgetDevice", "{}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo("{\"__type\":\"UnknownOperationException\","
                            + "\"message\":\"not imitated locally: ForgetDevice\"}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "InitiateAuth", "Other.InitiateAuth", "AWSCognitoIdentityProviderService.<b>"})
        void refusesAnUnknownTarget(String target) {
            Reply reply = cognito.send("POST", "/", "{}", "x-amz-target", target);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
        }

        @Test
        void answersThePreflightOfABrowser() {
            Reply reply = cognito.send("OPTIONS", "/", "", "origin", "http://localhost:3000");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("access-control-allow-origin")).contains("*");
            assertThat(reply.header("access-control-allow-headers"))
                    .get()
                    .asString()
                    .contains("content-type", "x-amz-target", "x-amz-user-agent", "cache-control", "authorization");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "PUT", "DELETE"})
        void refusesOtherVerbs(String verb) {
            Reply reply = cognito.send(verb, "/", "");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).contains("POST, OPTIONS");
        }
    }
}
