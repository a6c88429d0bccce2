package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.VERIFIER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** POST /oauth2/token, and what becomes of its tokens at userInfo and revoke. */
final class TokenTest {
    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    private Reply token(Map<String, String> form, String... headers) {
        return cognito.post("/oauth2/token", form, headers);
    }

    private void refused(Reply reply, String error) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(reply.header("content-type")).contains("application/json;charset=UTF-8");
        assertThat(reply.header("cache-control")).contains("no-store");
        assertThat(reply.header("access-control-allow-origin")).contains("*");
        assertThat(cognito.reason()).isNotEmpty();
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        form.put(name, value);
        return form;
    }

    private static Map<String, String> without(Map<String, String> form, String name) {
        form.remove(name);
        return form;
    }

    private String code() {
        return cognito.code(authorize(Picture.SPA), USER);
    }

    private Reply userInfo(String token) {
        return cognito.get("/oauth2/userInfo", "authorization", "Bearer " + token);
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    final class AuthorizationCode {
        /** DOC "The token issuer endpoint". */
        @Test
        void givesThreeTokens() {
            Reply reply = token(redeem(Picture.SPA, code()));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().keySet())
                    .containsExactly("id_token", "access_token", "refresh_token", "expires_in", "token_type");
            assertThat(reply.json().get("expires_in").getAsInt()).isEqualTo(900);
            assertThat(reply.json().get("token_type").getAsString()).isEqualTo("Bearer");
            assertThat(reply.header("content-type")).contains("application/json;charset=UTF-8");
            assertThat(reply.header("cache-control")).contains("no-store");
            assertThat(reply.header("pragma")).contains("no-cache");
        }

        /** DOC "Understanding the access token"; version OBS. */
        @Test
        void accessTokenCarriesTheScopesAskedFor() {
            JsonObject claims = claims(token(redeem(Picture.SPA, code()))
                    .json()
                    .get("access_token")
                    .getAsString());

            assertThat(claims.keySet())
                    .containsExactlyInAnyOrder(
                            "sub",
                            "iss",
                            "version",
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
            assertThat(claims.get("scope").getAsString()).isEqualTo("openid email " + Picture.READ);
            assertThat(claims.get("version").getAsInt()).isEqualTo(2);
            assertThat(claims.get("client_id").getAsString()).isEqualTo(Picture.SPA);
        }

        /** DOC "Understanding the identity (ID) token". */
        @Test
        void idTokenCarriesNonceAndAudience() {
            JsonObject claims = claims(
                    token(redeem(Picture.SPA, code())).json().get("id_token").getAsString());
            assertThat(claims.get("nonce").getAsString()).isEqualTo("n-1");
            assertThat(claims.get("aud").getAsString()).isEqualTo(Picture.SPA);
            assertThat(claims.get("email").getAsString()).isEqualTo(USER);
            assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                    .isEqualTo(1800);
        }

        @Test
        void givesNoIdTokenWithoutOpenid() {
            assertThat(cognito.tokens(Picture.SPA, USER, Picture.READ).keySet())
                    .containsExactly("access_token", "refresh_token", "expires_in", "token_type");
        }

        /** DOC "Verifying JSON web tokens" and "Understanding the access token": two keys, in one set. */
        @Test
        void accessAndIdTokenAreSignedByDifferentKeysOfTheSet() throws Exception {
            JsonObject tokens = token(redeem(Picture.SPA, code())).json();
            JWKSet set = JWKSet.parse(
                    cognito.get("/" + Picture.POOL + "/.well-known/jwks.json").body());
            JWSObject access = JWSObject.parse(tokens.get("access_token").getAsString());
            JWSObject id = JWSObject.parse(tokens.get("id_token").getAsString());

            assertThat(access.getHeader().getKeyID())
                    .isNotEqualTo(id.getHeader().getKeyID());
            for (JWSObject each : List.of(access, id)) {
                assertThat(each.verify(new RSASSAVerifier(
                                set.getKeyByKeyId(each.getHeader().getKeyID()).toRSAKey())))
                        .isTrue();
                assertThat(each.getHeader().toJSONObject())
                        .containsOnlyKeys("kid", "alg")
                        .containsEntry("alg", "RS256");
            }
        }

        /** Attack 46; CHOICE: replay ends what the first use led to. */
        @Test
        void refusesACodeUsedTwiceAndRevokesWhatItGave() {
            String code = code();
            JsonObject tokens = token(redeem(Picture.SPA, code)).json();
            assertThat(userInfo(tokens.get("access_token").getAsString()).status())
                    .isEqualTo(200);

            refused(token(redeem(Picture.SPA, code)), "invalid_grant");

            assertThat(userInfo(tokens.get("access_token").getAsString()).status())
                    .isEqualTo(401);
            refused(refresh(tokens), "invalid_grant");
        }

        /** Attack 46. */
        @Test
        void fiftyAtOnceHaveOneWinnerAtMostAndItsTokensAreDead() throws Exception {
            String code = code();
            ExecutorService threads = Executors.newFixedThreadPool(50);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                replies.add(threads.submit(() -> {
                    start.await();
                    return token(redeem(Picture.SPA, code));
                }));
            }
            start.countDown();
            List<Reply> winners = new ArrayList<>();
            for (Future<Reply> each : replies) {
                Reply reply = each.get();
                if (reply.status() == 200) {
                    winners.add(reply);
                } else {
                    assertThat(reply.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
                }
            }
            threads.shutdown();

            assertThat(winners).hasSize(1);
            JsonObject tokens = winners.get(0).json();
            assertThat(userInfo(tokens.get("access_token").getAsString()).status())
                    .isEqualTo(401);
            refused(refresh(tokens), "invalid_grant");
        }

        /** DOC: five minutes. */
        @Test
        void takesACodeForFiveMinutes() {
            String one = code();
            String two = code();
            cognito.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
            assertThat(token(redeem(Picture.SPA, one)).status()).isEqualTo(200);
            cognito.clock.advance(Duration.ofSeconds(1));
            refused(token(redeem(Picture.SPA, two)), "invalid_grant");
            // Attack 66.
            cognito.clock.advance(Duration.ofHours(-1));
            refused(token(redeem(Picture.SPA, two)), "invalid_grant");
        }

        /** Attack 44. */
        @Test
        void refusesAWrongVerifierAndSpendsTheCode() {
            String code = code();
            refused(
                    token(with(redeem(Picture.SPA, code), "code_verifier", VERIFIER.replace('a', 'b'))),
                    "invalid_grant");
            refused(token(redeem(Picture.SPA, code)), "invalid_grant");
        }

        static List<String> badVerifiers() {
            return List.of("", "x".repeat(42), "x".repeat(129), "x".repeat(42) + "!", "x".repeat(42) + "é");
        }

        @ParameterizedTest
        @org.junit.jupiter.params.provider.MethodSource("badVerifiers")
        void refusesAVerifierThatIsNone(String verifier) {
            refused(token(with(redeem(Picture.SPA, code()), "code_verifier", verifier)), "invalid_grant");
        }

        /** Attack 45, RFC 9700 section 4.8. */
        @Test
        void refusesAVerifierWithoutAChallenge() {
            Map<String, String> plain =
                    without(without(authorize(Picture.SPA), "code_challenge"), "code_challenge_method");
            refused(token(redeem(Picture.SPA, cognito.code(plain, USER))), "invalid_grant");
            assertThat(token(without(redeem(Picture.SPA, cognito.code(plain, USER)), "code_verifier"))
                            .status())
                    .isEqualTo(200);
        }

        /** DOC: unauthorized_client with invalid_redirect. */
        @Test
        void refusesAnotherAddress() {
            Reply reply = token(with(redeem(Picture.SPA, code()), "redirect_uri", Picture.OTHER_CALLBACK));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo("{\"error\":\"unauthorized_client\",\"error_description\":\"invalid_redirect\"}");
        }

        /** Attack 47. */
        @Test
        void refusesTheCodeOfAnotherClientAndAnUnknownOne() {
            refused(token(redeem(Picture.CLI, code())), "invalid_grant");
            String code = code();
            refused(token(redeem(Picture.SPA, code.substring(1))), "invalid_grant");
        }

        @ParameterizedTest
        @ValueSource(strings = {"code", "redirect_uri", "grant_type"})
        void refusesAMissingParameter(String name) {
            refused(token(without(redeem(Picture.SPA, code()), name)), "invalid_request");
        }

        @Test
        void refusesAClientWithoutThisFlow() {
            refused(token(redeem(Picture.FRANK, "x")), "unauthorized_client");
        }
    }

    private Reply refresh(JsonObject tokens) {
        return refresh(Picture.SPA, tokens.get("refresh_token").getAsString());
    }

    private Reply refresh(String client, String token) {
        return token(form("grant_type", "refresh_token", "client_id", client, "refresh_token", token));
    }

    @Nested
    final class Refreshing {
        /** DOC: a refresh token comes only where rotation is on. */
        @Test
        void keepsSessionAndScopeWithoutNonce() {
            JsonObject first = cognito.tokens(Picture.CLI, USER, "openid " + Picture.READ);
            cognito.clock.advance(Duration.ofMinutes(5));
            JsonObject second = refresh(Picture.CLI, first.get("refresh_token").getAsString())
                    .json();

            assertThat(second.keySet()).containsExactly("id_token", "access_token", "expires_in", "token_type");
            JsonObject before = claims(first.get("access_token").getAsString());
            JsonObject after = claims(second.get("access_token").getAsString());
            for (String kept : List.of("origin_jti", "auth_time", "scope", "sub", "event_id")) {
                assertThat(after.get(kept)).isEqualTo(before.get(kept));
            }
            assertThat(after.get("exp").getAsLong())
                    .isGreaterThan(before.get("exp").getAsLong());
            assertThat(claims(second.get("id_token").getAsString()).has("nonce"))
                    .isFalse();
        }

        /** Attack 50: not widened. */
        @Test
        void doesNotWidenTheScope() {
            JsonObject first = cognito.tokens(Picture.CLI, USER, Picture.READ);
            JsonObject second = token(form(
                            "grant_type",
                            "refresh_token",
                            "client_id",
                            Picture.CLI,
                            "refresh_token",
                            first.get("refresh_token").getAsString(),
                            "scope",
                            Picture.READ + " " + Picture.WRITE))
                    .json();
            assertThat(claims(second.get("access_token").getAsString())
                            .get("scope")
                            .getAsString())
                    .isEqualTo(Picture.READ);
        }

        /** DOC "Refresh tokens"; attack 51. */
        @Test
        void rotatesWithGraceThenEndsTheSession() {
            JsonObject first = cognito.tokens(Picture.SPA, USER, "openid");
            JsonObject second = refresh(first).json();
            assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
            cognito.clock.advance(Duration.ofMillis(9_999));
            assertThat(refresh(first).status()).isEqualTo(200);
            assertThat(refresh(second).status()).isEqualTo(200);
            cognito.clock.advance(Duration.ofMillis(1));
            refused(refresh(first), "invalid_grant");
            assertThat(cognito.reason()).contains("was replaced 10 s ago and the grace period is 10 s");
            refused(refresh(second), "invalid_grant");
            assertThat(userInfo(second.get("access_token").getAsString()).status())
                    .isEqualTo(401);
        }

        @Test
        void refusesThatOfAnotherClientAnAccessTokenAndNone() {
            JsonObject tokens = cognito.tokens(Picture.SPA, USER, "openid");
            refused(refresh(Picture.CLI, tokens.get("refresh_token").getAsString()), "invalid_grant");
            refused(refresh(Picture.SPA, tokens.get("access_token").getAsString()), "invalid_grant");
            refused(refresh(Picture.SPA, ""), "invalid_request");
            assertThat(refresh(tokens).status()).isEqualTo(200);
        }

        @Test
        void refusesAClientThatMayNotRefresh() {
            refused(
                    token(
                            form("grant_type", "refresh_token", "refresh_token", "x"),
                            "authorization",
                            basic(Picture.JOBS, Picture.JOBS_SECRET)),
                    "unauthorized_client");
        }

        /** DOC "The token issuer endpoint": tokens of InitiateAuth refresh here too, and gain no scope by it. */
        @Test
        void takesARefreshTokenOfInitiateAuth() {
            String token = cognito.call("InitiateAuth", """
                            {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH",
                             "AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}
                            """.formatted(Picture.CLI, USER, RunningCognito.PASSWORD))
                    .json()
                    .getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            JsonObject refreshed = refresh(Picture.CLI, token).json();
            assertThat(claims(refreshed.get("access_token").getAsString())
                            .get("scope")
                            .getAsString())
                    .isEqualTo("aws.cognito.signin.user.admin");
        }
    }

    @Nested
    final class ClientCredentials {
        private Reply jobs(String scope) {
            return token(
                    scope.isEmpty()
                            ? form("grant_type", "client_credentials")
                            : form("grant_type", "client_credentials", "scope", scope),
                    "authorization",
                    basic(Picture.JOBS, Picture.JOBS_SECRET));
        }

        /** Attack 16 rests on it: sub is the client, no user name. */
        @Test
        void givesATokenOfAMachine() {
            Reply reply = jobs(Picture.READ);

            assertThat(reply.json().keySet()).containsExactly("access_token", "expires_in", "token_type");
            JsonObject claims = claims(reply.json().get("access_token").getAsString());
            assertThat(claims.keySet())
                    .containsExactlyInAnyOrder(
                            "sub",
                            "token_use",
                            "scope",
                            "auth_time",
                            "iss",
                            "exp",
                            "iat",
                            "version",
                            "jti",
                            "client_id");
            assertThat(claims.get("sub").getAsString()).isEqualTo(Picture.JOBS);
            assertThat(claims.get("scope").getAsString()).isEqualTo(Picture.READ);
        }

        /** DOC: not allowed is ignored, none is all; CHOICE: only such is 400. Attack 49. */
        @Test
        void givesOfTheScopesThoseAllowed() {
            assertThat(scope(jobs(""))).isEqualTo(Picture.READ + " " + Picture.WRITE);
            assertThat(scope(jobs("openid " + Picture.WRITE + " https://api.example.com/admin")))
                    .isEqualTo(Picture.WRITE);
            refused(jobs("openid"), "invalid_scope");
            refused(jobs(Picture.READ + "x"), "invalid_scope");
        }

        private static String scope(Reply reply) {
            return claims(reply.json().get("access_token").getAsString())
                    .get("scope")
                    .getAsString();
        }

        @Test
        void refusesClientsOfUsers() {
            refused(token(form("grant_type", "client_credentials", "client_id", Picture.SPA)), "unauthorized_client");
            refused(
                    token(
                            form("grant_type", "client_credentials"),
                            "authorization",
                            basic(Picture.WEB, Picture.WEB_SECRET)),
                    "unauthorized_client");
        }

        @Test
        void isNoUserForUserInfo() {
            Reply reply = userInfo(jobs(Picture.READ).json().get("access_token").getAsString());
            assertThat(reply.status()).isEqualTo(401);
            assertThat(cognito.reason()).contains("client_credentials");
        }
    }

    /** Attack 48. */
    @Nested
    final class ClientAuthenticating {
        private final Map<String, String> form = form("grant_type", "client_credentials");

        @Test
        void takesTheSecretInHeaderOrBody() {
            assertThat(token(form, "authorization", basic(Picture.JOBS, Picture.JOBS_SECRET))
                            .status())
                    .isEqualTo(200);
            assertThat(token(with(with(form, "client_id", Picture.JOBS), "client_secret", Picture.JOBS_SECRET))
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            Picture.JOBS + "," + Picture.WEB_SECRET,
            Picture.JOBS + ",''",
            "'',''",
            "unknown," + Picture.JOBS_SECRET,
            Picture.SPA + "," + Picture.JOBS_SECRET
        })
        void refusesAWrongPair(String id, String secret) {
            refused(token(form, "authorization", basic(id, secret)), "invalid_client");
            refused(token(with(with(form, "client_id", id), "client_secret", secret)), "invalid_client");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Digest x"})
        void refusesABrokenHeader(String header) {
            refused(token(form, "authorization", header), "invalid_client");
        }

        /** RFC 6749 section 2.3. */
        @Test
        void refusesTwoWaysAtOnce() {
            refused(
                    token(
                            with(form, "client_secret", Picture.JOBS_SECRET),
                            "authorization",
                            basic(Picture.JOBS, Picture.JOBS_SECRET)),
                    "invalid_client");
            form.remove("client_secret");
            refused(
                    token(
                            with(form, "client_id", Picture.WEB),
                            "authorization",
                            basic(Picture.JOBS, Picture.JOBS_SECRET)),
                    "invalid_client");
        }

        @Test
        void takesNoSecretFromTheQuery() {
            refused(
                    cognito.post(
                            "/oauth2/token?client_id=" + Picture.JOBS + "&client_secret=" + Picture.JOBS_SECRET, form),
                    "invalid_client");
        }
    }

    @Nested
    public final class Shape {
        @ParameterizedTest
        @ValueSource(
                strings = {"password", "implicit", "Authorization_Code", "urn:ietf:params:oauth:grant-type:jwt-bearer"})
        void refusesAnotherGrant(String type) {
            refused(token(form("grant_type", type, "client_id", Picture.CLI)), "unsupported_grant_type");
        }

        @Test
        void refusesARepeatedParameter() {
            Reply reply = cognito.send(
                    "POST",
                    "/oauth2/token",
                    RunningCognito.encode(redeem(Picture.SPA, "x")) + "&code=y",
                    "content-type",
                    "application/x-www-form-urlencoded");
            refused(reply, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data"})
        void refusesAnotherContentType(String type) {
            refused(
                    cognito.send(
                            "POST",
                            "/oauth2/token",
                            RunningCognito.encode(redeem(Picture.SPA, "x")),
                            "content-type",
                            type),
                    "invalid_request");
        }

        /** Attack 65. */
        @Test
        void refusesAHundredThousandParameters() {
            refused(
                    cognito.send(
                            "POST",
                            "/oauth2/token",
                            "a=1&".repeat(100_000),
                            "content-type",
                            "application/x-www-form-urlencoded"),
                    "invalid_request");
        }

        @ParameterizedTest
        @CsvSource({"/oauth2/token,GET", "/oauth2/token,PUT", "/oauth2/revoke,GET", "/oauth2/userInfo,DELETE"})
        void refusesOtherVerbs(String path, String verb) {
            assertThat(cognito.send(verb, path, "").status()).isEqualTo(405);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth2/userInfo", "/oauth2/revoke"})
        void answersAPreflight(String path) {
            Reply reply = cognito.send("OPTIONS", path, "", "origin", "http://localhost:3000");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("access-control-allow-origin")).contains("*");
            assertThat(reply.header("access-control-allow-headers"))
                    .get()
                    .asString()
                    .contains("authorization");
        }

        @Test
        void aChangedClientTakesEffectAtOnce() {
            String code = code();
            cognito.cloud.declare(Picture.with(Picture.pool(cognito.issuer()), List.of()));
            refused(token(redeem(Picture.SPA, code)), "invalid_client");
        }
    }

    /** DOC "The user attributes endpoint". */
    @Nested
    final class UserInfo {
        private JsonObject info(String scope) {
            return userInfo(cognito.tokens(Picture.SPA, USER, scope)
                            .get("access_token")
                            .getAsString())
                    .json();
        }

        @Test
        void showsAttributesByScopeWithFlagsAsText() {
            JsonObject all = info("openid");
            assertThat(all.keySet()).containsExactlyInAnyOrder("sub", "email", "email_verified", "username");
            assertThat(all.get("email_verified").getAsJsonPrimitive().isString())
                    .isTrue();
            assertThat(all.get("email_verified").getAsString()).isEqualTo("true");
            assertThat(info("openid email").keySet())
                    .containsExactlyInAnyOrder("sub", "email", "email_verified", "username");
        }

        @Test
        void takesPostAsWell() {
            String token = cognito.tokens(Picture.SPA, USER, "openid")
                    .get("access_token")
                    .getAsString();
            assertThat(cognito.send("POST", "/oauth2/userInfo", "", "authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer a b"})
        void asksForABearerToken(String header) {
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
        void takesNoTokenFromTheQueryAndNoIdToken() {
            JsonObject tokens = cognito.tokens(Picture.SPA, USER, "openid");
            assertThat(cognito.get("/oauth2/userInfo?access_token="
                                    + tokens.get("access_token").getAsString())
                            .status())
                    .isEqualTo(400);
            Reply id = userInfo(tokens.get("id_token").getAsString());
            assertThat(id.status()).isEqualTo(401);
            assertThat(id.header("www-authenticate")).get().asString().startsWith("error=\"invalid_token\"");
        }

        @Test
        void needsOpenid() {
            Reply reply = userInfo(cognito.tokens(Picture.SPA, USER, Picture.READ)
                    .get("access_token")
                    .getAsString());
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("www-authenticate"))
                    .contains("error=\"invalid_token\","
                            + " error_description=\"Access token does not contain openid scope\"");
        }

        @Test
        void refusesAtTheSecondOfExpiry() {
            String token = cognito.tokens(Picture.SPA, USER, "openid")
                    .get("access_token")
                    .getAsString();
            cognito.clock.advance(Duration.ofSeconds(899));
            assertThat(userInfo(token).status()).isEqualTo(200);
            cognito.clock.advance(Duration.ofSeconds(1));
            assertThat(userInfo(token).status()).isEqualTo(401);
        }
    }

    /** DOC "Revoke endpoint". */
    @Nested
    final class Revoke {
        private Reply revoke(Map<String, String> form, String... headers) {
            return cognito.post("/oauth2/revoke", form, headers);
        }

        @Test
        void endsTheSessionAndTwiceIsNoError() {
            JsonObject tokens = cognito.tokens(Picture.SPA, USER, "openid");
            Map<String, String> form =
                    form("token", tokens.get("refresh_token").getAsString(), "client_id", Picture.SPA);

            for (int i = 0; i < 2; i++) {
                Reply reply = revoke(form);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body()).isEmpty();
            }
            assertThat(userInfo(tokens.get("access_token").getAsString()).status())
                    .isEqualTo(401);
            refused(refresh(tokens), "invalid_grant");
        }

        /** Attack 52. */
        @Test
        void doesNothingForAnotherClient() {
            JsonObject tokens = cognito.tokens(Picture.SPA, USER, "openid");
            assertThat(revoke(form("token", tokens.get("refresh_token").getAsString(), "client_id", Picture.CLI))
                            .status())
                    .isEqualTo(200);
            assertThat(refresh(tokens).status()).isEqualTo(200);
        }

        @Test
        void refusesAnAccessTokenNoTokenAndNoClient() {
            JsonObject tokens = cognito.tokens(Picture.SPA, USER, "openid");
            Reply access = revoke(form("token", tokens.get("access_token").getAsString(), "client_id", Picture.SPA));
            assertThat(access.status()).isEqualTo(400);
            assertThat(access.body()).isEqualTo("{\"error\":\"unsupported_token_type\"}");
            Reply none = revoke(form("client_id", Picture.SPA));
            assertThat(none.status()).isEqualTo(400);
            assertThat(none.body()).isEqualTo("{\"error\":\"invalid_request\"}");
            Reply nobody = revoke(form("token", "x"));
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        }

        @Test
        void asksAClientWithSecretForIt() {
            JsonObject tokens = cognito.tokens(Picture.WEB, USER, "openid");
            Map<String, String> form = form("token", tokens.get("refresh_token").getAsString());
            assertThat(revoke(form, "authorization", basic(Picture.WEB, "wrong"))
                            .status())
                    .isEqualTo(401);
            assertThat(revoke(form, "authorization", basic(Picture.WEB, Picture.WEB_SECRET))
                            .status())
                    .isEqualTo(200);
        }
    }
}
