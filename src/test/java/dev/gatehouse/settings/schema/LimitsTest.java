package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private StackTree stack = StackTree.of("dev");

    @ParameterizedTest
    @CsvSource({
        "gatehouse:identity>password>length, 8, 99, 7, 100",
        "gatehouse:identity>password>history, 0, 24, -1, 25",
        "gatehouse:api>throttle>rate, 1, 10000, 0, 10001",
        "gatehouse:api>throttle>burst, 1, 5000, 0, 5001",
        "gatehouse:function>memory, 128, 10240, 127, 10241",
        "gatehouse:function>timeout, 1s, 29s, 0s, 30s",
        "gatehouse:identity>password>temporary, 1d, 7d, 23h, 8d",
        "gatehouse:clients>spa>accessToken, 5m, 1d, 4m, 1441m",
        "gatehouse:clients>spa>idToken, 5m, 1d, 4m, 1441m",
        "gatehouse:clients>spa>refreshToken, 1h, 3650d, 59m, 3651d",
        "gatehouse:clients>spa>rotationGrace, 0s, 60s, 61s, 2m",
        "gatehouse:observability>retention, 1d, 3653d, 2d, 3654d",
        "gatehouse:observability>alarms>unauthorized, 1, 1000000, 0, 1000001",
        "gatehouse:observability>alarms>forbidden, 1, 1000000, 0, 1000001",
        "gatehouse:observability>alarms>serverErrors, 1, 1000000, 0, 1000001",
        "gatehouse:observability>alarms>throttledSignIns, 1, 1000000, 0, 1000001",
        "gatehouse:observability>alarms>latency, 1s, 30s, 0s, 31s",
        "gatehouse:function>concurrency, 1, 1000, 0, 1001",
        "gatehouse:identity>firewall>rate, 100, 20000000, 99, 20000001"
    })
    void holdAtBothEnds(String path, String least, String most, String below, String above) throws Exception {
        for (String good : List.of(least, most)) {
            stack = StackTree.of("dev");
            stack.set(path, good);
            assertThat(stack.problems()).as(path + " = " + good).isEmpty();
        }
        for (String bad : List.of(below, above)) {
            stack = StackTree.of("dev");
            stack.set(path, bad);
            assertThat(stack.problems())
                    .as(path + " = " + bad)
                    .extracting(Problem::path)
                    .containsExactly(path.replace('>', '.'));
        }
    }

    @Test
    void anAccessTokenMayLiveAsLongAsTheRefreshTokenAndNoLonger() {
        stack.set("gatehouse:clients>spa>accessToken", "2h");
        stack.set("gatehouse:clients>spa>refreshToken", "2h");
        stack.accepts();
        stack.set("gatehouse:clients>spa>accessToken", "121m");
        stack.refuses("life-order", "gatehouse:clients.spa.refreshToken");
    }

    @Test
    void aRouteTakesTenScopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        for (int i = 1; i <= 11; i++) {
            scopes.put("s" + i, "Scope");
        }
        scopes.putAll(Map.of("read", "R", "write", "W", "admin", "A"));
        stack.set("gatehouse:scopes>scopes", scopes);
        List<String> names = List.of("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11");
        stack.route("GET /ten", Map.of("scopes", names.subList(0, 10)));
        stack.accepts();
        stack.route("GET /ten", Map.of("scopes", names));
        stack.refuses("quota", "gatehouse:routes.GET /ten.scopes");
    }

    @Test
    void anAuthorizerTakesFiftyClients() {
        for (int i = 0; i < 46; i++) {
            stack.set("gatehouse:clients>job" + i, Map.of("kind", "machine", "scopes", List.of("read")));
        }
        stack.accepts();
        stack.set("gatehouse:clients>more", Map.of("kind", "machine", "scopes", List.of("read")));
        stack.refuses("quota", "gatehouse:clients");
    }

    @Test
    void anApiTakesThreeHundredRoutes() {
        for (int i = 0; i < 294; i++) {
            stack.route("GET /r" + i, Map.of("public", true));
        }
        stack.accepts();
        stack.route("GET /more", Map.of("public", true));
        stack.refuses("quota", "gatehouse:routes");
    }

    @Test
    void aResourceTakesFortyNineTagsBesideOurs() {
        for (int i = 0; i < 49; i++) {
            stack.set("gatehouse:tags>t" + i, "v");
        }
        stack.accepts();
        stack.set("gatehouse:tags>more", "v");
        stack.refuses("quota", "gatehouse:tags");
    }

    @Test
    void aTagHasAKeyOf128AndAValueOf256Characters() {
        stack.set("gatehouse:tags>" + "k".repeat(128), "v".repeat(256));
        stack.set("gatehouse:tags>Cost Centre", "");
        stack.accepts();
        stack.set("gatehouse:tags>" + "k".repeat(129), "v");
        stack.refuses("tag-key", "gatehouse:tags." + "k".repeat(129));
        stack.set("gatehouse:tags>" + "k".repeat(129), null);
        stack.set("gatehouse:tags>owner", "v".repeat(257));
        stack.refuses("tag-value", "gatehouse:tags.owner");
        stack.set("gatehouse:tags>owner", null);
        for (String reserved : List.of("aws:x", "AWS:x", "gatehouse:stack", "")) {
            stack.set("gatehouse:tags>" + reserved, "v");
            stack.refuses("tag-key", "gatehouse:tags" + (reserved.isEmpty() ? "" : "." + reserved));
            stack.set("gatehouse:tags>" + reserved, null);
        }
    }
}
