package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.text.StrictJson;
import dev.gatehouse.local.http.RawHttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 7, 8, 18 and 19: malformed tokens, and tokens in other places. */
class JwtFormatAttackTest extends JwtAttacks {
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
            // 256 bytes leave four unused bits in the last character: 15 other encodings of the same signature.
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
        void notAStrictJsonObject(String payload) {
            refused(TestIssuer.signed(TestIssuer.header(), payload), "the token payload is malformed");
        }

        @Test
        @DisplayName("attack 8: duplicate names in payload or header, at any level")
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
                RawHttpClient.Answer answer = api.wire.get("/me", lines);
                assertThat(answer.status()).as(lines).isEqualTo(401);
                assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
            }
            assertThat(api.events).isEmpty();
            refused("Bearer " + token, "tokenstring should not contain 'bearer '");
        }

        @Test
        @DisplayName("attack 19: a token in the query, a cookie or another header is ignored")
        void elsewhere() {
            String token = api.token();
            for (RawHttpClient.Answer answer : List.of(
                    api.wire.get("/me?access_token=" + token + "&Authorization=Bearer%20" + token),
                    api.wire.get("/me", "Cookie: Authorization=" + token + "; access_token=" + token),
                    api.wire.get("/me", "X-Authorization: Bearer " + token, "Proxy-Authorization: Bearer " + token))) {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
            }
            assertThat(api.events).isEmpty();
        }
    }
}
