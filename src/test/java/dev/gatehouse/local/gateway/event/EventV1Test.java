package dev.gatehouse.local.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TestRestApi;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Events of payload format 1.0, of a REST API and of an HTTP API. */
class EventV1Test {
    private static final String IDENTITY_FIELDS = "\"identity\":{\"accessKey\":null,\"accountId\":null,\"caller\":null,"
            + "\"cognitoAuthenticationProvider\":null,\"cognitoAuthenticationType\":null,\"cognitoIdentityId\":null,"
            + "\"cognitoIdentityPoolId\":null,\"principalOrgId\":null,\"user\":null,\"userArn\":null,"
            + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":null}";

    private static String headers(String open, String close) {
        return "{\"Host\":" + open + "\"localhost:PORT\"" + close + ",\"X-Amzn-Trace-Id\":" + open + "\"TRACE\"" + close
                + ",\"X-Forwarded-For\":" + open + "\"127.0.0.1\"" + close + ",\"X-Forwarded-Port\":" + open
                + "\"PORT\""
                + close + ",\"X-Forwarded-Proto\":" + open + "\"http\"" + close + "}";
    }

    /** The last event, with values that differ between runs replaced. */
    private static String plain(TestApi api) {
        JsonObject context = api.event().getAsJsonObject("requestContext");
        String trace =
                api.event().getAsJsonObject("headers").get("X-Amzn-Trace-Id").getAsString();
        return api.events
                .get(api.events.size() - 1)
                .replace(context.get("requestId").getAsString(), "ID")
                .replace(context.get("extendedRequestId").getAsString(), "EXTENDED")
                .replace(trace, "TRACE")
                .replace("" + api.port(), "PORT");
    }

    @Nested
    class OfARestApi {
        private final TestRestApi rest = new TestRestApi();

        @AfterEach
        void stop() {
            rest.close();
        }

        private JsonObject event() {
            return rest.api.event();
        }

        @Test
        @DisplayName("is exactly this for a small request, with null for empty values (DOC)")
        void exactly() {
            rest.open("GET /open").declare();
            rest.get("/open");

            assertThat(plain(rest.api))
                    .isEqualTo("{\"resource\":\"/open\",\"path\":\"/open\",\"httpMethod\":\"GET\",\"headers\":"
                            + headers("", "") + ",\"multiValueHeaders\":" + headers("[", "]")
                            + ",\"queryStringParameters\":null,\"multiValueQueryStringParameters\":null,"
                            + "\"pathParameters\":null,\"stageVariables\":null,\"requestContext\":{"
                            + "\"accountId\":\"000000000000\",\"apiId\":\"a1b2c3d4e5\",\"domainName\":\"localhost\","
                            + "\"domainPrefix\":\"localhost\",\"extendedRequestId\":\"EXTENDED\",\"httpMethod\":\"GET\","
                            + IDENTITY_FIELDS + ",\"path\":\"/v1/open\",\"protocol\":\"HTTP/1.1\",\"requestId\":\"ID\","
                            + "\"requestTime\":\"23/Nov/2026:07:00:00 +0000\",\"requestTimeEpoch\":1795417200000,"
                            + "\"resourcePath\":\"/open\",\"stage\":\"v1\",\"resourceId\":\"res000\","
                            + "\"deploymentId\":\"dep001\"},\"body\":null,\"isBase64Encoded\":false}");
        }

        @Test
        void hasAllValuesAndTheLastValue() {
            rest.open("GET /open").declare();
            rest.get("/open?a=1&a=2&b=x%20y&c", "X-Two: a", "x-two: b", "Cookie: k=v", "X-Forwarded-For: 8.8.8.8");

            JsonObject event = event();
            assertThat(event.get("queryStringParameters").toString())
                    .isEqualTo("{\"a\":\"2\",\"b\":\"x y\",\"c\":\"\"}");
            assertThat(event.get("multiValueQueryStringParameters").toString())
                    .isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":[\"x y\"],\"c\":[\"\"]}");
            assertThat(event.getAsJsonObject("headers").get("X-Two").getAsString())
                    .isEqualTo("b");
            assertThat(event.getAsJsonObject("multiValueHeaders").get("X-Two").toString())
                    .isEqualTo("[\"a\",\"b\"]");
            assertThat(event.getAsJsonObject("headers").get("Cookie").getAsString())
                    .isEqualTo("k=v");
            assertThat(event.getAsJsonObject("multiValueHeaders")
                            .get("X-Forwarded-For")
                            .toString())
                    .isEqualTo("[\"127.0.0.1\"]");
        }

        @Test
        void decodesPathParametersAndKeepsThePathAsSent() {
            rest.open("GET /a/{id}", "GET /b/{rest+}").declare();
            rest.get("/a/x%20y");
            assertThat(event().get("pathParameters").toString()).isEqualTo("{\"id\":\"x y\"}");
            assertThat(event().get("path").getAsString()).isEqualTo("/a/x%20y");
            rest.get("/b/c/d");
            assertThat(event().get("pathParameters").toString()).isEqualTo("{\"rest\":\"c/d\"}");
            assertThat(event().get("resource").getAsString()).isEqualTo("/b/{rest+}");
        }

        @Test
        @DisplayName("has claims as strings, groups separated by commas, exp and iat as dates (OBS)")
        void claims() {
            rest.closed("GET /read", TestApi.READ).declare();
            JsonObject claims = rest.api.claims();
            JsonArray groups = new JsonArray();
            groups.add("admin");
            groups.add("poweruser");
            claims.add("cognito:groups", groups);
            claims.addProperty("email_verified", true);
            claims.add("nothing", JsonNull.INSTANCE);
            rest.with(TestIssuer.signed(claims), "/read");

            JsonObject authorizer = event().getAsJsonObject("requestContext").getAsJsonObject("authorizer");
            assertThat(authorizer.keySet()).containsExactly("claims");
            JsonObject seen = authorizer.getAsJsonObject("claims");
            assertThat(seen.get("cognito:groups").getAsString()).isEqualTo("admin,poweruser");
            assertThat(seen.get("email_verified").getAsString()).isEqualTo("true");
            assertThat(seen.get("iat").getAsString()).isEqualTo("Mon Nov 23 07:00:00 UTC 2026");
            assertThat(seen.get("exp").getAsString()).isEqualTo("Mon Nov 23 08:00:00 UTC 2026");
            assertThat(seen.get("auth_time").getAsString()).isEqualTo("1795417200");
            assertThat(seen.get("scope").getAsString()).isEqualTo("openid " + TestApi.READ);
            assertThat(seen.has("nothing")).isFalse();
        }

        @Test
        @DisplayName("passes bodies as text unless their type is a binary media type (DOC)")
        void bodies() {
            rest.open("POST /a").binary("image/*", "application/pdf").declare();
            byte[] body = "a=1".getBytes(StandardCharsets.UTF_8);
            rest.api.wire.send("POST", "/v1/a", body, "Content-Type: application/x-www-form-urlencoded");
            assertThat(event().get("body").getAsString()).isEqualTo("a=1");
            assertThat(event().get("isBase64Encoded").getAsBoolean()).isFalse();
            for (String type : new String[] {"image/png", "Application/PDF; x=y"}) {
                rest.api.wire.send("POST", "/v1/a", body, "Content-Type: " + type);
                assertThat(event().get("body").getAsString()).isEqualTo("YT0x");
                assertThat(event().get("isBase64Encoded").getAsBoolean()).isTrue();
            }
        }
    }

    @Nested
    class OfAnHttpApi {
        private final TestApi api = new TestApi();

        @AfterEach
        void stop() {
            api.close();
        }

        @Test
        @DisplayName("is exactly this for a small request: with a version, and an authorizer with nulls (DOC)")
        void exactly() {
            api.open("GET /open")
                    .payloadFormat("1.0")
                    .returns("{\"statusCode\":200,\"body\":\"ok\"}")
                    .declare();
            assertThat(api.wire.get("/open").body()).isEqualTo("ok");

            assertThat(plain(api).replace("EXTENDED", "ID"))
                    .isEqualTo("{\"version\":\"1.0\",\"resource\":\"/open\",\"path\":\"/open\",\"httpMethod\":\"GET\","
                            + "\"headers\":" + headers("", "") + ",\"multiValueHeaders\":" + headers("[", "]")
                            + ",\"queryStringParameters\":null,\"multiValueQueryStringParameters\":null,"
                            + "\"pathParameters\":null,\"stageVariables\":null,\"requestContext\":{"
                            + "\"accountId\":\"000000000000\",\"apiId\":\"a1b2c3d4e5\",\"domainName\":\"localhost\","
                            + "\"domainPrefix\":\"localhost\",\"extendedRequestId\":\"ID\",\"httpMethod\":\"GET\","
                            + IDENTITY_FIELDS + ",\"path\":\"/open\",\"protocol\":\"HTTP/1.1\",\"requestId\":\"ID\","
                            + "\"requestTime\":\"23/Nov/2026:07:00:00 +0000\",\"requestTimeEpoch\":1795417200000,"
                            + "\"resourcePath\":\"/open\",\"stage\":\"$default\",\"resourceId\":null,"
                            + "\"authorizer\":{\"claims\":null,\"scopes\":null}},\"body\":null,"
                            + "\"isBase64Encoded\":false}");
        }

        @Test
        @DisplayName(
                "has claims where the article's handler reads them, lists in brackets, and the token's scopes (OBS)")
        void claims() {
            api.closed("GET /read", TestApi.READ)
                    .closed("GET /me")
                    .payloadFormat("1.0")
                    .declare();
            JsonObject claims = api.claims();
            JsonArray groups = new JsonArray();
            groups.add("admin");
            groups.add("poweruser");
            claims.add("cognito:groups", groups);
            api.get("/read", TestIssuer.signed(claims));

            JsonObject authorizer =
                    api.event().getAsJsonObject("requestContext").getAsJsonObject("authorizer");
            assertThat(authorizer
                            .getAsJsonObject("claims")
                            .get("cognito:groups")
                            .getAsString())
                    .isEqualTo("[admin poweruser]");
            assertThat(authorizer.getAsJsonObject("claims").get("exp").getAsString())
                    .isEqualTo("1795420800");
            assertThat(authorizer.get("scopes").toString()).isEqualTo("[\"openid\",\"" + TestApi.READ + "\"]");
            api.get("/me", api.token());
            assertThat(api.event()
                            .getAsJsonObject("requestContext")
                            .getAsJsonObject("authorizer")
                            .get("scopes")
                            .isJsonNull())
                    .isTrue();
        }

        @Test
        @DisplayName("a response without statusCode is 500 (DOC)")
        void infersNothing() {
            api.open("GET /open")
                    .payloadFormat("1.0")
                    .returns("{\"message\":\"hi\"}")
                    .declare();
            assertThat(api.wire.get("/open").status()).isEqualTo(500);
            assertThat(api.wire.get("/open").body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        }
    }
}
