package dev.gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TokenExplainer.RouteChecks;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two APIs at one address: one at the root, one below its own path. */
class ApiPathTest {
    private static final String OWN = "/_aws/execute-api/b2c3d4e5f6";

    private final TestApi api = new TestApi()
            .permissions(TestApi.permission("arn:aws:execute-api:eu-west-1:000000000000:*/*/*"))
            .open("GET /root", "POST /root")
            .closed("GET /closed", TestApi.READ)
            .declare();

    @BeforeEach
    void declareASecondApi() {
        Declared one = api.cloud.declared();
        HttpApi root = (HttpApi) one.apis().get(0);
        HttpApi second = new HttpApi(
                "b2c3d4e5f6",
                "partner",
                root.cors(),
                List.of(
                        new HttpApi.Route(
                                "p1",
                                "GET /partner",
                                root.routes().get(2).authorizerId(),
                                Set.of(),
                                root.routes().get(0).integrationId()),
                        new HttpApi.Route(
                                "p2",
                                "ANY /{path+}",
                                root.routes().get(0).authorizerId(),
                                Set.of(),
                                root.routes().get(0).integrationId())),
                root.authorizers(),
                root.integrations(),
                root.stages());
        api.cloud.declare(new Declared(
                one.pools(),
                one.clients(),
                List.<Api>of(root, second),
                one.functions(),
                List.of(),
                List.of(),
                Set.of(second.id())));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theRootServesTheFirstApi() {
        assertThat(api.get("/root", "").status()).isEqualTo(200);
        assertThat(api.get("/partner", "").status()).isEqualTo(404);
    }

    @Test
    void theSecondApiReceivesThePathWithoutItsPrefix() {
        assertThat(api.get(OWN + "/partner", api.token()).status()).isEqualTo(200);
        assertThat(api.event().get("rawPath").getAsString()).isEqualTo("/partner");
        assertThat(api.event().getAsJsonObject("requestContext").get("apiId").getAsString())
                .isEqualTo("b2c3d4e5f6");
        assertThat(api.get(OWN + "/partner", "").status()).isEqualTo(401);
    }

    @Test
    void aRequestWithABodyKeepsTheShortPathToo() {
        assertThat(api.wire
                        .send("POST", OWN + "/things?x=1", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(api.event().get("rawPath").getAsString()).isEqualTo("/things");
        assertThat(api.event().get("rawQueryString").getAsString()).isEqualTo("x=1");
        assertThat(api.event().get("body").getAsString()).isEqualTo("e30=");
    }

    @Test
    void aPathWithAnIdThatNoApiHasBelongsToTheRoot() {
        assertThat(api.get("/_aws/execute-api/zzzzzzzzzz/partner", "").status()).isEqualTo(404);
        assertThat(api.get("/_aws/execute-api/b2c3d4e5f6x/partner", "").status())
                .isEqualTo(404);
    }

    @Test
    void theChecksOfARequestAreThoseOfItsApi() {
        api.get(OWN + "/partner", api.token());
        TestApi.Traced last = api.traced.get(api.traced.size() - 1);
        GatewayTrace trace = last.trace();

        assertThat(api.gateway
                        .explainer()
                        .request(trace.declared(), trace.routeKey().orElseThrow(), last.request(), trace.received())
                        .map(RouteChecks::allowed))
                .contains(true);
    }

    @Test
    void aTokenIsCheckedAgainstTheRoutesOfBothApis() {
        assertThat(api.gateway.explainer().token(api.cloud.declared(), api.token(), api.clock.instant()))
                .extracting(RouteChecks::routeKey)
                .containsExactly(
                        "GET /closed", "GET /root", "POST /root", "ANY /{path+} of partner", "GET /partner of partner");
    }
}
