package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.HttpApi;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Attacks 20 to 22: fetching and caching keys, and misbehaving issuers. */
class JwksCacheTest {
    private static final String DISCOVERY = "/eu-west-1_Abc123xyz/.well-known/openid-configuration";
    private static final String JWKS = "/eu-west-1_Abc123xyz/.well-known/jwks.json";
    private static final int LIMIT = 150 * 1024;

    private TestApi api;

    @BeforeEach
    void start() {
        api = new TestApi().closed("GET /me").declare();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private int call(String token) {
        return api.get("/me", token).status();
    }

    private String signedBy(KeyPair key, String kid) {
        return TestIssuer.signedBy(
                key,
                TestIssuer.header().replace(TestIssuer.KID, kid).getBytes(StandardCharsets.UTF_8),
                api.claims().toString().getBytes(StandardCharsets.UTF_8));
    }

    private void refusedFor(String reason) {
        RawHttpClient.Answer answer = api.get("/me", api.token());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer scope=\"\" error=\"invalid_token\" "
                        + "error_description=\"unable to retrieve the keys of the issuer\"");
        assertThat(api.reason())
                .isEqualTo("keys: the keys of " + api.issuer.url() + " must be readable, got: " + reason
                        + "; check that the issuer of the authorizer responds");
    }

    @Test
    void fetchesDiscoveryAndKeySetOnceInTwoHours() {
        assertThat(call(api.token())).isEqualTo(200);
        assertThat(api.issuer.asked()).containsExactly(DISCOVERY, JWKS);

        api.clock.advance(Duration.ofHours(2).minusMillis(1));
        assertThat(call(api.token())).isEqualTo(200);
        assertThat(api.issuer.asked()).hasSize(2);

        api.clock.advance(Duration.ofMillis(1));
        assertThat(call(api.token())).isEqualTo(200);
        assertThat(api.issuer.asked()).hasSize(4);
    }

    @Test
    void fetchesTheKeySetIfThereIsNoDiscoveryDocument() {
        api.issuer.behaves(request ->
                request.path().equals(DISCOVERY) ? HttpResponse.json(404, "{}") : api.issuer.wellBehaved(request));

        assertThat(call(api.token())).isEqualTo(200);
        assertThat(api.issuer.asked()).containsExactly(DISCOVERY, JWKS);
    }

    @Test
    @DisplayName("attack 20: a new key is accepted at once, a removed key is refused")
    void rotatedKeys() {
        String old = api.token();
        assertThat(call(old)).isEqualTo(200);

        api.issuer.publishes("newkey", TestIssuer.OTHER_KEY);
        assertThat(call(old)).as("cached for two hours, as on AWS").isEqualTo(200);
        assertThat(call(signedBy(TestIssuer.OTHER_KEY, "newkey"))).isEqualTo(200);
        assertThat(call(old))
                .as("the signature is cached, but the key was removed")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("attack 20: another key under the old kid")
    void replacedKey() {
        String old = api.token();
        assertThat(call(old)).isEqualTo(200);
        api.issuer.publishes(TestIssuer.KID, TestIssuer.OTHER_KEY);
        api.clock.advance(Duration.ofMinutes(30));
        assertThat(call(signedBy(TestIssuer.OTHER_KEY, "unknown"))).isEqualTo(401);

        assertThat(call(old)).isEqualTo(401);
        assertThat(call(signedBy(TestIssuer.OTHER_KEY, TestIssuer.KID))).isEqualTo(200);
    }

    @Test
    @DisplayName("attack 21: another issuer's key with our kid")
    void foreignKey() {
        assertThat(call(signedBy(TestIssuer.OTHER_KEY, TestIssuer.KID))).isEqualTo(401);
        assertThat(api.reason())
                .startsWith("signature: the token must be signed by the key \"" + TestIssuer.KID + "\" of "
                        + api.issuer.url());
        assertThat(api.events).isEmpty();
    }

    @Test
    @DisplayName("attack 22: many unknown kids cause one fetch in ten seconds")
    void unknownKidFlood() {
        assertThat(call(api.token())).isEqualTo(200);
        for (int i = 0; i < 50; i++) {
            assertThat(call(signedBy(TestIssuer.OTHER_KEY, "unknown" + i))).isEqualTo(401);
        }
        assertThat(api.issuer.asked()).hasSize(4);

        api.clock.advance(Duration.ofSeconds(10).minusMillis(1));
        assertThat(call(signedBy(TestIssuer.OTHER_KEY, "unknown"))).isEqualTo(401);
        assertThat(api.issuer.asked()).hasSize(4);
        api.clock.advance(Duration.ofMillis(1));
        assertThat(call(signedBy(TestIssuer.OTHER_KEY, "unknown"))).isEqualTo(401);
        assertThat(api.issuer.asked()).hasSize(6);
        assertThat(call(api.token())).isEqualTo(200);
    }

    @Test
    @DisplayName("attack 22: 500 and HTML; a failed fetch is not repeated for a second")
    void brokenIssuer() {
        api.issuer.behaves(request -> HttpResponse.json(500, "{}"));
        refusedFor("http://localhost:" + port() + DISCOVERY + " responded with 500, not 200");
        assertThat(call(api.token())).isEqualTo(401);
        assertThat(api.issuer.asked()).hasSize(1);

        api.clock.advance(Duration.ofSeconds(1));
        api.issuer.behaves(request -> HttpResponse.json(200, "<html>sign in</html>"));
        refusedFor("http://localhost:" + port() + DISCOVERY + " does not have the issuer " + api.issuer.url());

        api.clock.advance(Duration.ofSeconds(1));
        api.issuer.behavesAgain();
        assertThat(call(api.token())).isEqualTo(200);
    }

    @Test
    @DisplayName("attack 22: a key set of 150 KB passes, one byte more does not")
    void largeKeySet() {
        padTo(LIMIT);
        assertThat(call(api.token())).isEqualTo(200);

        api.clock.advance(Duration.ofHours(3));
        padTo(LIMIT + 1);
        refusedFor("http://localhost:" + port() + JWKS + " sent more than 150 KB");
    }

    private void padTo(int bytes) {
        api.issuer.behaves(request -> {
            HttpResponse answer = api.issuer.wellBehaved(request);
            return request.path().equals(JWKS)
                    ? HttpResponse.json(200, answer.bodyText() + " ".repeat(bytes - answer.body().length))
                    : answer;
        });
    }

    @Test
    @DisplayName("attack 22: an issuer that does not respond times out after 1.5 s")
    void issuerWithoutResponse() {
        CountDownLatch end = new CountDownLatch(1);
        api.issuer.behaves(request -> {
            awaiting(end);
            return HttpResponse.json(200, "{}");
        });
        long start = System.nanoTime();
        refusedFor("http://localhost:" + port() + DISCOVERY + " did not respond within 1.5 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1400), Duration.ofMillis(2900));
        end.countDown();
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesADiscoveryDocumentOfAnotherIssuer() {
        api.issuer.behaves(request -> HttpResponse.json(
                200, api.issuer.wellBehaved(request).bodyText().replace("Abc123xyz\",", "Xyz321cba\",")));
        refusedFor("http://localhost:" + port() + DISCOVERY + " does not have the issuer " + api.issuer.url());
    }

    @Test
    void followsNoRedirectAndNoOtherScheme() {
        api.issuer.behaves(
                request -> HttpResponse.json(302, "").with("location", api.issuer.url() + "/.well-known/jwks.json"));
        refusedFor("http://localhost:" + port() + DISCOVERY + " responded with 302, not 200");

        api.clock.advance(Duration.ofSeconds(1));
        api.issuer.behaves(request -> HttpResponse.json(
                200, "{\"issuer\":\"" + api.issuer.url() + "\",\"jwks_uri\":\"file:///etc/passwd\"}"));
        refusedFor("http://localhost:" + port() + DISCOVERY + " has no jwks_uri");
    }

    @Test
    void acceptsOnlyRsaSigningKeysOfSufficientLength() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String good = TestIssuer.jwk("k", TestIssuer.KEY);
        String shortKey = TestIssuer.jwk("k", generator.generateKeyPair());

        assertThat(has(good)).isTrue();
        assertThat(has(good.replace("\"use\":\"sig\",", ""))).isTrue();
        for (String unfit : List.of(
                shortKey,
                good.replace("\"sig\"", "\"enc\""),
                good.replace("RS256", "RS512"),
                good.replace("\"RSA\"", "\"oct\""),
                good.replace("\"n\"", "\"m\""),
                good.replace("\"kid\"", "\"kit\""),
                good.replace("\"k\"", "7"),
                good.replace("\"AQAB\"", "\"AQ\""), // an exponent of 1
                good.replace("\"AQAB\"", "\"Ag\""),
                good.replace("\"AQAB\"", "\"\""),
                good.replace("\"AQAB\"", "65537"),
                good.replace("\"AQAB\"", "\"" + "_".repeat(400) + "\""),
                "7",
                "null",
                "[]",
                "{}",
                good + "," + TestIssuer.jwk("k", TestIssuer.OTHER_KEY))) {
            assertThat(has(unfit)).as(unfit).isFalse();
        }
    }

    @Test
    void ignoresAnUnsuitableKey() {
        String good = TestIssuer.jwk("k", TestIssuer.KEY);
        for (String unfit :
                List.of("7", "{}", "{\"kty\":\"oct\"}", "{\"kty\":\"new\"}", "{\"kty\":\"RSA\",\"kid\":\"k\"}")) {
            assertThat(has(unfit + "," + good)).as(unfit).isTrue();
        }
    }

    @Test
    void noMemberOfAKeyMakesTheDocumentFail() {
        JsonObject good =
                JsonParser.parseString(TestIssuer.jwk("k", TestIssuer.KEY)).getAsJsonObject();
        List<String> odd =
                List.of("null", "7", "-1", "1e400", "true", "[]", "[null]", "{}", "\"\"", "\"*\"", "\"A\"", "\"AA==\"");
        for (String name : List.of(
                "kty",
                "kid",
                "use",
                "alg",
                "n",
                "e",
                "d",
                "p",
                "q",
                "dp",
                "dq",
                "qi",
                "oth",
                "x5c",
                "x5t",
                "x5t#S256",
                "x5u",
                "key_ops",
                "exp",
                "nbf",
                "iat",
                "revoked")) {
            for (String value : odd) {
                JsonObject jwk = good.deepCopy();
                jwk.add(name, JsonParser.parseString(value));
                String document = "{\"keys\":[" + jwk + "," + TestIssuer.jwk("other", TestIssuer.OTHER_KEY) + "]}";
                assertThat(JsonWebKeySet.read(document.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow()
                                .key("other"))
                        .as(document)
                        .isPresent();
            }
        }
    }

    private static boolean has(String jwk) {
        return JsonWebKeySet.read(("{\"keys\":[" + jwk + "]}").getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .key("k")
                .isPresent();
    }

    @Test
    void cachesALimitedNumberOfSignaturesByKey() {
        VerifiedSignatureCache verified = new VerifiedSignatureCache(2);
        var key = (RSAPublicKey) TestIssuer.KEY.getPublic();
        var other = (RSAPublicKey) TestIssuer.OTHER_KEY.getPublic();
        verified.add(new byte[] {1}, key);
        verified.add(new byte[] {2}, key);
        verified.add(new byte[] {3}, key);

        assertThat(verified.size()).isEqualTo(2);
        assertThat(verified.contains(new byte[] {1}, key)).isFalse();
        assertThat(verified.contains(new byte[] {3}, key)).isTrue();
        assertThat(verified.contains(new byte[] {3}, other)).isFalse();
        verified.remove(new byte[] {3});
        assertThat(verified.contains(new byte[] {3}, key)).isFalse();
    }

    @Test
    void verifiesOnlySignaturesThatAreNotCached() {
        VerifiedSignatureCache verified = new VerifiedSignatureCache(9);
        SignatureCheck check =
                new SignatureCheck(new JwksCache(new JwksDiscovery(JwksFetcher.overHttp()), api.clock), verified);
        HttpApi.JwtAuthorizer authorizer = new HttpApi.JwtAuthorizer(
                "jwt", api.issuer.url(), Set.of(TestApi.CLIENT), "$request.header.Authorization");
        CompactJws wrong = (CompactJws) CompactJws.read(signedBy(TestIssuer.OTHER_KEY, TestIssuer.KID));
        assertThat(check.check(wrong, authorizer, api.clock.instant())).isPresent();
        assertThat(verified.size()).isZero();

        verified.add(wrong.hash(), (RSAPublicKey) TestIssuer.KEY.getPublic());
        assertThat(check.check(wrong, authorizer, api.clock.instant())).isEmpty();

        CompactJws good = (CompactJws) CompactJws.read(api.token());
        assertThat(check.check(good, authorizer, api.clock.instant())).isEmpty();
        assertThat(verified.size()).isEqualTo(2);
        api.clock.advance(Duration.ofHours(1));
        assertThat(new ExpiryCheck(verified).check(good, authorizer, api.clock.instant()))
                .isPresent();
        assertThat(verified.size()).as("expired tokens are removed").isEqualTo(1);
    }

    private String port() {
        return api.issuer.url().replaceAll(".*:([0-9]+)/.*", "$1");
    }
}
