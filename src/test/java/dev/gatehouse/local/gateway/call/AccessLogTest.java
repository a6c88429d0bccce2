package dev.gatehouse.local.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final String FORMAT = """
            {"requestId":"$context.requestId","time":"$context.requestTime",
              "method":"$context.httpMethod","route":"$context.routeKey","status":"$context.status",
              "length":"$context.responseLength","authError":"$context.authorizer.error",
              "sub":"$context.authorizer.claims.sub","client":"$context.authorizer.claims.client_id",
              "scope":"$context.authorizer.claims.scope","error":"$context.integrationErrorMessage",
              "ip":"$context.identity.sourceIp","agent":"$context.identity.userAgent","x":"$context.unknown.thing"}
            """;

    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private void declare(String format) {
        api.stage(new HttpApi.Stage("$default", new Throttle(100, 100), Map.of(), Optional.of(format)))
                .open("GET /open")
                .closed("GET /read", TestApi.READ)
                .declare();
    }

    private String last() {
        return api.accessLog.get(api.accessLog.size() - 1).replaceAll("[A-Za-z0-9_-]{15}=", "ID");
    }

    @Test
    void writesOneLineForEachRequestInTheDeclaredFormat() {
        declare(FORMAT);
        api.wire.get("/read", "Authorization: Bearer " + api.token(), "User-Agent: curl/8");

        assertThat(api.accessLog).hasSize(1);
        assertThat(last())
                .isEqualTo("{\"requestId\":\"ID\",\"time\":\"23/Nov/2026:07:00:00 +0000\",\"method\":\"GET\","
                        + "\"route\":\"GET /read\",\"status\":\"200\",\"length\":\"11\",\"authError\":\"-\","
                        + "\"sub\":\"92159464-1001-70a3-4f2e-8d4ad0a1b2c3\",\"client\":\"" + TestApi.CLIENT + "\","
                        + "\"scope\":\"openid " + TestApi.READ + "\",\"error\":\"-\",\"ip\":\"127.0.0.1\","
                        + "\"agent\":\"curl/8\",\"x\":\"-\"}");
    }

    @Test
    void hasTheRequestIdOfTheResponse() {
        declare("$context.requestId");
        var answer = api.wire.get("/open");

        assertThat(api.accessLog).containsExactly(answer.header("apigw-requestid"));
    }

    @Test
    void hasTheErrorOfTheAuthorizer() {
        declare("$context.status $context.authorizer.error $context.error.message $context.authorizer.claims.sub");
        api.wire.get("/read");
        assertThat(last()).isEqualTo("401 missing: token not provided Unauthorized -");
        api.get("/read", "a.b");
        assertThat(last()).isEqualTo("401 token contains an invalid number of segments Unauthorized -");
        var claims = api.claims();
        claims.addProperty("scope", "openid");
        api.get("/read", TestIssuer.signed(claims));
        assertThat(last())
                .isEqualTo("403 the token does not carry a scope of this route Forbidden "
                        + "92159464-1001-70a3-4f2e-8d4ad0a1b2c3");
    }

    @Test
    void hasTheErrorOfTheIntegration() {
        declare("$context.status $context.integrationErrorMessage");
        api.function(event -> new Invocation.Failed("Boom", "text"));
        api.wire.get("/open");

        assertThat(last())
                .matches("500 function: must return a response, got the error Boom;"
                        + " see the log lines of the function with [0-9a-f]{8}");
    }

    @Test
    @DisplayName("attack 37: a caller cannot add fields or lines, and the log has no token")
    void cannotBeForged() {
        declare(FORMAT);
        api.wire.get("/open?token=abc", "User-Agent: x\",\"status\":\"999\\", "Authorization: Bearer abc.def.ghi");

        var line = JsonParser.parseString(last()).getAsJsonObject();
        assertThat(line.get("status").getAsString()).isEqualTo("200");
        assertThat(line.get("agent").getAsString()).isEqualTo("x\",\"status\":\"999\\");
        assertThat(last()).doesNotContain("abc");
    }

    @Test
    @DisplayName("attack 37: no reason has the refused token")
    void reasonsHoldNoToken() {
        declare(FORMAT);
        String good = api.token();
        String[] parts = good.split("\\.", -1);
        for (String token : new String[] {good + "x", parts[0] + "." + parts[1], parts[0] + "." + parts[1] + ".AAAA"}) {
            api.get("/read", token);
            assertThat(api.reason() + last())
                    .doesNotContain(parts[0])
                    .doesNotContain(parts[1])
                    .doesNotContain(parts[2]);
        }
    }

    @Test
    void writesNothingWithoutAFormat() {
        api.open("GET /open").declare();
        api.wire.get("/open");

        assertThat(api.accessLog).isEmpty();
    }
}
