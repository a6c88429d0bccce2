package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.text.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 1 to 19 of the attack list on the HTTP API, over a real socket. */
class JwtAttackTest {
    private static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";
    private static final String FORBIDDEN = "{\"message\":\"Forbidden\"}";

    private TestApi api;

    @BeforeEach
    void start() {
        api = new TestApi().closed("GET /me").closed("GET /read", TestApi.READ).declare();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private String signed(Consumer<JsonObject> change) {
        JsonObject claims = api.claims();
        change.accept(claims);
        return TestIssuer.signed(claims);
    }

    private void refused(String token, String description) {
        Wire.Answer answer = api.get("/me", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + description + "\"");
        assertThat(answer.header("apigw-requestid")).matches("[A-Za-z0-9_-]{15}=");
        assertThat(api.events).isEmpty();
        assertThat(api.reason()).doesNotContain(token);
    }

    private void forbidden(Consumer<JsonObject> change) {
        Wire.Answer answer = api.get("/read", signed(change));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(FORBIDDEN);
        assertThat(api.events).isEmpty();
    }

    @Test
    void aGoodTokenPasses() {
        assertThat(api.get("/me", api.token()).status()).isEqualTo(200);
        assertThat(api.get("/read", api.token()).body()).isEqualTo("{\"ok\":true}");
        assertThat(api.events).hasSize(2);
    }

    @Test
    void aBareTokenAndALowerCaseSchemePass() {
        assertThat(api.wire.get("/me", "Authorization: " + api.token()).status())
                .isEqualTo(200);
        assertThat(api.wire.get("/me", "authorization: bearer " + api.token()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("attack 1: no token gets a bare challenge")
    @ValueSource(strings = {"X: y", "Authorization:"})
    void noToken(String header) {
        Wire.Answer answer = api.wire.get("/me", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.headers().names())
                .containsExactlyInAnyOrder("content-type", "www-authenticate", "apigw-requestid");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(api.reason())
                .isEqualTo("token: GET /me wants one in $request.header.Authorization, none came there; "
                        + "send \"Authorization: Bearer <access token>\"");
        assertThat(api.events).isEmpty();
    }

    @ParameterizedTest(name = "attack 2: {0}")
    @ValueSource(
            strings = {"\"none\"", "\"None\"", "\"nOnE\"", "\"\"", "null", "[\"RS256\"]", "\"rs256\"", "\"RS256 \""})
    void noAlgorithm(String alg) {
        refused(
                TestIssuer.signed(
                        "{\"kid\":\"" + TestIssuer.KID + "\",\"alg\":" + alg + "}",
                        api.claims().toString()),
                "signing method is invalid");
    }

    @Test
    @DisplayName("attack 2: alg absent, and alg none without a signature")
    void algorithmAbsent() {
        refused(
                TestIssuer.signed(
                        "{\"kid\":\"" + TestIssuer.KID + "\"}", api.claims().toString()),
                "signing method is invalid");
        refused(
                TestIssuer.base64("{\"alg\":\"none\"}") + "."
                        + TestIssuer.base64(api.claims().toString()) + ".",
                "the token signature is malformed");
    }

    static Stream<byte[]> publicKeySpellings() {
        byte[] der = TestIssuer.KEY.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                der,
                pem.getBytes(StandardCharsets.UTF_8),
                TestIssuer.jwk(TestIssuer.KID, TestIssuer.KEY).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @DisplayName("attack 3: HS256 keyed with the public key, also under a header that says RS256")
    @MethodSource("publicKeySpellings")
    void symmetricKey(byte[] key) throws GeneralSecurityException {
        for (String alg : List.of("HS256", "RS256")) {
            String input = TestIssuer.base64(TestIssuer.header().replace("RS256", alg)) + "."
                    + TestIssuer.base64(api.claims().toString());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String token = input + "." + TestIssuer.base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));

            refused(token, alg.equals("HS256") ? "signing method is invalid" : "the token signature is invalid");
        }
    }

    @ParameterizedTest(name = "attack 4: {0}")
    @ValueSource(strings = {"RS384", "RS512", "PS256", "ES256"})
    void otherAlgorithm(String alg) throws GeneralSecurityException {
        String input = TestIssuer.base64(TestIssuer.header().replace("RS256", alg)) + "."
                + TestIssuer.base64(api.claims().toString());
        Signature signature = Signature.getInstance(
                alg.startsWith("PS")
                        ? "RSASSA-PSS"
                        : "SHA" + (alg.startsWith("RS") ? alg.substring(2) : "256") + "withRSA");
        if (alg.startsWith("PS")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(TestIssuer.KEY.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));

        refused(input + "." + TestIssuer.base64(signature.sign()), "signing method is invalid");
    }

    @ParameterizedTest(name = "attack 5: kid {0}")
    @ValueSource(
            strings = {
                "",
                "\"kid\":[\"" + TestIssuer.KID + "\"],",
                "\"kid\":null,",
                "\"kid\":7,",
                "\"kid\":\"\",",
                "\"kid\":\"../../x\",",
                "\"kid\":\"' OR 1=1 --\",",
                "\"kid\":\"a\\u0000b\",",
                "\"kid\":\"http://evil.example/\","
            })
    void strangeKid(String kid) {
        api.get("/me", api.token());
        api.events.clear();
        int asked = api.issuer.asked().size();

        refused(
                TestIssuer.signed("{" + kid + "\"alg\":\"RS256\"}", api.claims().toString()),
                "the token key is unknown");
        assertThat(api.issuer.asked()).hasSize(asked);
    }

    @Test
    @DisplayName("attack 5: a kid as long as the headers allow")
    void longKid() {
        api.get("/me", api.token());
        int asked = api.issuer.asked().size();
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + "a".repeat(5000) + "\"}";

        assertThat(api.get("/me", TestIssuer.signed(header, api.claims().toString()))
                        .status())
                .isEqualTo(401);
        assertThat(api.issuer.asked()).hasSize(asked);
    }

    @ParameterizedTest(name = "attack 6: {0}")
    @ValueSource(
            strings = {
                "\"jku\":\"URL/evil.json\"",
                "\"x5u\":\"URL/evil.pem\"",
                "\"jwk\":JWK",
                "\"x5c\":[\"MIIB\"]",
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"b64\":false",
                "\"zip\":\"DEF\""
            })
    void keysInTheHeader(String member) {
        String header = "{\"kid\":\"" + TestIssuer.KID + "\",\"alg\":\"RS256\","
                + member.replace("URL", api.issuer.url()).replace("JWK", TestIssuer.jwk("evil", TestIssuer.OTHER_KEY))
                + "}";

        refused(TestIssuer.signed(header, api.claims().toString()), "the token header is not acceptable");
        assertThat(api.issuer.asked()).isEmpty();
    }

    @Nested
    class Form {
        @ParameterizedTest(name = "attack 7: {0} segments")
        @ValueSource(ints = {1, 2, 4, 5})
        void wrongNumberOfSegments(int count) {
            String[] parts = (api.token() + ".e30.e30").split("\\.", -1);
            refused(String.join(".", List.of(parts).subList(0, count)), "token contains an invalid number of segments");
        }

        @Test
        @DisplayName("attack 7: empty parts, stray dots and characters around the token")
        void strayCharacters() {
            String token = api.token();
            String[] parts = token.split("\\.", -1);
            for (String changed : List.of(
                    parts[0] + "." + parts[1] + ".",
                    "." + parts[1] + "." + parts[2],
                    parts[0] + ".." + parts[2],
                    token + ".",
                    "." + token,
                    token.replaceFirst("\\.", ". "),
                    token + " x",
                    token + "\t",
                    "\"" + token + "\"",
                    token + "%20",
                    token + "=",
                    parts[0] + "=." + parts[1] + "." + parts[2],
                    parts[0] + "." + parts[1] + "." + parts[2] + "==")) {
                if (!changed.endsWith("\t")) {
                    assertThat(api.get("/me", changed).status()).as(changed).isEqualTo(401);
                }
            }
            assertThat(api.events).isEmpty();
        }

        @Test
        @DisplayName("attack 7: the standard alphabet")
        void standardAlphabet() {
            String token = api.token();
            for (int i = 0; !token.contains("-") && !token.contains("_"); i++) {
                int number = i;
                token = signed(claims -> claims.addProperty("jti", "j" + number));
            }
            assertThat(api.get("/me", token.replace('-', '+').replace('_', '/')).status())
                    .isEqualTo(401);
            assertThat(api.events).isEmpty();
        }

        @Test
        @DisplayName("attack 7: unused bits of the last character")
        void nonCanonicalBits() {
            String token = api.token();
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            // 256 bytes leave four unused bits in the last character: fifteen other spellings of the same signature.
            int last = alphabet.indexOf(token.charAt(token.length() - 1));
            for (int bits = 1; bits < 16; bits++) {
                refused(
                        token.substring(0, token.length() - 1) + alphabet.charAt(last + bits),
                        "the token signature is malformed");
            }
        }

        @ParameterizedTest(name = "attack 8: payload {0}")
        @ValueSource(
                strings = {
                    "[]",
                    "\"text\"",
                    "null",
                    "7",
                    "",
                    "{",
                    "{}x",
                    "{'a':1}",
                    "{\"a\":NaN}",
                    "{\"a\":1,}",
                    "{a:1}",
                    "{\"a\":01}",
                    "{\"a\":1}{\"b\":2}",
                    "{\"a\":TRUE}",
                    "/**/{}",
                    ")]}'\n{}",
                    "\uFEFF{\"a\":1}"
                })
        void noStrictJsonObject(String payload) {
            refused(TestIssuer.signed(TestIssuer.header(), payload), "the token payload is malformed");
        }

        @Test
        @DisplayName("attack 8: a name twice, in payload or header, at the top or below")
        void namesTwice() {
            String claims = api.claims().toString();
            refused(
                    TestIssuer.signed(TestIssuer.header(), claims.replace("{", "{\"sub\":\"x\",")),
                    "the token payload is malformed");
            refused(
                    TestIssuer.signed(TestIssuer.header(), claims.replace("{", "{\"a\":{\"b\":1,\"b\":2},")),
                    "the token payload is malformed");
            refused(
                    TestIssuer.signed(TestIssuer.header().replace("{", "{\"alg\":\"none\","), claims),
                    "the token header is malformed");
        }

        @Test
        @DisplayName("attack 8: depth 10 000 in the verifier, and as deep as the headers allow over the wire")
        void deepJson() {
            refused(
                    TestIssuer.signed(TestIssuer.header(), "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
                    "the token payload is malformed");
            String deep = "[".repeat(10_000) + "]".repeat(10_000);
            assertThat(StrictJson.value(deep.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }

        @Test
        @DisplayName("attack 8: invalid UTF-8")
        void invalidUtf8() {
            byte[] claims =
                    api.claims().toString().replace("username", "us\u00e9rname").getBytes(StandardCharsets.ISO_8859_1);
            refused(
                    TestIssuer.signedBy(TestIssuer.KEY, TestIssuer.header().getBytes(StandardCharsets.UTF_8), claims),
                    "the token payload is malformed");
        }

        @Test
        @DisplayName("attack 18: two headers, a comma, other schemes, the scheme twice")
        void strangeAuthorization() {
            String token = api.token();
            for (String lines : List.of(
                    "Authorization: Bearer " + token + "\r\nAuthorization: Bearer " + token,
                    "Authorization: Bearer " + token + ", Bearer " + token,
                    "Authorization: Basic dXNlcjpwYXNz",
                    "Authorization: Basic " + token,
                    "Authorization: Bearer\t" + token,
                    "Authorization: Bearer  " + token,
                    "Authorization: Bearer",
                    "Authorization: Bearer " + token + " trailing",
                    "Authorization: Bearer:" + token,
                    "Authorization: \"Bearer " + token + "\"")) {
                Wire.Answer answer = api.wire.get("/me", lines);
                assertThat(answer.status()).as(lines).isEqualTo(401);
                assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
            }
            assertThat(api.events).isEmpty();
            refused("Bearer " + token, "tokenstring should not contain 'bearer '");
        }

        @Test
        @DisplayName("attack 19: a token in query, cookie or another header is not looked for")
        void elsewhere() {
            String token = api.token();
            for (Wire.Answer answer : List.of(
                    api.wire.get("/me?access_token=" + token + "&Authorization=Bearer%20" + token),
                    api.wire.get("/me", "Cookie: Authorization=" + token + "; access_token=" + token),
                    api.wire.get("/me", "X-Authorization: Bearer " + token, "Proxy-Authorization: Bearer " + token))) {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
            }
            assertThat(api.events).isEmpty();
        }
    }

    @Nested
    class Issuer {
        @Test
        @DisplayName("attack 9: lookalikes of the issuer")
        void lookalikes() {
            String url = api.issuer.url();
            for (String iss : List.of(
                    url + "/",
                    url.replace("http:", "https:"),
                    url.toUpperCase(java.util.Locale.ROOT),
                    url + "x",
                    url.substring(0, url.length() - 1),
                    url.replace("Abc123xyz", "Xyz321cba"),
                    url.replace("localhost", "localhost.evil.example"),
                    url.replace("localhost", "127.0.0.1"),
                    "https://my-api-auth.auth.eu-west-1.amazoncognito.com",
                    "")) {
                refused(signed(claims -> claims.addProperty("iss", iss)), "issuer does not match");
            }
            refused(signed(claims -> claims.remove("iss")), "issuer does not match");
            assertThat(api.reason())
                    .isEqualTo(
                            "issuer: iss must be \"" + url + "\", this token has none: use a token of that user pool");
        }
    }

    @Nested
    class Audience {
        @Test
        @DisplayName("attack 11: a wrong aud is not saved by the right client_id")
        void wrongAud() {
            refused(
                    signed(claims -> claims.addProperty("aud", "https://api.example.com")),
                    "the token does not have a valid audience");
            assertThat(api.reason())
                    .isEqualTo("audience: aud must be one of [" + TestApi.CLIENT
                            + ", 5abcdefghijklmnopqrstuvwxy], this token has \"https://api.example.com\": "
                            + "ask for the token without a resource, or name it in the authorizer's audience");
        }

        @Test
        @DisplayName("attack 11: an aud list that holds ours passes, one of other things does not")
        void audLists() {
            JsonArray ours = new JsonArray();
            ours.add("other");
            ours.add(TestApi.CLIENT);
            assertThat(api.get("/me", signed(claims -> claims.add("aud", ours))).status())
                    .isEqualTo(200);
            api.events.clear();

            JsonArray mixed = ours.deepCopy();
            mixed.add(7);
            refused(signed(claims -> claims.add("aud", mixed)), "the token does not have a valid audience");
            refused(signed(claims -> claims.add("aud", new JsonArray())), "the token does not have a valid audience");
        }

        @Test
        @DisplayName("attack 12: a sibling client outside the audience")
        void siblingClient() {
            refused(
                    signed(claims -> claims.addProperty("client_id", "6abcdefghijklmnopqrstuvwxy")),
                    "the token does not have a valid audience");
            refused(signed(claims -> claims.remove("client_id")), "the token does not have a valid audience");
            JsonArray list = new JsonArray();
            list.add(TestApi.CLIENT);
            refused(signed(claims -> claims.add("client_id", list)), "the token does not have a valid audience");
        }
    }

    @Nested
    class Time {
        private long now() {
            return api.clock.instant().getEpochSecond();
        }

        @Test
        @DisplayName("attack 10: exp one second before passes; at the second and after it the token has lost")
        void expiryAtTheSecond() {
            String token = api.token();
            api.clock.set(SettableClock.START.plusSeconds(3600).minusMillis(1));
            assertThat(api.get("/me", token).status()).isEqualTo(200);
            api.events.clear();

            api.clock.set(SettableClock.START.plusSeconds(3600));
            refused(token, "the token has expired");
            assertThat(api.reason())
                    .isEqualTo("expiry: exp must be after 2026-11-23T08:00:00Z, this token expired at "
                            + "2026-11-23T08:00:00Z: refresh it or sign in again");
            api.clock.set(SettableClock.START.plusSeconds(3601));
            refused(token, "the token has expired");
        }

        @Test
        @DisplayName("attack 10: exp that is no sane number")
        void strangeExpiry() {
            String claims = api.claims().toString();
            for (String exp : List.of(
                    "\"" + (now() + 60) + "\"",
                    "1e309",
                    "1e999999999",
                    "-1",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "253402300800",
                    "1e-400")) {
                refused(
                        TestIssuer.signed(TestIssuer.header(), claims.replaceFirst("\"exp\":[0-9]+", "\"exp\":" + exp)),
                        "the token has no valid expiry");
            }
            refused(signed(each -> each.remove("exp")), "the token has no valid expiry");
            refused(signed(each -> each.addProperty("exp", 0)), "the token has expired");
        }

        @ParameterizedTest
        @DisplayName("attack 10: nbf and iat at this second pass, a second later do not")
        @ValueSource(strings = {"nbf", "iat"})
        void theFuture(String claim) {
            assertThat(api.get("/me", signed(claims -> claims.addProperty(claim, now())))
                            .status())
                    .isEqualTo(200);
            assertThat(api.get("/me", signed(claims -> claims.remove(claim))).status())
                    .isEqualTo(200);
            api.events.clear();
            refused(signed(claims -> claims.addProperty(claim, now() + 1)), "the token is not valid yet");
            refused(signed(claims -> claims.addProperty(claim, "" + now())), "the token is not valid yet");
        }
    }

    @Nested
    class Scopes {
        private static final String ID_TOKEN =
                "scope https://api.example.com/read is needed; this is an ID token (token_use id), which carries no "
                        + "scopes: send the access token";

        private JsonObject idClaims() {
            JsonObject claims = api.claims();
            claims.remove("scope");
            claims.remove("client_id");
            claims.addProperty("aud", TestApi.CLIENT);
            claims.addProperty("token_use", "id");
            return claims;
        }

        @Test
        @DisplayName("attack 13: an ID token passes a route without scopes and no other")
        void idToken() {
            assertThat(api.get("/me", TestIssuer.signed(idClaims())).status()).isEqualTo(200);
            Wire.Answer answer = api.get("/read", TestIssuer.signed(idClaims()));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(FORBIDDEN);
            assertThat(answer.header("www-authenticate"))
                    .isEqualTo("Bearer scope=\"https://api.example.com/read\" error=\"insufficient_scope\" "
                            + "error_description=\"the token does not carry a scope of this route\"");
            assertThat(api.reason()).isEqualTo(ID_TOKEN);
        }

        @Test
        @DisplayName("attack 13: claims changed under the old signature")
        void forgedClaims() {
            String[] parts = TestIssuer.signed(idClaims()).split("\\.", -1);
            refused(
                    parts[0] + "." + TestIssuer.base64(api.claims().toString()) + "." + parts[2],
                    "the token signature is invalid");
        }

        @ParameterizedTest(name = "attack 14: scope \"{0}\"")
        @ValueSource(
                strings = {
                    TestApi.READ + "x",
                    "x" + TestApi.READ,
                    "HTTPS://API.EXAMPLE.COM/READ",
                    TestApi.READ + "/",
                    "https://api.example.com/rea",
                    "openid\t" + TestApi.READ,
                    "openid," + TestApi.READ,
                    "openid\u00a0" + TestApi.READ,
                    "openid\n" + TestApi.READ,
                    "\"" + TestApi.READ + "\"",
                    "*",
                    ""
                })
        void almostTheScope(String scope) {
            forbidden(claims -> claims.addProperty("scope", scope));
        }

        @Test
        @DisplayName("attack 14: scope that is no text")
        void scopeOfAnotherType() {
            forbidden(claims -> claims.addProperty("scope", 7));
            forbidden(claims -> claims.add("scope", new JsonObject()));
            forbidden(claims -> claims.add("scope", new JsonPrimitive(true)));
            forbidden(claims -> claims.remove("scope"));
        }

        @Test
        @DisplayName("attack 15: scope wins over scp, no union")
        void scopeAndScp() {
            forbidden(claims -> {
                claims.addProperty("scope", "openid");
                claims.addProperty("scp", TestApi.READ);
            });
            assertThat(api.get("/read", signed(claims -> {
                                claims.remove("scope");
                                claims.addProperty("scp", TestApi.READ);
                            }))
                            .status())
                    .isEqualTo(200);
            JsonArray list = new JsonArray();
            list.add(TestApi.READ);
            assertThat(api.get("/read", signed(claims -> {
                                claims.remove("scope");
                                claims.add("scp", list);
                            }))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void tellsHowAnInitiateAuthTokenGetsAScope() {
            forbidden(claims -> claims.addProperty("scope", "aws.cognito.signin.user.admin"));

            assertThat(api.reason())
                    .isEqualTo("scope https://api.example.com/read is needed; this token of client " + TestApi.CLIENT
                            + " by InitiateAuth carries only aws.cognito.signin.user.admin: use the code flow");
        }

        @Test
        void anyOneOfTheScopesIsEnough() {
            TestApi two = api.closed("GET /either", TestApi.READ, TestApi.WRITE).declare();

            assertThat(two.get("/either", two.token()).status()).isEqualTo(200);
        }
    }

    @Test
    void theFirstFaultInTheListIsTheOneThatIsNamed() {
        refused(
                signed(claims -> {
                    claims.addProperty("iss", "x");
                    claims.addProperty("aud", "x");
                    claims.addProperty("exp", 0);
                }),
                "issuer does not match");
        refused(
                signed(claims -> {
                    claims.addProperty("aud", "x");
                    claims.addProperty("exp", 0);
                }),
                "the token does not have a valid audience");
    }

    @Test
    void takesTheTokenFromADeclaredQueryParameter() {
        api.identitySource("$request.querystring.token").declare();

        assertThat(api.wire.get("/me?token=" + api.token()).status()).isEqualTo(200);
        assertThat(api.wire.get("/me?token=" + api.token() + "&token=x").status())
                .isEqualTo(401);
        assertThat(api.get("/me", api.token()).headers())
                .extracting(Headers::names)
                .asString()
                .contains("www-authenticate");
    }
}
