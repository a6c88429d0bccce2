package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.http.RawHttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 1 to 6: missing tokens, algorithms, keys and token headers. */
class JwtAttackTest extends JwtAttacks {
    @Test
    void aValidTokenPasses() {
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
    @DisplayName("attack 1: without a token the challenge has only the scheme")
    @ValueSource(strings = {"X: y", "Authorization:"})
    void noToken(String header) {
        RawHttpClient.Answer answer = api.wire.get("/me", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.headers().names())
                .containsExactlyInAnyOrder("content-type", "www-authenticate", "apigw-requestid");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(api.reason())
                .isEqualTo("token: GET /me requires a token in $request.header.Authorization, got none; "
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
}
