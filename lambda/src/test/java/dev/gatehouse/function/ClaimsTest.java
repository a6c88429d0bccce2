package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    static APIGatewayV2HTTPEvent event(String route, Map<String, String> claims) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                                .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                        .builder()
                                        .withClaims(claims)
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static Claims claims(Map<String, String> claims) {
        return Claims.of(event("GET /x", claims)).orElseThrow();
    }

    @Test
    void tellsAUserFromAMachine() {
        Claims user = claims(Map.of("sub", "u-1", "username", "u-1", "client_id", "c", "token_use", "access"));
        assertThat(user.isUser()).isTrue();
        assertThat(user.subject()).contains("u-1");
        Claims machine = claims(Map.of("sub", "c", "client_id", "c", "token_use", "access"));
        assertThat(machine.isUser()).isFalse();
        assertThat(machine.username()).isEmpty();
    }

    @Test
    void tellsAnAccessTokenFromAnIdToken() {
        assertThat(claims(Map.of("token_use", "access")).isAccessToken()).isTrue();
        assertThat(claims(Map.of("token_use", "id")).isAccessToken()).isFalse();
        assertThat(claims(Map.of()).isAccessToken()).isFalse();
        assertThat(claims(Map.of("token_use", "id")).isIdToken()).isTrue();
        assertThat(claims(Map.of("token_use", "access")).isIdToken()).isFalse();
        assertThat(claims(Map.of()).isIdToken()).isFalse();
    }

    @Test
    void readsGroupsAsASetOfWholeNames() {
        assertThat(claims(Map.of("cognito:groups", "[admin poweruser]")).groups())
                .containsExactly("admin", "poweruser");
        assertThat(claims(Map.of("cognito:groups", "[admin]")).groups()).containsExactly("admin");
        assertThat(claims(Map.of()).groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "[notadmin]",
                "[admin-x]",
                "[[admin]]",
                "[admin",
                "admin]",
                "[x,admin]",
                "[admin,x]",
                "[]",
                "[ ]",
                "[Admin]",
                "(admin)",
                "[x admin",
                "[[x admin]"
            })
    void findsNoAdminInWhatOnlyLooksLikeOne(String text) {
        assertThat(claims(Map.of("cognito:groups", text)).groups()).doesNotContain("admin");
    }

    @Test
    void readsScopesFromScopeAndElseFromScp() {
        assertThat(claims(Map.of("scope", "openid https://api.example.com/read"))
                        .scopes())
                .containsExactly("openid", "https://api.example.com/read");
        assertThat(claims(Map.of("scp", "[a b]")).scopes()).containsExactly("a", "b");
        assertThat(claims(Map.of("scope", "a", "scp", "b")).scopes()).containsExactly("a");
        assertThat(claims(Map.of()).scopes()).isEmpty();
    }

    @Test
    void isEmptyWithoutAnAuthorizer() {
        assertThat(Claims.of(new APIGatewayV2HTTPEvent())).isEmpty();
        assertThat(Claims.of(APIGatewayV2HTTPEvent.builder()
                        .withRequestContext(new APIGatewayV2HTTPEvent.RequestContext())
                        .build()))
                .isEmpty();
    }

    @Test
    void showsNoValues() {
        assertThat(claims(Map.of("email", "user@example.com"))).hasToString("Claims[email]");
    }
}
