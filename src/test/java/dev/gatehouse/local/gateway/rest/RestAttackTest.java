package dev.gatehouse.local.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.RawHttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks 1 to 19 of the attack list on the REST API, over a real socket; a REST API responds with 401 instead of 403
 * (DOC "Integrate a REST API with an Amazon Cognito user pool").
 */
class RestAttackTest {
    private final TestRestApi rest = new TestRestApi();

    @BeforeEach
    void start() {
        rest.closed("GET /id")
                .closed("GET /me", "openid")
                .closed("GET /read", TestApi.READ)
                .declare();
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private String signed(Consumer<JsonObject> change) {
        JsonObject claims = rest.api.claims();
        change.accept(claims);
        return TestIssuer.signed(claims);
    }

    private void refused(String path, String token) {
        refusedAnswer(rest.with(token, path));
        assertThat(rest.api.reason()).doesNotContain(token);
    }

    private void refusedAnswer(RawHttpClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(TestRestApi.UNAUTHORIZED);
        assertThat(answer.header("x-amzn-errortype")).isEqualTo("UnauthorizedException");
        assertThat(rest.api.events).isEmpty();
    }

    private void refused(String token) {
        refused("/me", token);
        refused("/read", token);
    }

    @Test
    @DisplayName("an access token passes a method with scopes, an ID token a method without (DOC)")
    void validTokensPass() {
        assertThat(rest.with(rest.api.token(), "/read").body()).isEqualTo("{\"ok\":true}");
        assertThat(rest.with(rest.api.token(), "/me").status()).isEqualTo(200);
        assertThat(rest.with(TestIssuer.signed(rest.idClaims()), "/id").status())
                .isEqualTo(200);
        assertThat(rest.get("/me", "Authorization: " + rest.api.token()).status())
                .isEqualTo(200);
        assertThat(rest.api.events).hasSize(4);
    }

    @Test
    @DisplayName("attack 1: no token, on a method with scopes and on one without")
    void noToken() {
        for (String path : List.of("/id", "/me")) {
            refusedAnswer(rest.get(path));
            refusedAnswer(rest.get(path, "Authorization:"));
        }
        assertThat(rest.api.reason())
                .isEqualTo("token: GET /me requires a token in method.request.header.Authorization, got none;"
                        + " send \"Authorization: Bearer <access token>\"");
        assertThat(rest.get("/me").headers().names())
                .containsExactlyInAnyOrder("x-amzn-errortype", "content-type", "x-amzn-requestid", "x-amz-apigw-id");
    }

    @ParameterizedTest(name = "attacks 2 and 4: alg {0}")
    @ValueSource(
            strings = {
                "\"none\"",
                "\"None\"",
                "\"nOnE\"",
                "\"\"",
                "null",
                "[\"RS256\"]",
                "\"rs256\"",
                "\"RS384\"",
                "\"PS256\"",
                "\"ES256\"",
                "\"HS256\""
            })
    void otherAlgorithms(String alg) {
        refused(TestIssuer.signed(
                "{\"kid\":\"" + TestIssuer.KID + "\",\"alg\":" + alg + "}",
                rest.api.claims().toString()));
    }

    @Test
    @DisplayName("attack 3: HS256 keyed with the public key")
    void symmetricKey() throws GeneralSecurityException {
        for (String alg : List.of("HS256", "RS256")) {
            String input = TestIssuer.base64(TestIssuer.header().replace("RS256", alg)) + "."
                    + TestIssuer.base64(rest.api.claims().toString());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TestIssuer.KEY.getPublic().getEncoded(), "HmacSHA256"));
            refused(input + "." + TestIssuer.base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @ParameterizedTest(name = "attacks 5 and 6: {0}")
    @ValueSource(
            strings = {
                "\"kid\":\"unknown\"",
                "\"kid\":[\"" + TestIssuer.KID + "\"]",
                "\"kid\":\"../../x\"",
                "\"kid\":\"\\u0000\"",
                "\"jku\":\"http://localhost:1/evil.json\"",
                "\"kid\":\"" + TestIssuer.KID + "\",\"jku\":\"http://localhost:1/evil.json\"",
                "\"kid\":\"" + TestIssuer.KID + "\",\"x5c\":[\"MIIB\"]",
                "\"kid\":\"" + TestIssuer.KID + "\",\"crit\":[\"exp\"]",
                "\"kid\":\"" + TestIssuer.KID + "\",\"b64\":false"
            })
    void strangeHeaders(String member) {
        refused(TestIssuer.signed(
                "{" + member + ",\"alg\":\"RS256\"}", rest.api.claims().toString()));
    }

    @Test
    @DisplayName("attack 7: parts missing or too many, padding, stray characters")
    void form() {
        String token = rest.api.token();
        String[] parts = token.split("\\.", -1);
        for (String changed : List.of(
                parts[0],
                parts[0] + "." + parts[1],
                token + ".e30",
                parts[0] + "." + parts[1] + ".",
                "." + parts[1] + "." + parts[2],
                token + "=",
                token + ".",
                parts[0] + "." + parts[1] + "=." + parts[2])) {
            refused(changed);
        }
    }

    @ParameterizedTest(name = "attack 8: {0}")
    @ValueSource(strings = {"[]", "\"x\"", "7", "{", "{\"exp\":NaN}", "{\"sub\":\"a\",\"sub\":\"b\"}", "\uFEFF{}"})
    void payloads(String payload) {
        refused(TestIssuer.signed(TestIssuer.header(), payload));
    }

    @Test
    @DisplayName("attack 9: lookalikes of the issuer, and another pool")
    void issuers() {
        String url = rest.api.issuer.url();
        for (String iss : List.of(
                url + "/",
                url.replace("http:", "https:"),
                url.toUpperCase(Locale.ROOT),
                url + "x",
                url.replace("Abc123xyz", "Xyz321cba"),
                "")) {
            refused(signed(claims -> claims.addProperty("iss", iss)));
        }
        refused(signed(claims -> claims.remove("iss")));
        assertThat(rest.api.issuer.asked()).allMatch(path -> path.startsWith("/eu-west-1_Abc123xyz/"));
    }

    @Test
    @DisplayName("attack 10: exp missing, no number, far too large or negative; nbf and iat in the future")
    void times() {
        long now = rest.api.clock.instant().getEpochSecond();
        for (Consumer<JsonObject> change : List.<Consumer<JsonObject>>of(
                claims -> claims.remove("exp"),
                claims -> claims.addProperty("exp", "soon"),
                claims -> claims.add("exp", new JsonArray()),
                claims -> claims.addProperty("nbf", now + 1),
                claims -> claims.addProperty("iat", now + 1))) {
            refused(signed(change));
        }
    }

    @Test
    @DisplayName("attack 10: the message for an expired token, also at the exact second (OBS)")
    void expired() {
        String token = rest.api.token();
        rest.api.clock.advance(Duration.ofSeconds(3599));
        assertThat(rest.with(token, "/me").status()).isEqualTo(200);
        rest.api.events.clear();
        rest.api.clock.advance(Duration.ofSeconds(1));
        RawHttpClient.Answer answer = rest.with(token, "/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"The incoming token has expired\"}");
        assertThat(answer.header("x-amzn-errortype")).isEqualTo("UnauthorizedException");
        assertThat(rest.api.events).isEmpty();
    }

    @Test
    @DisplayName(
            "attacks 11 and 12: any client of the pool will do (DOC), but not where an expression is held against aud")
    void audiences() {
        assertThat(rest.with(signed(claims -> claims.addProperty("client_id", "6abcdefghijklmnopqrstuvwxy")), "/me")
                        .status())
                .isEqualTo(200);
        rest.audience(TestApi.CLIENT).declare();
        rest.api.events.clear();
        assertThat(rest.with(TestIssuer.signed(rest.idClaims()), "/id").status())
                .isEqualTo(200);
        rest.api.events.clear();

        JsonObject other = rest.idClaims();
        other.addProperty("aud", TestApi.CLIENT + "x");
        refused("/id", TestIssuer.signed(other));
        // DOC: an access token has no aud, and fails.
        refused(rest.api.token());
    }

    @Test
    @DisplayName("attack 13: an ID token on a method with scopes, an access token on one without")
    void wrongUse() {
        refused(TestIssuer.signed(rest.idClaims()));
        assertThat(rest.api.reason())
                .isEqualTo("use: token_use must be access, got \"id\"; send the access token, because this method has"
                        + " scopes");
        JsonObject disguised = rest.idClaims();
        disguised.addProperty("scope", "openid " + TestApi.READ);
        refused(TestIssuer.signed(disguised));
        refused("/id", rest.api.token());
        assertThat(rest.api.reason())
                .isEqualTo("use: token_use must be id, got \"access\"; send the ID token, or declare scopes for this"
                        + " method, which has none");
        refused(signed(claims -> claims.remove("token_use")));
        String[] parts = TestIssuer.signed(rest.idClaims()).split("\\.", -1);
        refused(parts[0] + "." + TestIssuer.base64(rest.api.claims().toString()) + "." + parts[2]);
    }

    @ParameterizedTest(name = "attack 14: scope \"{0}\"")
    @ValueSource(
            strings = {
                TestApi.READ + "x",
                "x" + TestApi.READ,
                "HTTPS://API.EXAMPLE.COM/READ",
                "openid\t" + TestApi.READ,
                "openid," + TestApi.READ,
                "openid\u00a0" + TestApi.READ,
                "*",
                ""
            })
    void almostTheScope(String scope) {
        refused("/read", signed(claims -> claims.addProperty("scope", scope)));
        assertThat(rest.api.reason()).startsWith("scope: the token must have the scope " + TestApi.READ + ", got ");
    }

    @Test
    @DisplayName("attacks 14 and 15: scope of another type, and scp in addition")
    void scopesThatAreNone() {
        refused("/read", signed(claims -> claims.addProperty("scope", 7)));
        refused("/read", signed(claims -> claims.add("scope", new JsonPrimitive(true))));
        refused("/read", signed(claims -> claims.remove("scope")));
        refused("/read", signed(claims -> {
            claims.addProperty("scope", "openid");
            claims.addProperty("scp", TestApi.READ);
        }));
    }

    @Test
    @DisplayName("attacks 18 and 19: two headers, other schemes, and tokens elsewhere")
    void elsewhere() {
        String token = rest.api.token();
        for (String lines : List.of(
                "Authorization: Bearer " + token + "\r\nAuthorization: Bearer " + token,
                "Authorization: Bearer " + token + ", Bearer " + token,
                "Authorization: Basic " + token,
                "Authorization: Bearer\t" + token,
                "Authorization: Bearer Bearer " + token,
                "Authorization: Bearer " + token + " trailing",
                "X-Authorization: Bearer " + token,
                "Cookie: Authorization=" + token)) {
            refusedAnswer(rest.get("/me", lines));
        }
        refusedAnswer(rest.get("/me?Authorization=Bearer%20" + token));
    }

    @Test
    @DisplayName("an authorizer of two pools accepts tokens of both, each verified with its own issuer (DOC)")
    void twoPools() {
        try (TestIssuer second = new TestIssuer();
                TestIssuer third = new TestIssuer()) {
            rest.pool(second).declare();
            assertThat(rest.with(rest.api.token(), "/me").status()).isEqualTo(200);
            assertThat(rest.with(signed(claims -> claims.addProperty("iss", second.url())), "/me")
                            .status())
                    .isEqualTo(200);
            rest.api.events.clear();
            refused(signed(claims -> claims.addProperty("iss", third.url())));
            // The second pool has no keys: the issuer claim alone is not enough.
            second.publishes("other", TestIssuer.OTHER_KEY);
            rest.api.clock.advance(Duration.ofHours(3));
            refused(signed(claims -> claims.addProperty("iss", second.url())));
            assertThat(third.asked()).isEmpty();
        }
    }

    @Test
    @DisplayName("an authorizer of a pool that is not declared accepts no token")
    void unknownPool() {
        rest.pools("arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Other1234")
                .declare();
        RawHttpClient.Answer answer = rest.with(rest.api.token(), "/me");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
        assertThat(rest.api.events).isEmpty();
    }
}
