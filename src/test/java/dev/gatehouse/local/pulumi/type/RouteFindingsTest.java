package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a route of an HTTP API refuses, both sides of each limit. */
class RouteFindingsTest {
    private final Scene scene = new Scene();
    private String api;

    @BeforeEach
    void anApiExists() throws Exception {
        api = scene.made(ApiType.TOKEN, "api", Map.of("protocolType", "HTTP")).id();
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x" + i).toList();
    }

    private List<String> found(Object... changes) {
        return scene.found(RouteType.TOKEN, Map.of("apiId", api, "routeKey", "GET /a"), changes);
    }

    private String authorizer() throws Exception {
        return scene.made(
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
    void aKeyOfAWrongForm() {
        for (String key : List.of("$default", "ANY /{proxy+}", "GET /", "PATCH /a/{id}")) {
            assertThat(found("routeKey", key)).isEmpty();
        }
        for (String key : List.of("default", "get /a", "GET a", "GET", "TRACE /a", " GET /a")) {
            assertThat(found("routeKey", key))
                    .containsExactly("routeKey: BadRequestException: The provided route key is not formatted"
                            + " properly for HTTP protocol: " + key);
        }
    }

    @Test
    void aKeyThatIsTakenInThatApi() throws Exception {
        scene.made(RouteType.TOKEN, "r", Map.of("apiId", api, "routeKey", "GET /a"));
        assertThat(found())
                .containsExactly("routeKey: ConflictException: Route with key GET /a already exists for this API");
        assertThat(found("routeKey", "GET /b")).isEmpty();
        api = scene.made(ApiType.TOKEN, "other", Map.of("protocolType", "HTTP")).id();
        assertThat(found()).isEmpty();
    }

    @Test
    void aTypeThatNobodyWouldCheck() throws Exception {
        for (String type : List.of("AWS_IAM", "CUSTOM")) {
            assertThat(found("authorizationType", type))
                    .containsExactly("authorizationType: only NONE and JWT are imitated locally");
        }
        assertThat(found("authorizationType", "NONE")).isEmpty();
        assertThat(found("authorizationType", "JWT", "authorizerId", authorizer()))
                .isEmpty();
    }

    @Test
    void aJwtThatNobodyReads() {
        assertThat(found("authorizationType", "JWT"))
                .containsExactly("authorizerId: is required with authorizationType JWT");
        assertThat(found("authorizationType", "JWT", "authorizerId", "nowhere"))
                .containsExactly("authorizerId: there is no aws:apigatewayv2/authorizer:Authorizer 'nowhere'");
    }

    @Test
    void scopesWithoutAJwtAndAnEleventhOne() throws Exception {
        assertThat(found("authorizationScopes", texts(1)))
                .containsExactly("authorizationScopes: need authorizationType JWT");
        Object[] jwt = {"authorizationType", "JWT", "authorizerId", authorizer(), "authorizationScopes", texts(10)};
        assertThat(found(jwt)).isEmpty();
        jwt[5] = texts(11);
        assertThat(found(jwt)).containsExactly("authorizationScopes: must be at most 10");
    }
}
