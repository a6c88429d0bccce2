package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.DeployedStack.Client;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeFlowRequestTest {
    private static final CodeFlowRequest REQUEST = new CodeFlowRequest(
            "http://localhost:8976/callback", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "the-state", "the-nonce");

    private static String idToken(String claims) {
        return "header."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }

    /** RFC 7636, appendix B. */
    @Test
    void sendsTheChallengeOfTheVerifierAndNotTheVerifier() {
        Client client = new Client("cli", "abc", "native", List.of(), List.of(), Optional.empty(), Optional.empty());
        URI url = REQUEST.url(URI.create("https://auth.test"), client, Optional.of("openid a/b"), Optional.empty());

        assertThat(url)
                .hasToString("https://auth.test/oauth2/authorize?response_type=code&client_id=abc"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A8976%2Fcallback&scope=openid%20a%2Fb&state=the-state"
                        + "&nonce=the-nonce&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                        + "&code_challenge_method=S256");
    }

    /** RFC 8707: Cognito binds the access token to the resource. */
    @Test
    void asksForTheResourceOfAnAgent() {
        Client client = new Client(
                "agents", "abc", "agent", List.of(), List.of(), Optional.empty(), Optional.of("https://api.test/mcp"));
        URI url = REQUEST.url(URI.create("https://auth.test"), client, Optional.empty(), Optional.empty());

        assertThat(url.getQuery().split("&")).contains("resource=https://api.test/mcp");
    }

    @Test
    void usesNewRandomValuesForEachRequest() {
        CodeFlowRequest one = CodeFlowRequest.to("http://localhost:8976/callback");
        CodeFlowRequest other = CodeFlowRequest.to("http://localhost:8976/callback");

        assertThat(List.of(one.state(), one.nonce(), one.verifier(), other.state(), other.nonce(), other.verifier()))
                .doesNotHaveDuplicates();
    }

    @Test
    void acceptsOnlyItsOwnStateAndNonce() {
        assertThat(REQUEST.hasState("the-state")).isTrue();
        assertThat(REQUEST.hasState("the-stat")).isFalse();
        assertThat(REQUEST.hasState("")).isFalse();
        assertThat(REQUEST.hasNonceOf(idToken("{\"nonce\": \"the-nonce\"}"))).isTrue();
        assertThat(REQUEST.hasNonceOf(idToken("{\"nonce\": \"another\"}"))).isFalse();
        assertThat(REQUEST.hasNonceOf(idToken("{}"))).isFalse();
        assertThat(REQUEST.hasNonceOf(idToken("[]"))).isFalse();
        assertThat(REQUEST.hasNonceOf("not a token")).isFalse();
        assertThat(REQUEST.hasNonceOf("a.*.c")).isFalse();
    }

    @Test
    void printsNoSecret() {
        assertThat(REQUEST).hasToString("CodeFlowRequest[http://localhost:8976/callback, ***]");
        assertThat(new Password("hunter2", "a file")).hasToString("Password[***, a file]");
        assertThat(CodeFlowCallback.parse("code=secret&state=x").orElseThrow().toString())
                .contains("code")
                .doesNotContain("secret");
    }
}
