package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.VERIFIER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST /oauth2/token with grant_type=authorization_code. */
final class AuthorizationCodeGrantTest extends TokenEndpointCalls {
    /** DOC "The token issuer endpoint". */
    @Test
    void issuesThreeTokens() {
        Reply reply = token(redeem(TestState.SPA, code()));

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
    void accessTokenHasTheRequestedScopes() {
        JsonObject claims = claims(
                token(redeem(TestState.SPA, code())).json().get("access_token").getAsString());

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
        assertThat(claims.get("scope").getAsString()).isEqualTo("openid email " + TestState.READ);
        assertThat(claims.get("version").getAsInt()).isEqualTo(2);
        assertThat(claims.get("client_id").getAsString()).isEqualTo(TestState.SPA);
    }

    /** DOC "Understanding the identity (ID) token". */
    @Test
    void idTokenHasNonceAndAudience() {
        JsonObject claims = claims(
                token(redeem(TestState.SPA, code())).json().get("id_token").getAsString());
        assertThat(claims.get("nonce").getAsString()).isEqualTo("n-1");
        assertThat(claims.get("aud").getAsString()).isEqualTo(TestState.SPA);
        assertThat(claims.get("email").getAsString()).isEqualTo(USER);
        assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                .isEqualTo(1800);
    }

    @Test
    void issuesNoIdTokenWithoutOpenid() {
        assertThat(cognito.tokens(TestState.SPA, USER, TestState.READ).keySet())
                .containsExactly("access_token", "refresh_token", "expires_in", "token_type");
    }

    /** DOC "Verifying JSON web tokens" and "Understanding the access token": two keys in one set. */
    @Test
    void accessTokenAndIdTokenAreSignedWithDifferentKeys() throws Exception {
        JsonObject tokens = token(redeem(TestState.SPA, code())).json();
        JWKSet set = JWKSet.parse(
                cognito.get("/" + TestState.POOL + "/.well-known/jwks.json").body());
        JWSObject access = JWSObject.parse(tokens.get("access_token").getAsString());
        JWSObject id = JWSObject.parse(tokens.get("id_token").getAsString());

        assertThat(access.getHeader().getKeyID()).isNotEqualTo(id.getHeader().getKeyID());
        for (JWSObject each : List.of(access, id)) {
            assertThat(each.verify(new RSASSAVerifier(
                            set.getKeyByKeyId(each.getHeader().getKeyID()).toRSAKey())))
                    .isTrue();
            assertThat(each.getHeader().toJSONObject())
                    .containsOnlyKeys("kid", "alg")
                    .containsEntry("alg", "RS256");
        }
    }

    /** Attack 46; CHOICE: a second use ends the session of the first one. */
    @Test
    void refusesAReusedCodeAndRevokesItsTokens() {
        String code = code();
        JsonObject tokens = token(redeem(TestState.SPA, code)).json();
        assertThat(userInfo(tokens.get("access_token").getAsString()).status()).isEqualTo(200);

        refused(token(redeem(TestState.SPA, code)), "invalid_grant");

        assertThat(userInfo(tokens.get("access_token").getAsString()).status()).isEqualTo(401);
        refused(refresh(tokens), "invalid_grant");
    }

    /** Attack 46. */
    @Test
    void acceptsOneOfFiftyConcurrentRequestsAndRevokesItsTokens() throws Exception {
        String code = code();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            replies.add(threads.submit(() -> {
                start.await();
                return token(redeem(TestState.SPA, code));
            }));
        }
        start.countDown();
        List<Reply> successful = new ArrayList<>();
        for (Future<Reply> each : replies) {
            Reply reply = each.get();
            if (reply.status() == 200) {
                successful.add(reply);
            } else {
                assertThat(reply.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
            }
        }
        threads.shutdown();

        assertThat(successful).hasSize(1);
        JsonObject tokens = successful.get(0).json();
        assertThat(userInfo(tokens.get("access_token").getAsString()).status()).isEqualTo(401);
        refused(refresh(tokens), "invalid_grant");
    }

    /** DOC: five minutes. */
    @Test
    void acceptsACodeForFiveMinutes() {
        String one = code();
        String two = code();
        cognito.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(token(redeem(TestState.SPA, one)).status()).isEqualTo(200);
        cognito.clock.advance(Duration.ofSeconds(1));
        refused(token(redeem(TestState.SPA, two)), "invalid_grant");
        // Attack 66.
        cognito.clock.advance(Duration.ofHours(-1));
        refused(token(redeem(TestState.SPA, two)), "invalid_grant");
    }

    /** Attack 44. */
    @Test
    void refusesAWrongVerifierAndInvalidatesTheCode() {
        String code = code();
        refused(token(with(redeem(TestState.SPA, code), "code_verifier", VERIFIER.replace('a', 'b'))), "invalid_grant");
        refused(token(redeem(TestState.SPA, code)), "invalid_grant");
    }

    static List<String> invalidVerifiers() {
        return List.of("", "x".repeat(42), "x".repeat(129), "x".repeat(42) + "!", "x".repeat(42) + "é");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("invalidVerifiers")
    void refusesAnInvalidVerifier(String verifier) {
        refused(token(with(redeem(TestState.SPA, code()), "code_verifier", verifier)), "invalid_grant");
    }

    /** Attack 45, RFC 9700 section 4.8. */
    @Test
    void refusesAVerifierWithoutAChallenge() {
        Map<String, String> plain =
                without(without(authorize(TestState.SPA), "code_challenge"), "code_challenge_method");
        refused(token(redeem(TestState.SPA, cognito.code(plain, USER))), "invalid_grant");
        assertThat(token(without(redeem(TestState.SPA, cognito.code(plain, USER)), "code_verifier"))
                        .status())
                .isEqualTo(200);
    }

    /** DOC: unauthorized_client with invalid_redirect. */
    @Test
    void refusesAnotherRedirectUri() {
        Reply reply = token(with(redeem(TestState.SPA, code()), "redirect_uri", TestState.OTHER_CALLBACK));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("{\"error\":\"unauthorized_client\",\"error_description\":\"invalid_redirect\"}");
    }

    /** Attack 47. */
    @Test
    void refusesTheCodeOfAnotherClientAndAnUnknownCode() {
        refused(token(redeem(TestState.CLI, code())), "invalid_grant");
        String code = code();
        refused(token(redeem(TestState.SPA, code.substring(1))), "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "redirect_uri", "grant_type"})
    void refusesAMissingParameter(String name) {
        refused(token(without(redeem(TestState.SPA, code()), name)), "invalid_request");
    }

    @Test
    void refusesAClientWithoutThisFlow() {
        refused(token(redeem(TestState.FRANK, "x")), "unauthorized_client");
    }
}
