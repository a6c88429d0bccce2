package dev.gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.TokenExplainer.RouteChecks;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenExplainerTest {
    private final TestApi api =
            new TestApi().open("GET /health").closed("GET /things/{id}", TestApi.READ, TestApi.WRITE);

    @AfterEach
    void close() {
        api.close();
    }

    private RouteChecks lastRequest() {
        TestApi.Traced last = api.traced.get(api.traced.size() - 1);
        GatewayTrace trace = last.trace();
        return api.gateway
                .explainer()
                .request(trace.declared(), trace.routeKey().orElseThrow(), last.request(), trace.received())
                .orElseThrow();
    }

    private static List<String> names(List<CheckResult> checks) {
        return checks.stream().map(CheckResult::name).toList();
    }

    @Test
    void showsEveryCheckOfAnAllowedRequestWithWhatWasExpectedAndWhatCame() {
        api.declare().get("/things/7", api.token());
        RouteChecks checks = lastRequest();
        assertThat(checks.allowed()).isTrue();
        assertThat(names(checks.checks()))
                .containsExactly(
                        "format",
                        "header",
                        "algorithm",
                        "signature",
                        "issuer",
                        "audience",
                        "expiry",
                        "nbf",
                        "iat",
                        "scope");
        assertThat(checks.checks().get(5))
                .hasToString("CheckResult[name=audience, expected=client_id is one of " + TestApi.CLIENT
                        + ", 5abcdefghijklmnopqrstuvwxy, received=\"" + TestApi.CLIENT + "\", refusal=Optional.empty]");
        assertThat(checks.checks().get(9).expected()).isEqualTo("one of " + TestApi.READ + ", " + TestApi.WRITE);
        assertThat(checks.checks().get(9).received()).isEqualTo("openid " + TestApi.READ);
    }

    @Test
    void theFirstRefusingCheckHasTheReasonOfTheLog() {
        JsonObject claims = api.claims();
        claims.addProperty("iss", "https://other.example.com");
        api.declare().get("/things/7", TestIssuer.signed(claims));
        List<CheckResult> checks = lastRequest().checks();
        CheckResult refusing =
                checks.stream().filter(check -> !check.passed()).findFirst().orElseThrow();
        assertThat(refusing.name()).isEqualTo("issuer");
        assertThat(refusing.refusal()).hasValue(api.reason());
        assertThat(names(checks))
                .as("scopes of a refused token are not trusted")
                .doesNotContain("scope");
    }

    @Test
    void aRequestWithoutTokenFailsTheTokenCheck() {
        api.declare().wire.get("/things/7");
        assertThat(names(lastRequest().checks())).containsExactly("token");
        assertThat(lastRequest().allowed()).isFalse();
    }

    @Test
    void explainsWithTheTimeOfTheRequestNotOfNow() {
        api.declare().get("/things/7", api.token());
        api.clock.advance(Duration.ofHours(2));
        assertThat(lastRequest().allowed()).isTrue();
        List<RouteChecks> now = api.gateway.explainer().token(api.cloud.declared(), api.token(), api.clock.instant());
        assertThat(now).extracting(RouteChecks::allowed).containsExactly(true, true);
    }

    @Test
    void saysForEachRouteWhetherATokenOpensIt() {
        api.declare();
        JsonObject claims = api.claims();
        claims.addProperty("scope", "openid");
        List<RouteChecks> routes =
                api.gateway.explainer().token(api.cloud.declared(), TestIssuer.signed(claims), api.clock.instant());
        assertThat(routes).extracting(RouteChecks::routeKey).containsExactly("GET /health", "GET /things/{id}");
        assertThat(routes).extracting(RouteChecks::allowed).containsExactly(true, false);
    }

    @Test
    void aRestApiAlsoChecksTheUseOfTheToken() {
        try (TestRestApi rest =
                new TestRestApi().closed("GET /things", TestApi.READ).declare()) {
            rest.with(rest.api.token(), "/things");
            TestApi.Traced last = rest.api.traced.get(0);
            RouteChecks checks = rest.api
                    .gateway
                    .explainer()
                    .request(
                            last.trace().declared(),
                            "GET /things",
                            last.request(),
                            last.trace().received())
                    .orElseThrow();
            assertThat(names(checks.checks())).containsSubsequence("expiry", "nbf", "iat", "use", "scope");
            assertThat(checks.allowed()).isTrue();
        }
    }

    @Test
    void theTraceHasTheEventAndTheAnswerOfTheFunction() {
        api.returns("{\"statusCode\":201,\"body\":\"made\"}").declare().get("/things/7", api.token());
        GatewayTrace.FunctionCall call = api.traced.get(0).trace().function().orElseThrow();
        assertThat(new String(call.event(), StandardCharsets.UTF_8)).isEqualTo(api.events.get(0));
        assertThat(call.answer())
                .hasValueSatisfying(answer -> assertThat(new String(answer, StandardCharsets.UTF_8))
                        .isEqualTo("{\"statusCode\":201,\"body\":\"made\"}"));
        assertThat(call.functionArn()).isEqualTo(TestApi.FUNCTION);
    }

    @Test
    void theTraceSaysWhyAFunctionDidNotAnswer() {
        api.function(event -> new Invocation.Failed("Error", "secret text"))
                .declare()
                .get("/things/7", api.token());
        GatewayTrace.FunctionCall call = api.traced.get(0).trace().function().orElseThrow();
        assertThat(call.answer()).isEmpty();
        assertThat(call.fault())
                .hasValue("function: must return a response, got the error Error; see the log lines of the function"
                        + " with " + call.requestId().orElseThrow().substring(0, 8));
    }

    @Test
    void aRefusedRequestHasNoFunctionCall() {
        api.declare().get("/things/7", "no.valid.token");
        assertThat(api.traced.get(0).trace().function()).isEmpty();
        assertThat(api.traced.get(0).trace().routeKey()).hasValue("GET /things/{id}");
    }
}
