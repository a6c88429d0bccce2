package dev.gatehouse.function.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.gatehouse.function.Events;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    private static Claims claims(Map<String, String> claims) {
        return Claims.of(Events.http("GET /x", claims)).orElseThrow();
    }

    @Test
    void distinguishesUsersFromMachines() {
        Claims user = claims(Map.of("sub", "u-1", "username", "u-1", "client_id", "c", "token_use", "access"));
        assertThat(user.isUser()).isTrue();
        assertThat(user.subject()).contains("u-1");
        Claims machine = claims(Map.of("sub", "c", "client_id", "c", "token_use", "access"));
        assertThat(machine.isUser()).isFalse();
        assertThat(machine.username()).isEmpty();
        assertThat(machine.isMachine()).isTrue();
        assertThat(user.isMachine()).isFalse();
    }

    @Test
    void requiresAllPropertiesOfAMachine() {
        assertThat(claims(Map.of("token_use", "access")).isMachine()).isFalse();
        assertThat(claims(Map.of("sub", "c", "client_id", "c")).isMachine()).isFalse();
        assertThat(claims(Map.of("sub", "c", "client_id", "c", "token_use", "id"))
                        .isMachine())
                .isFalse();
        assertThat(claims(Map.of("sub", "c", "client_id", "d", "token_use", "access"))
                        .isMachine())
                .isFalse();
    }

    @Test
    void distinguishesAccessTokensFromIdTokens() {
        assertThat(claims(Map.of("token_use", "access")).tokenUse()).contains(TokenUse.ACCESS);
        assertThat(claims(Map.of("token_use", "id")).tokenUse()).contains(TokenUse.ID);
        assertThat(claims(Map.of("token_use", "Access")).tokenUse()).isEmpty();
        assertThat(claims(Map.of()).tokenUse()).isEmpty();
    }

    @Test
    void readsTheClientOfBothTokens() {
        assertThat(claims(Map.of("client_id", "c", "aud", "a")).clientId()).contains("c");
        assertThat(claims(Map.of("aud", "a")).clientId()).contains("a");
        assertThat(claims(Map.of()).clientId()).isEmpty();
    }

    @Test
    void returnsEmptyForAbsentAndEmptyClaims() {
        Claims none = claims(Map.of("email", ""));
        assertThat(List.of(
                        none.subject(),
                        none.username(),
                        none.email(),
                        none.issuer(),
                        none.tokenId(),
                        none.text("custom:x"),
                        none.issuedAt(),
                        none.expiresAt(),
                        none.authenticatedAt()))
                .containsOnly(Optional.empty());
    }

    @Test
    void readsTimesOfBothKindsOfApi() {
        Instant time = Instant.parse("2026-11-23T13:46:20Z");
        assertThat(claims(Map.of("iat", "1795441580")).issuedAt()).contains(time);
        assertThat(rest(Map.of("exp", "Mon Nov 23 13:46:20 UTC 2026")).expiresAt())
                .contains(time);
        assertThat(rest(Map.of("auth_time", "1795441580")).authenticatedAt()).contains(time);
        assertThat(rest(Map.of("exp", "Sun Nov 1 03:04:05 UTC 2026")).expiresAt())
                .contains(Instant.parse("2026-11-01T03:04:05Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e9", "999999999999", "tomorrow", "Mon Nov 23", "2026-11-23T13:46:20Z", " 1"})
    void readsNoOtherTimes(String text) {
        assertThat(claims(Map.of("exp", text)).expiresAt()).isEmpty();
    }

    @Test
    void readsNumbersAndBooleans() {
        Claims claims = rest(Map.of("iat", 1795441580, "exp", 1.79544518E9, "email_verified", true, "d", Double.NaN));
        assertThat(claims.issuedAt()).contains(Instant.ofEpochSecond(1795441580));
        assertThat(claims.expiresAt()).contains(Instant.ofEpochSecond(1795445180));
        assertThat(claims.text("email_verified")).contains("true");
        assertThat(claims.text("d")).isEmpty();
    }

    @Test
    void ignoresValuesThatApiGatewayDoesNotSend() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("cognito:groups", List.of("admin"));
        odd.put("sub", Map.of("a", "b"));
        odd.put("email", null);
        odd.put("scope", new String[] {"read"});
        Claims claims = rest(odd);
        assertThat(claims).hasToString("Claims[]");
        assertThat(claims.groups()).isEmpty();
        assertThat(claims.scopes()).isEmpty();
    }

    @Test
    void readsGroupsAsASetOfCompleteNames() {
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
    void findsNoAdminInSimilarNames(String text) {
        assertThat(claims(Map.of("cognito:groups", text)).groups()).doesNotContain("admin");
    }

    @Test
    void readsScopesFromScopeOrScp() {
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

    private static Claims rest(Map<String, ?> claims) {
        return Claims.of(Events.rest("GET", "/x", claims)).orElseThrow();
    }

    @Test
    void readsListsOnlyInTheFormOfTheApi() {
        Map<String, String> commas = Map.of("cognito:groups", "admin,staff", "scp", "a,b");
        Map<String, String> brackets = Map.of("cognito:groups", "[admin staff]", "scp", "[a b]");
        assertThat(rest(commas).groups()).containsExactly("admin", "staff");
        assertThat(rest(commas).scopes()).containsExactly("a", "b");
        assertThat(rest(brackets).groups()).isEmpty();
        APIGatewayProxyRequestEvent ofAnHttpApi = Events.rest("GET", "/x", brackets);
        ofAnHttpApi.setVersion("1.0");
        assertThat(Claims.of(ofAnHttpApi).orElseThrow().groups()).containsExactly("admin", "staff");
        assertThat(Claims.of(ofAnHttpApi).orElseThrow().scopes()).containsExactly("a", "b");
        ofAnHttpApi.getRequestContext().setAuthorizer(Map.of("claims", commas));
        assertThat(Claims.of(ofAnHttpApi).orElseThrow().groups()).isEmpty();
    }

    /** DOC "Create AWS Lambda proxy integrations for HTTP APIs": the version, then claims and scopes. */
    @Test
    void readsTheEventOfAnHttpApiInPayloadFormatOne() {
        APIGatewayProxyRequestEvent event = Events.read(APIGatewayProxyRequestEvent.class, """
                {"version":"1.0","resource":"/me","path":"/me","httpMethod":"GET","headers":{"Header1":"value1"},
                 "multiValueHeaders":{"Header1":["value1"]},"queryStringParameters":null,
                 "multiValueQueryStringParameters":null,"requestContext":{"accountId":"1","apiId":"id",
                  "authorizer":{"claims":{"sub":"u-1","cognito:groups":"[admin]","exp":"1795441580"},
                   "scopes":["read"]},"protocol":"HTTP/1.1","requestTimeEpoch":1583348638390,"stage":"$default"},
                 "pathParameters":null,"stageVariables":null,"body":null,"isBase64Encoded":false}""");
        Claims claims = Claims.of(event).orElseThrow();
        assertThat(claims.subject()).contains("u-1");
        assertThat(claims.groups()).containsExactly("admin");
        assertThat(claims.expiresAt()).contains(Instant.ofEpochSecond(1795441580));
    }

    @Test
    void refusesWith401WithoutClaims() {
        assertThatThrownBy(() -> Claims.required(Optional.empty()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(RefusedException.Reason.UNAUTHORIZED);
                    assertThat(refusal.reason().status()).isEqualTo(401);
                    assertThat(refusal.getStackTrace()).isEmpty();
                });
        assertThat(Claims.required(Optional.of(claims(Map.of("sub", "u")))).subject())
                .contains("u");
    }

    @Test
    void acceptsCallersThatMeetTheRequirement() {
        Claims claims = claims(Map.of(
                "token_use", "access", "username", "u", "scope", "read write", "cognito:groups", "[admin staff]"));
        assertThatCode(() -> claims.requireAccessToken()
                        .requireUser()
                        .requireScope("none", "write")
                        .requireGroup("staff"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesOnlyIdTokensWithAnotherIssuer() {
        assertThatCode(() -> claims(Map.of("token_use", "access")).refuseIdToken())
                .doesNotThrowAnyException();
        assertThatCode(() -> claims(Map.of()).refuseIdToken()).doesNotThrowAnyException();
        assertThatThrownBy(() -> claims(Map.of("token_use", "id")).refuseIdToken())
                .hasMessage("this route requires an access token");
    }

    @Test
    void refusesWith403AndNamesTheRequirementButNotTheCaller() {
        Claims machine = claims(
                Map.of("token_use", "id", "sub", "secret-sub", "scope", "readonly", "cognito:groups", "[notadmin]"));
        Map<String, Runnable> wanted = Map.of(
                "this route requires an access token",
                machine::requireAccessToken,
                "this route requires the token of a user, not of a machine",
                machine::requireUser,
                "the token must have the scope read or write",
                () -> machine.requireScope("read", "write"),
                "only members of the group admin may do this",
                () -> machine.requireGroup("admin"));
        wanted.forEach((detail, asking) -> assertThatThrownBy(asking::run)
                .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                    assertThat(refusal.reason().status()).isEqualTo(403);
                    assertThat(refusal.detail()).isEqualTo(detail);
                    assertThat(refusal).hasMessage(detail);
                }));
    }

    @Test
    void ignoresEmptyScopes() {
        assertThatThrownBy(() -> claims(Map.of("scope", "a  b")).requireScope(""))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> claims(Map.of("scope", "a")).requireScope()).isInstanceOf(RefusedException.class);
    }

    @Test
    void printsNoValues() {
        assertThat(claims(Map.of("email", "user@example.com"))).hasToString("Claims[email]");
    }
}
