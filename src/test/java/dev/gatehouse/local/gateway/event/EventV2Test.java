package dev.gatehouse.local.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventV2Test {
    private final TestApi api = new TestApi();

    @BeforeEach
    void declare() {
        api.open("GET /open", "POST /open", "GET /items/{id}")
                .closed("GET /me")
                .closed("GET /read", TestApi.READ)
                .declare();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private JsonObject jwt() {
        return api.event()
                .getAsJsonObject("requestContext")
                .getAsJsonObject("authorizer")
                .getAsJsonObject("jwt");
    }

    private JsonObject posted(String body, String... headers) {
        api.wire.send("POST", "/open", body.getBytes(StandardCharsets.UTF_8), headers);
        return api.event();
    }

    @Test
    void isExactlyThisForASmallRequest() {
        api.wire.get("/open");
        JsonObject event = api.event();
        String id = event.getAsJsonObject("requestContext").get("requestId").getAsString();
        String trace = event.getAsJsonObject("headers").get("x-amzn-trace-id").getAsString();

        assertThat(id).matches("[A-Za-z0-9_-]{15}=");
        assertThat(trace).matches("Root=1-6b03e470-[0-9a-f]{24}");
        assertThat(api.events.get(0).replace(id, "ID").replace(trace, "TRACE").replace("" + api.port(), "PORT"))
                .isEqualTo(
                        "{\"version\":\"2.0\",\"routeKey\":\"GET /open\",\"rawPath\":\"/open\",\"rawQueryString\":\"\","
                                + "\"headers\":{\"host\":\"localhost:PORT\",\"content-length\":\"0\",\"x-amzn-trace-id\":\"TRACE\","
                                + "\"x-forwarded-for\":\"127.0.0.1\",\"x-forwarded-port\":\"PORT\",\"x-forwarded-proto\":\"http\"},"
                                + "\"requestContext\":{\"accountId\":\"000000000000\",\"apiId\":\"a1b2c3d4e5\","
                                + "\"domainName\":\"localhost\",\"domainPrefix\":\"localhost\","
                                + "\"http\":{\"method\":\"GET\",\"path\":\"/open\",\"protocol\":\"HTTP/1.1\","
                                + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"\"},\"requestId\":\"ID\","
                                + "\"routeKey\":\"GET /open\",\"stage\":\"$default\",\"time\":\"23/Nov/2026:07:00:00 +0000\","
                                + "\"timeEpoch\":1795417200000},\"isBase64Encoded\":false}");
    }

    @Test
    void lowercasesHeaderNamesJoinsDuplicatesAndSeparatesCookies() {
        api.wire.get("/open", "X-Two: a", "x-two: b", "User-Agent: curl/8", "Cookie: a=1; b=2", "Cookie: c=3");
        JsonObject headers = api.event().getAsJsonObject("headers");

        assertThat(headers.get("x-two").getAsString()).isEqualTo("a,b");
        assertThat(headers.get("user-agent").getAsString()).isEqualTo("curl/8");
        assertThat(headers.has("cookie")).isFalse();
        assertThat(headers.has("connection")).isFalse();
        assertThat(api.event().get("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\",\"c=3\"]");
        assertThat(api.event()
                        .getAsJsonObject("requestContext")
                        .getAsJsonObject("http")
                        .get("userAgent")
                        .getAsString())
                .isEqualTo("curl/8");
    }

    @Test
    void decodesTheQueryAndJoinsDuplicates() {
        api.wire.get("/open?a=1&a=2%2C3&b=x+y%20z&c&=v&bad=%zz");

        assertThat(api.event().get("rawQueryString").getAsString()).isEqualTo("a=1&a=2%2C3&b=x+y%20z&c&=v&bad=%zz");
        assertThat(api.event().get("queryStringParameters"))
                .isEqualTo(JsonParser.parseString(
                        "{\"a\":\"1,2,3\",\"b\":\"x y z\",\"c\":\"\",\"\":\"v\",\"bad\":\"%zz\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=utf-8",
                "text/plain",
                "text/csv",
                "application/xml",
                "application/javascript"
            })
    void passesTextAsItIs(String type) {
        JsonObject event = posted("{\"name\":\"\u00e9\"}", "Content-Type: " + type);

        assertThat(event.get("body").getAsString()).isEqualTo("{\"name\":\"\u00e9\"}");
        assertThat(event.get("isBase64Encoded").getAsBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: application/octet-stream",
                "Content-Type: image/png",
                "Content-Type: application/vnd.api+json",
                "X-No: type",
                "Content-Type: multipart/form-data; boundary=x"
            })
    void passesOtherBodiesInBase64(String header) {
        JsonObject event = posted("a=1&b=2", header);

        assertThat(event.get("body").getAsString()).isEqualTo("YT0xJmI9Mg==");
        assertThat(event.get("isBase64Encoded").getAsBoolean()).isTrue();
    }

    @Test
    @DisplayName("attack 24: a compressed body is not decompressed")
    void doesNotInflate() {
        byte[] bomb = Base64.getDecoder().decode("H4sIAAAAAAAA/0vMBwBeStIZAgAAAA==");
        api.wire.send("POST", "/open", bomb, "Content-Type: application/json", "Content-Encoding: gzip");

        assertThat(api.event().get("body").getAsString())
                .isEqualTo(Base64.getEncoder().encodeToString(bomb));
        assertThat(api.event().get("isBase64Encoded").getAsBoolean()).isTrue();
    }

    @Test
    void passesInvalidUtf8InBase64() {
        api.wire.send("POST", "/open", new byte[] {'"', (byte) 0xff, '"'}, "Content-Type: application/json");

        assertThat(api.event().get("body").getAsString()).isEqualTo("Iv8i");
        assertThat(api.event().get("isBase64Encoded").getAsBoolean()).isTrue();
    }

    @Test
    void writesEveryClaimAsText() {
        JsonObject claims = api.claims();
        JsonArray groups = new JsonArray();
        groups.add("admin");
        groups.add("power user");
        claims.add("cognito:groups", groups);
        claims.addProperty("email_verified", true);
        claims.add("nothing", JsonNull.INSTANCE);
        claims.add("empty", new JsonArray());
        api.get("/read", TestIssuer.signed(claims));

        JsonObject seen = jwt().getAsJsonObject("claims");
        assertThat(seen.entrySet())
                .allSatisfy(claim -> assertThat(
                                claim.getValue().getAsJsonPrimitive().isString())
                        .isTrue());
        assertThat(seen.get("cognito:groups").getAsString()).isEqualTo("[admin power user]");
        assertThat(seen.get("empty").getAsString()).isEqualTo("[]");
        assertThat(seen.get("email_verified").getAsString()).isEqualTo("true");
        assertThat(seen.get("exp").getAsString()).isEqualTo("1795420800");
        assertThat(seen.get("scope").getAsString()).isEqualTo("openid " + TestApi.READ);
        assertThat(seen.has("nothing")).isFalse();
    }

    @Test
    void hasAllScopesOfTheTokenOnlyOnARouteWithScopes() {
        api.get("/read", api.token());
        assertThat(jwt().get("scopes").toString()).isEqualTo("[\"openid\",\"" + TestApi.READ + "\"]");

        api.get("/me", api.token());
        assertThat(jwt().get("scopes").isJsonNull()).isTrue();
    }

    @Test
    void hasNoAuthorizerOnAnOpenRoute() {
        api.get("/open", api.token());

        assertThat(api.event().getAsJsonObject("requestContext").has("authorizer"))
                .isFalse();
    }

    @Test
    void refusesAnEventOfMoreThanSixMegabytes() {
        byte[] body = new byte[5 * 1024 * 1024];
        var answer = api.wire.send("POST", "/open", body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
        assertThat(api.events).isEmpty();
    }
}
