package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthorizeCalls;
import dev.gatehouse.local.state.UserPoolBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter resource. DOC "Scopes, M2M, and APIs with resource servers", section Resource binding. MCP-n is an attack of an MCP client. */
final class ResourceParameterTest extends AuthorizeCalls {
    private static final String MCP = "http://localhost:9400/mcp";

    private String aud(Map<String, String> authorize) {
        return claims(tokens(authorize).get("access_token").getAsString())
                .get("aud")
                .getAsString();
    }

    private JsonObject tokens(Map<String, String> authorize) {
        return cognito.post("/oauth2/token", redeem(TestState.SPA, cognito.code(authorize, USER)))
                .json();
    }

    /** DOC: https, http with localhost only, and custom schemes. Attack 112: each text is an audience of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/mcp",
                "https://api.example.com/mcp/",
                "https://API.example.com/mcp",
                "https://other.example.com/mcp",
                "https://localhost.evil.example/mcp",
                MCP,
                MCP + "/",
                "http://localhost",
                "myapp://tools"
            })
    void becomesTheAudienceAsItIsWritten(String resource) {
        assertThat(aud(with(TestState.SPA, "resource", resource))).isEqualTo(resource);
    }

    /** Attack 112. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9400/mcp",
                "http://[::1]:9400/mcp",
                "http://api.example.com/mcp",
                "HTTP://api.example.com/mcp",
                "http://LOCALHOST:9400/mcp",
                "http://localhost.evil.example/mcp",
                "http://localhost@evil.example/mcp",
                "http://localhost:9400/mcp#",
                "https://api.example.com/mcp#tools",
                "myapp:tools",
                "//localhost/mcp"
            })
    void refusesHttpOfAnyOtherHostAndFragments(String resource) {
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "resource", resource)), "invalid_request");
        assertThat(cognito.reason())
                .isEqualTo(
                        "resource must be an absolute URL without a fragment: https, http for the host localhost only,"
                                + " or a custom scheme; got " + resource);
    }

    /** Attack 112; DOC: one resource in a request. */
    @Test
    void refusesARepeatedResource() {
        String query = RunningCognito.encode(with(TestState.SPA, "resource", MCP));
        isErrorRedirect(cognito.get("/oauth2/authorize?" + query + "&resource=" + MCP), "invalid_request");
        assertThat(cognito.reason()).isEqualTo("a parameter is repeated: resource");
    }

    /** DOC, announcement of resource binding: Essentials or Plus. */
    @Test
    void refusesAResourceInTheTierLite() {
        cognito.cloud.declare(TestState.declared(UserPoolBuilder.of(TestState.pool(cognito.issuer()))
                .tier("LITE")
                .build()));
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "resource", MCP)), "invalid_request");
        assertThat(cognito.reason())
                .isEqualTo("resource binding needs the tier ESSENTIALS or PLUS, and the user pool has LITE; set"
                        + " gatehouse:identity.tier");
        assertThat(cognito.authorizePage(authorize(TestState.SPA)).location()).startsWith("/login?");
    }

    /** DOC: exclusive to managed login. CHOICE: a warning, because no source says what the classic pages do. */
    @Test
    void warnsAboutTheClassicPages() {
        String warning =
                "warning: AWS documents resource for managed login only, and the user pool has the classic sign-in"
                        + " pages; set pages: managed in gatehouse:domain";
        cognito.authorizePage(with(TestState.SPA, "resource", MCP));
        assertThat(cognito.reason()).isEqualTo(warning);
        cognito.authorizePage(authorize(TestState.SPA));
        assertThat(cognito.reason()).isEmpty();
        cognito.cloud.declare(TestState.declared(TestState.managedLogin(TestState.pool(cognito.issuer()))));
        cognito.authorizePage(with(TestState.SPA, "resource", MCP));
        assertThat(cognito.reason()).isEmpty();
    }

    /** Attack 123. CHOICE: refused here; Cognito cannot require PKCE. */
    @Test
    void refusesAPublicClientWithoutPkce() {
        Map<String, String> parameters = without("code_challenge", "code_challenge_method");
        parameters.put("resource", MCP);
        isErrorRedirect(cognito.authorizePage(parameters), "invalid_request");
        assertThat(cognito.reason())
                .isEqualTo(
                        "public client spa must send code_challenge and code_challenge_method=S256 with resource or a"
                                + " metadata document; the local cloud requires PKCE here, as the Model Context Protocol does."
                                + " Cognito cannot require it and accepts this request");
        isErrorRedirect(cognito.get("/login?" + RunningCognito.encode(parameters)), "invalid_request");
    }

    @Test
    void acceptsAClientWithASecretWithoutPkce() {
        Map<String, String> parameters = without("code_challenge", "code_challenge_method");
        parameters.put("client_id", TestState.WEB);
        parameters.put("resource", MCP);
        assertThat(cognito.authorizePage(parameters).location()).startsWith("/login?");
    }

    /** Attack 115: the token endpoint ignores the parameter. */
    @Test
    void ofTheTokenEndpointChangesNothing() {
        Map<String, String> redeem = redeem(TestState.SPA, cognito.code(with(TestState.SPA, "resource", MCP), USER));
        redeem.put("resource", "https://other.example.com/mcp");
        JsonObject first = cognito.post("/oauth2/token", redeem).json();
        assertThat(claims(first.get("access_token").getAsString()).get("aud").getAsString())
                .isEqualTo(MCP);

        Map<String, String> refresh = form(
                "grant_type",
                "refresh_token",
                "client_id",
                TestState.SPA,
                "refresh_token",
                first.get("refresh_token").getAsString(),
                "resource",
                "https://other.example.com/mcp");
        Reply second = cognito.post("/oauth2/token", refresh);
        assertThat(claims(second.json().get("access_token").getAsString())
                        .get("aud")
                        .getAsString())
                .isEqualTo(MCP);
    }

    /** Attack 115, the other way round: a refresh adds no audience. */
    @Test
    void ofTheTokenEndpointAddsNoAudience() {
        Map<String, String> redeem = redeem(TestState.SPA, cognito.code(authorize(TestState.SPA), USER));
        redeem.put("resource", MCP);
        JsonObject first = cognito.post("/oauth2/token", redeem).json();
        assertThat(claims(first.get("access_token").getAsString()).has("aud")).isFalse();

        Map<String, String> refresh = form(
                "grant_type",
                "refresh_token",
                "client_id",
                TestState.SPA,
                "refresh_token",
                first.get("refresh_token").getAsString(),
                "resource",
                MCP);
        assertThat(claims(cognito.post("/oauth2/token", refresh)
                                .json()
                                .get("access_token")
                                .getAsString())
                        .has("aud"))
                .isFalse();
    }
}
