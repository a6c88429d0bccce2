package dev.gatehouse.local.pulumi.type.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inputs that a route of an HTTP API refuses, with values on both sides of each limit. */
class RouteValidationTest {
    private final CloudFixture fixture = new CloudFixture();
    private String api;

    @BeforeEach
    void anApiExists() throws Exception {
        api = fixture.create(HttpApiType.TOKEN, "api", Map.of("protocolType", "HTTP"))
                .id();
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x" + i).toList();
    }

    private List<String> errors(Object... changes) {
        return fixture.errors(RouteType.TOKEN, Map.of("apiId", api, "routeKey", "GET /a"), changes);
    }

    private String authorizer() throws Exception {
        return fixture.create(
                        AuthorizerType.TOKEN,
                        "jwt",
                        Map.of(
                                "apiId",
                                api,
                                "authorizerType",
                                "JWT",
                                "identitySources",
                                List.of("$request.header.Authorization"),
                                "jwtConfiguration",
                                Map.of("issuer", "http://localhost")))
                .id();
    }

    @Test
    void anInvalidRouteKey() {
        for (String key : List.of("$default", "ANY /{proxy+}", "GET /", "PATCH /a/{id}")) {
            assertThat(errors("routeKey", key)).isEmpty();
        }
        for (String key : List.of("default", "get /a", "GET a", "GET", "TRACE /a", " GET /a")) {
            assertThat(errors("routeKey", key))
                    .containsExactly("routeKey: BadRequestException: The provided route key is not formatted"
                            + " properly for HTTP protocol: " + key);
        }
    }

    @Test
    void aDuplicateRouteKey() throws Exception {
        fixture.create(RouteType.TOKEN, "r", Map.of("apiId", api, "routeKey", "GET /a"));
        assertThat(errors())
                .containsExactly("routeKey: ConflictException: Route with key GET /a already exists for this API");
        assertThat(errors("routeKey", "GET /b")).isEmpty();
        api = fixture.create(HttpApiType.TOKEN, "other", Map.of("protocolType", "HTTP"))
                .id();
        assertThat(errors()).isEmpty();
    }

    @Test
    void anAuthorizationTypeThatIsNotImitated() throws Exception {
        for (String type : List.of("AWS_IAM", "CUSTOM")) {
            assertThat(errors("authorizationType", type))
                    .containsExactly("authorizationType: only NONE and JWT are imitated locally");
        }
        assertThat(errors("authorizationType", "NONE")).isEmpty();
        assertThat(errors("authorizationType", "JWT", "authorizerId", authorizer()))
                .isEmpty();
    }

    @Test
    void aJwtWithoutAnAuthorizer() {
        assertThat(errors("authorizationType", "JWT"))
                .containsExactly("authorizerId: is required with authorizationType JWT");
        assertThat(errors("authorizationType", "JWT", "authorizerId", "nowhere"))
                .containsExactly("authorizerId: there is no aws:apigatewayv2/authorizer:Authorizer 'nowhere'");
    }

    @Test
    void scopesWithoutAJwtAndElevenScopes() throws Exception {
        assertThat(errors("authorizationScopes", texts(1)))
                .containsExactly("authorizationScopes: need authorizationType JWT");
        Object[] jwt = {"authorizationType", "JWT", "authorizerId", authorizer(), "authorizationScopes", texts(10)};
        assertThat(errors(jwt)).isEmpty();
        jwt[5] = texts(11);
        assertThat(errors(jwt)).containsExactly("authorizationScopes: must be at most 10");
    }
}
