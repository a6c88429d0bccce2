package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Throttle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenMutationTest {
    /** For a million tokens: {@code ./mvnw test -Dtest=TokenMutationTest -Dmutation.tokens=1000000}. */
    private static final int TOKENS = Integer.getInteger("mutation.tokens", 20_000);

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final long seed = Long.getLong("mutation.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("no changed token passes an HTTP API or causes 5xx")
    void noChangedTokenPasses() {
        try (TestApi api = new TestApi()
                .stage(new HttpApi.Stage("$default", new Throttle(2 * TOKENS, 1), Map.of(), Optional.empty()))
                .closed("GET /me")
                .declare()) {
            noChangedTokenPasses(api, "/me");
        }
    }

    @Test
    @DisplayName("no changed token passes a REST API or causes 5xx")
    void noChangedTokenPassesARestApi() {
        try (TestRestApi rest = new TestRestApi()
                .throttle(RestApi.EVERY_METHOD, 2 * TOKENS, 1)
                .closed("GET /me", "openid")
                .declare()) {
            noChangedTokenPasses(rest.api, "/v1/me");
        }
    }

    private void noChangedTokenPasses(TestApi api, String path) {
        System.out.println("token mutation run: " + TOKENS + " tokens, -Dmutation.seed=" + seed);
        String good = api.token();
        String other = TestIssuer.signed(changed(api.claims(), "jti", "another"));
        assertThat(answer(api, path, good).status()).isEqualTo(200);
        assertThat(answer(api, path, other).status()).isEqualTo(200);
        api.events.clear();
        // Signing is slow, so a few dozen correctly signed tokens with invalid claims are reused.
        List<String> nonsense = Stream.generate(() -> TestIssuer.signed(TestIssuer.header(), garbage()))
                .limit(60)
                .toList();
        List<UnaryOperator<String>> mutations = mutations(other, nonsense);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            String mutant = mutations.get(random.nextInt(mutations.size())).apply(good);
            if (mutant.equals(good) || mutant.equals(other)) {
                continue;
            }
            HttpResponse answer = answer(api, path, mutant);
            if (answer.status() != 401 || !answer.bodyText().equals("{\"message\":\"Unauthorized\"}")) {
                wrong.add("number " + i + ": " + answer.status());
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(api.events).as("seed " + seed).isEmpty();
    }

    private List<UnaryOperator<String>> mutations(String other, List<String> nonsense) {
        return List.of(
                this::anotherCharacter,
                this::aCharacterLess,
                this::aCharacterMore,
                this::twoCharactersSwapped,
                token -> part(token, 0, text -> decoded(text, this::anotherByte)),
                token -> part(token, 1, text -> decoded(text, this::anotherByte)),
                token -> part(token, 2, text -> decoded(text, this::anotherByte)),
                token -> part(
                        token,
                        0,
                        text -> TestIssuer.base64(decode(text).replace("RS256", "RS" + random.nextInt(9999)))),
                token -> part(
                        token,
                        0,
                        text -> TestIssuer.base64(decode(text).replace("}", ",\"x\":" + random.nextInt() + "}"))),
                token -> part(
                        token,
                        1,
                        text -> TestIssuer.base64(
                                decode(text).replace("\"exp\":", "\"exp\":" + (1 + random.nextInt(8))))),
                token -> part(
                        token,
                        1,
                        text -> TestIssuer.base64(decode(text).replace("{", "{\"sub\":\"" + random.nextInt() + "\","))),
                token -> part(token, 1, text -> TestIssuer.base64(decode(text) + " ".repeat(1 + random.nextInt(5)))),
                token -> part(token, random.nextInt(3), text -> other.split("\\.", -1)[random.nextInt(3)]),
                token -> part(token, random.nextInt(3), text -> text.substring(0, random.nextInt(text.length()))),
                token -> part(token, random.nextInt(3), text -> text + "=".repeat(1 + random.nextInt(2))),
                token -> token.substring(0, random.nextInt(token.length())),
                token -> token + token.substring(random.nextInt(token.length())),
                token -> nonsense.get(random.nextInt(nonsense.size())));
    }

    private String anotherCharacter(String token) {
        int at = random.nextInt(token.length());
        return token.substring(0, at) + character() + token.substring(at + 1);
    }

    private String aCharacterLess(String token) {
        int at = random.nextInt(token.length());
        return token.substring(0, at) + token.substring(at + 1);
    }

    private String aCharacterMore(String token) {
        int at = random.nextInt(token.length() + 1);
        return token.substring(0, at) + character() + token.substring(at);
    }

    private String twoCharactersSwapped(String token) {
        char[] characters = token.toCharArray();
        int one = random.nextInt(characters.length);
        int two = random.nextInt(characters.length);
        char kept = characters[one];
        characters[one] = characters[two];
        characters[two] = kept;
        return new String(characters);
    }

    private char character() {
        return random.nextInt(4) == 0
                ? (char) (33 + random.nextInt(94))
                : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    private byte[] anotherByte(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        return bytes;
    }

    private String garbage() {
        StringBuilder text = new StringBuilder();
        String tokens = "{}[]\":,\\eE+-.019tfnu \u0000\u00e9";
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(tokens.charAt(random.nextInt(tokens.length())));
        }
        return text.toString();
    }

    private static String part(String token, int number, UnaryOperator<String> change) {
        String[] parts = token.split("\\.", -1);
        parts[number] = change.apply(parts[number]);
        return String.join(".", parts);
    }

    private static String decoded(String text, UnaryOperator<byte[]> change) {
        return TestIssuer.base64(change.apply(Base64.getUrlDecoder().decode(text)));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static JsonObject changed(JsonObject claims, String name, String value) {
        claims.addProperty(name, value);
        return claims;
    }

    private static HttpResponse answer(TestApi api, String path, String token) {
        return api.gateway.handle(new HttpRequest(
                "GET",
                path,
                "",
                Headers.of("host", "localhost:9400", "authorization", "Bearer " + token),
                new byte[0],
                "127.0.0.1",
                "HTTP/1.1"));
    }
}
