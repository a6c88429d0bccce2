package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.AppClientBuilder;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.CimdPolicy;
import dev.gatehouse.local.state.UserPoolBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients whose client_id is the URL of a client ID metadata document. DOC "Client ID metadata documents (CIMD)". MCP-n is an
 * attack of an MCP client.
 */
final class ClientMetadataDocumentTest {
    private static final String URL = "https://claude.ai/oauth/claude-code-client-metadata";
    private static final String OTHER_URL = "https://tools.example.com/client.json";
    private static final String CALLBACK = "http://localhost:3118/callback";
    private static final String AGENTS = "7agents7agents7agents7agen";
    private static final String MCP = "http://localhost:9400/mcp";

    private static final String LEAD = """
            <p>to continue to Claude Code</p>
            <p>The name comes from claude.ai. After sign-in, the browser goes to localhost:3118. Continue only if you started this \
            sign-in.</p>
            """;

    private static final ClientDocument DOCUMENT = new ClientDocument(URL, "Claude Code", List.of(CALLBACK));
    private static final ClientDocument OTHER_DOCUMENT =
            new ClientDocument(OTHER_URL, "Tools", List.of(CALLBACK, "https://tools.example.com/back"));

    private final RunningCognito cognito = new RunningCognito();

    @BeforeEach
    void declare() {
        declare(client -> client, new CimdPolicy("p1", "agents", AGENTS, List.of(URL, OTHER_URL)));
        cognito.cloud.useDocuments(Map.of(URL, DOCUMENT, OTHER_URL, OTHER_DOCUMENT));
    }

    private void declare(UnaryOperator<AppClientBuilder> change, CimdPolicy... policies) {
        declare(pool -> pool, change, policies);
    }

    private void declare(
            UnaryOperator<UserPoolBuilder> poolChange, UnaryOperator<AppClientBuilder> change, CimdPolicy... policies) {
        UserPool pool = poolChange
                .apply(UserPoolBuilder.of(TestState.managedLogin(TestState.pool(cognito.issuer())))
                        .cimdPolicies(List.of(policies)))
                .build();
        List<AppClient> clients = new ArrayList<>(TestState.clients());
        clients.add(change.apply(AppClientBuilder.of(AGENTS, TestState.POOL, "agents")
                        .oauthFlows(Set.of("code"))
                        .oauthScopes(List.of("openid", TestState.READ))
                        .callbackUrls(List.of(CALLBACK, "http://127.0.0.1:6276/oauth/callback"))
                        .explicitAuthFlows(Set.of("ALLOW_USER_SRP_AUTH"))
                        .rotationGrace(Optional.of(Duration.ZERO)))
                .build());
        cognito.cloud.declare(TestState.with(pool, clients));
    }

    @AfterEach
    void close() {
        cognito.close();
    }

    private static Map<String, String> authorize(String clientId) {
        Map<String, String> parameters = RunningCognito.authorize(clientId);
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", "openid " + TestState.READ);
        parameters.put("resource", MCP);
        return parameters;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> parameters = authorize(URL);
        parameters.put(name, value);
        return parameters;
    }

    private static Map<String, String> redeem(String clientId, String code) {
        Map<String, String> form = RunningCognito.redeem(clientId, code);
        form.put("redirect_uri", CALLBACK);
        return form;
    }

    private Reply token(Map<String, String> form) {
        return cognito.post("/oauth2/token", form);
    }

    private Reply refresh(String clientId, JsonObject tokens) {
        return token(form(
                "grant_type",
                "refresh_token",
                "client_id",
                clientId,
                "refresh_token",
                tokens.get("refresh_token").getAsString()));
    }

    private JsonObject tokens() {
        Reply reply = token(redeem(URL, cognito.code(authorize(URL), USER)));
        assertThat(reply.status()).as(cognito.reason()).isEqualTo(200);
        return reply.json();
    }

    private void isRefusedClient(Reply reply, String reason) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("location")).isEmpty();
        assertThat(reply.body()).contains("This app is not registered.");
        assertThat(cognito.reason()).isEqualTo(reason);
    }

    private void isRefusedToken(Reply reply, String error, String reason) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(cognito.reason()).isEqualTo(reason);
    }

    /** CHOICE: client_id is the id of the app client. */
    @Test
    void theWholeFlowGivesTokensOfTheAppClient() {
        JsonObject first = tokens();
        JsonObject access = claims(first.get("access_token").getAsString());
        assertThat(access.get("client_id").getAsString()).isEqualTo(AGENTS);
        assertThat(access.get("aud").getAsString()).isEqualTo(MCP);
        assertThat(access.get("scope").getAsString()).isEqualTo("openid " + TestState.READ);
        assertThat(claims(first.get("id_token").getAsString()).get("aud").getAsString())
                .isEqualTo(AGENTS);

        JsonObject second = refresh(URL, first).json();
        assertThat(claims(second.get("access_token").getAsString()).get("aud").getAsString())
                .isEqualTo(MCP);
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
    }

    @Test
    void theAppClientIsUsableByItsIdToo() {
        String code = cognito.code(authorize(AGENTS), USER);
        assertThat(token(redeem(AGENTS, code)).status()).isEqualTo(200);
    }

    /** Any party can write any name in a document, so the page shows also the hosts. */
    @Test
    void theSignInPageNamesTheAppTheHostOfTheDocumentAndTheHostOfTheCallback() {
        assertThat(page("/login", authorize(URL))).contains(LEAD).doesNotContain("agents");
        assertThat(page("/signup", authorize(URL))).contains(LEAD);
        assertThat(page("/login", authorize(AGENTS)))
                .contains("<p>to continue to agents</p>")
                .doesNotContain("The name comes from");
    }

    /** A request that names a provider skips the sign-in page. */
    @Test
    void thePageOfAProviderNamesThemToo() {
        UserPool.IdentityProvider provider =
                new UserPool.IdentityProvider("corp", "OIDC", List.of(), Map.of("email", "email"));
        declare(
                pool -> pool.providers(Map.of("corp", provider)),
                client -> client.identityProviders(Set.of("COGNITO", "corp")),
                new CimdPolicy("p1", "agents", AGENTS, List.of(URL)));
        assertThat(page("/identity-provider", with("identity_provider", "corp")))
                .contains(LEAD);
    }

    @Test
    void thePageShowsTheSchemeOfACallbackWithoutAHost() {
        declare(
                client -> client.callbackUrls(List.of("com.example.app:/callback")),
                new CimdPolicy("p1", "agents", AGENTS, List.of(URL)));
        cognito.cloud.useDocuments(Map.of(URL, new ClientDocument(URL, "App", List.of("com.example.app:/callback"))));
        assertThat(page("/login", with("redirect_uri", "com.example.app:/callback")))
                .contains("the browser goes to com.example.app. Continue");
    }

    private String page(String path, Map<String, String> parameters) {
        return cognito.get(path + "?" + RunningCognito.encode(parameters)).body();
    }

    @Test
    void theSignInPageEscapesTheName() {
        cognito.cloud.useDocuments(
                Map.of(URL, new ClientDocument(URL, "<script>alert(1)</script>", List.of(CALLBACK))));
        assertThat(cognito.get("/login?" + RunningCognito.encode(authorize(URL)))
                        .body())
                .contains("<p>to continue to &lt;script&gt;alert(1)&lt;/script&gt;</p>")
                .doesNotContain("<script>alert");
    }

    /** Attack 124. */
    @Nested
    final class RefusedUrls {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://claude.ai/oauth/claude-code-client-metadata/",
                    "https://claude.ai/oauth/Claude-Code-Client-Metadata",
                    "https://claude.ai/oauth/claude-code-client-metadat",
                    "https://claude.ai/oauth/claude-code-client-metadata2",
                    "https://claude.ai:443/oauth/claude-code-client-metadata",
                    "https://www.claude.ai/oauth/claude-code-client-metadata",
                    "https://claude.ai.evil.example/oauth/claude-code-client-metadata",
                    "https://evil-claude.ai/oauth/claude-code-client-metadata",
                    "https://c1aude.ai/oauth/claude-code-client-metadata",
                    "https://claude.ai/oauth/claude%2Dcode-client-metadata"
                })
        void isOutsideThePolicy(String url) {
            isRefusedClient(
                    cognito.authorizePage(authorize(url)),
                    "no CIMD policy of a user pool with a domain has a pattern that matches client_id " + url
                            + ", compared exactly; add it to gatehouse:mcp.documents, or to the URLPatterns of an"
                            + " AWS::Cognito::CIMDPolicy");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://claude.ai/oauth/claude-code-client-metadata",
                    "HTTPS://claude.ai/oauth/claude-code-client-metadata",
                    "https://CLAUDE.ai/oauth/claude-code-client-metadata",
                    "https://user@claude.ai/oauth/claude-code-client-metadata",
                    "https://claude.ai@evil.example/oauth/claude-code-client-metadata",
                    "https://claude.ai",
                    "https://claude.ai/",
                    "https://claude.ai/oauth/claude-code-client-metadata?x=1",
                    "https://claude.ai/oauth/claude-code-client-metadata#x",
                    "https://160.79.104.10/oauth/client",
                    "https://[::1]/oauth/client",
                    "https://0x7f000001/oauth/client",
                    "https://127.1/oauth/client",
                    "https://localhost/oauth/client",
                    "https://cl\u00e4ude.ai/oauth/client",
                    "ftp://claude.ai/oauth/client",
                    "file:///etc/passwd"
                })
        void hasAnotherForm(String url) {
            isRefusedClient(
                    cognito.authorizePage(authorize(url)),
                    "a client_id that is a URL must start with https://, have a host name in lower case that is not an IP"
                            + " address, and a path, and have no user information, query and fragment, got "
                            + url.replace('\u00e4', '?'));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://claude.ai/oauth/../oauth/claude-code-client-metadata",
                    "https://claude.ai/./oauth/claude-code-client-metadata",
                    "https://claude.ai/oauth/%2e%2E/client",
                    "https://claude.ai/oauth/.."
                })
        void hasDotSegments(String url) {
            isRefusedClient(
                    cognito.authorizePage(authorize(url)),
                    "a client_id that is a URL must have no segments . or .. in its path, got " + url);
        }

        @Test
        void differsInOneCharacter() {
            for (int i = 0; i < URL.length(); i++) {
                String before = URL.substring(0, i);
                String after = URL.substring(i + 1);
                for (String character : List.of("", "x", ".", "/", "@", "%", "*", "?", "#", " ", "\u0000", "\u0430")) {
                    isRefused(before + character + URL.charAt(i) + after);
                    isRefused(before + character + after);
                }
                isRefused(before + String.valueOf(URL.charAt(i)).toUpperCase(Locale.ROOT) + after);
            }
        }

        private void isRefused(String url) {
            if (!url.equals(URL)) {
                Reply reply = cognito.authorizePage(authorize(url));
                assertThat(reply.status()).as(url).isEqualTo(400);
                assertThat(reply.body()).as(url).contains("This app is not registered.");
            }
        }

        /** DOC API reference, MetadataURLType. */
        @Test
        void isLongerThan256Characters() {
            String longest = "https://claude.ai/" + "x".repeat(256 - "https://claude.ai/".length());
            declare(client -> client, new CimdPolicy("p1", "agents", AGENTS, List.of(longest, "https://claude.ai/*")));
            cognito.cloud.useDocuments(Map.of(longest, new ClientDocument(longest, "Long", List.of(CALLBACK))));
            assertThat(cognito.authorizePage(authorize(longest)).location()).startsWith("/login?");
            isRefusedClient(
                    cognito.authorizePage(authorize(longest + "x")),
                    "a client_id that is a URL must have at most 256 characters, got 257");
            isRefusedClient(
                    cognito.authorizePage(authorize("https://claude.ai/" + "x".repeat(3000))),
                    "a client_id that is a URL must have at most 256 characters, got 3018");
        }

        @Test
        void hasNoDocument() {
            cognito.cloud.useDocuments(Map.of());
            isRefusedClient(
                    cognito.authorizePage(authorize(URL)),
                    "the stack file has no document for " + URL
                            + ", and the local cloud fetches none: add it under this"
                            + " URL to gatehouse:local.documents, with name and callbacks");
        }

        @Test
        void isRepeated() {
            Reply reply =
                    cognito.get("/oauth2/authorize?" + RunningCognito.encode(authorize(URL)) + "&client_id=" + URL);
            isRefusedClient(reply, "client_id must be given once");
        }

        @Test
        void leadsToNoAppClientOrToTwo() {
            declare(client -> client, new CimdPolicy("p1", "agents", "gone", List.of(URL)));
            isRefusedClient(
                    cognito.authorizePage(authorize(URL)),
                    "the app client of the CIMD policy for " + URL
                            + " no longer exists; change the ClientId of the policy");
            declare(
                    client -> client,
                    new CimdPolicy("p1", "agents", AGENTS, List.of(URL)),
                    new CimdPolicy("p2", "spa", TestState.SPA, List.of("https://claude.ai/oauth/*")));
            isRefusedClient(
                    cognito.authorizePage(authorize(URL)),
                    "CIMD policies of 2 app clients match client_id " + URL
                            + "; change their URLPatterns so that one app client is left");
        }

        /** DOC: CIMD clients are public clients. */
        @Test
        void leadsToAnAppClientWithASecret() {
            declare(
                    client -> client.secret(Optional.of(Secret.of("s".repeat(51)))),
                    new CimdPolicy("p1", "agents", AGENTS, List.of(URL)));
            isRefusedClient(
                    cognito.authorizePage(authorize(URL)),
                    "client agents has a secret, and clients with a metadata document are public clients; use an app client"
                            + " without a secret in the CIMD policy");
        }

        @Test
        void isInAUserPoolWithoutDomain() {
            UserPool pool = UserPoolBuilder.of(TestState.pool(cognito.issuer(), true, Optional.empty()))
                    .cimdPolicies(List.of(new CimdPolicy("p1", "spa", TestState.SPA, List.of(URL))))
                    .build();
            cognito.cloud.declare(TestState.declared(pool));
            assertThat(cognito.authorizePage(authorize(URL)).status()).isEqualTo(404);
        }

        @Test
        void isRefusedAtTheTokenAndRevocationEndpointsToo() {
            JsonObject tokens = tokens();
            String reason = "no CIMD policy of a user pool with a domain has a pattern that matches client_id https://"
                    + "evil.example/client, compared exactly; add it to gatehouse:mcp.documents, or to the URLPatterns of"
                    + " an AWS::Cognito::CIMDPolicy";
            isRefusedToken(refresh("https://evil.example/client", tokens), "invalid_client", reason);
            Reply revoke = cognito.post(
                    "/oauth2/revoke", form("client_id", "https://evil.example/client", "token", "some-token"));
            assertThat(revoke.status()).isEqualTo(401);
            assertThat(revoke.body()).isEqualTo("{\"error\":\"invalid_client\"}");
            assertThat(cognito.reason()).isEqualTo(reason);
            assertThat(refresh(URL, tokens).status()).isEqualTo(200);
        }
    }

    /** CHOICE: one or more characters of one label of the host or of one segment of the path. */
    @Test
    void aWildcardMatchesOneSegmentOfThePath() {
        CimdPolicy policy = new CimdPolicy("p", "p", AGENTS, List.of("https://claude.ai/oauth/*/metadata"));
        assertThat(policy.matches("https://claude.ai/oauth/a/metadata")).isTrue();
        assertThat(policy.matches("https://claude.ai/oauth/a/b/metadata")).isFalse();
        assertThat(policy.matches("https://claude.ai/oauth//metadata")).isFalse();
        assertThat(policy.matches("https://claude.ai/oauth/a/metadata/x")).isFalse();
        assertThat(policy.matches("https://claudeXai/oauth/a/metadata")).isFalse();
        CimdPolicy host = new CimdPolicy("p", "p", AGENTS, List.of("https://*.example.com/client"));
        assertThat(host.matches("https://a.example.com/client")).isTrue();
        assertThat(host.matches("https://a.b.example.com/client")).isFalse();
        assertThat(host.matches("https://evil.example/.example.com/client")).isFalse();
        assertThat(host.matches("https://user@a.example.com/client")).isFalse();
        assertThat(new CimdPolicy("p", "p", AGENTS, List.of("https://*")).matches(URL))
                .isFalse();
    }

    /** Callers choose the URL, so no URL makes the comparison slow. */
    @Test
    @Timeout(10)
    void aPatternOfWildcardsIsComparedQuickly() {
        String start = "https://claude.ai/";
        String url = start + "a".repeat(256 - start.length());
        CimdPolicy wide = new CimdPolicy("p", "p", AGENTS, List.of(start + "*".repeat(200) + "b"));
        CimdPolicy mixed = new CimdPolicy("p", "p", AGENTS, List.of(start + "*a".repeat(100) + "b"));
        for (int i = 0; i < 1000; i++) {
            assertThat(wide.matches(url)).isFalse();
            assertThat(mixed.matches(url)).isFalse();
        }
        assertThat(wide.matches(start + "a".repeat(200) + "b")).isTrue();
        assertThat(wide.matches(start + "a".repeat(199) + "b")).isFalse();
        assertThat(mixed.matches(start + "ca".repeat(100) + "b")).isTrue();
    }

    /** Attack 125. CHOICE: both are compared, exactly, with the port. */
    @Nested
    final class RedirectUris {
        private void isRefusedRedirect(String redirectUri, String reason) {
            Reply reply = cognito.authorizePage(with("redirect_uri", redirectUri));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("location")).isEmpty();
            assertThat(reply.body()).contains("The redirect URL is not registered for this app.");
            assertThat(cognito.reason()).isEqualTo(reason);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1:6276/oauth/callback",
                    "http://localhost:3119/callback",
                    "http://localhost:3118/callback/",
                    "http://localhost:3118/Callback",
                    "http://127.0.0.1:3118/callback",
                    "https://evil.example/callback"
                })
        void mustBeInTheDocument(String redirectUri) {
            isRefusedRedirect(
                    redirectUri,
                    "redirect_uri must exactly match one of [" + CALLBACK
                            + "], the callbacks of gatehouse:local.documents" + " for " + URL + ", got " + redirectUri);
        }

        @Test
        void mustBeOnTheAppClient() {
            Map<String, String> parameters = authorize(OTHER_URL);
            assertThat(cognito.authorizePage(parameters).location()).startsWith("/login?");
            parameters.put("redirect_uri", "https://tools.example.com/back");
            assertThat(cognito.authorizePage(parameters).status()).isEqualTo(400);
            assertThat(cognito.reason())
                    .isEqualTo("redirect_uri must be given once and exactly match one of [" + CALLBACK
                            + ", http://127.0.0.1:6276/oauth/callback], the callbacks of its app client, got"
                            + " https://tools.example.com/back");
        }

        @Test
        void mustBeGiven() {
            Map<String, String> parameters = authorize(URL);
            parameters.remove("redirect_uri");
            assertThat(cognito.authorizePage(parameters).status()).isEqualTo(400);
            assertThat(cognito.reason()).contains("redirect_uri must be given once");
        }
    }

    /** Attack 123. */
    @Test
    void pkceIsRequiredAlsoWithoutResource() {
        Map<String, String> parameters = authorize(URL);
        parameters.keySet().removeAll(Set.of("resource", "code_challenge", "code_challenge_method"));
        Reply reply = cognito.authorizePage(parameters);
        assertThat(query(reply.location())).containsEntry("error", "invalid_request");
        assertThat(cognito.reason()).startsWith("public client agents must send code_challenge");
    }

    /** DOC: a grant must be allowed by the app client and the document. */
    @Test
    void theImplicitGrantIsRefused() {
        declare(
                client -> client.oauthFlows(Set.of("code", "implicit")),
                new CimdPolicy("p1", "agents", AGENTS, List.of(URL)));
        Reply reply = cognito.authorizePage(with("response_type", "token"));
        assertThat(query(reply.location())).containsEntry("error", "unauthorized_client");
        assertThat(cognito.reason())
                .isEqualTo("a client with a client ID metadata document can use only response_type=code");
    }

    /** DOC: not for client credentials; a secret is no proof of a URL. */
    @Test
    void clientCredentialsAndSecretsAreRefused() {
        isRefusedToken(
                token(form("grant_type", "client_credentials", "client_id", URL)),
                "unauthorized_client",
                "client_credentials requires a client with a secret and this flow; client agents has no secret and the"
                        + " flows [code]");
        isRefusedToken(
                token(form("grant_type", "client_credentials", "client_id", URL, "client_secret", "x")),
                "invalid_client",
                "client agents has no secret, but the request has one");
    }

    /** CHOICE: codes and refresh tokens belong to the client_id of the request, not only to the app client. */
    @Nested
    final class OtherClientIds {
        @ParameterizedTest
        @ValueSource(strings = {AGENTS, OTHER_URL})
        void doNotRedeemACode(String clientId) {
            isRefusedToken(
                    token(redeem(clientId, cognito.code(authorize(URL), USER))),
                    "invalid_grant",
                    "the code was issued to another client");
        }

        @Test
        void doNotRedeemACodeOfTheAppClient() {
            isRefusedToken(
                    token(redeem(URL, cognito.code(authorize(AGENTS), USER))),
                    "invalid_grant",
                    "the code was issued to another client");
        }

        @ParameterizedTest
        @ValueSource(strings = {AGENTS, OTHER_URL})
        void doNotRefresh(String clientId) {
            JsonObject tokens = tokens();
            isRefusedToken(
                    refresh(clientId, tokens),
                    "invalid_grant",
                    "the refresh token was issued to client_id " + URL + ", not to " + clientId);
            assertThat(refresh(URL, tokens).status()).isEqualTo(200);
        }

        @Test
        void doNotRefreshWithTheJsonApi() {
            JsonObject tokens = tokens();
            Reply reply = cognito.call("GetTokensFromRefreshToken", """
                    {"ClientId":"%s","RefreshToken":"%s"}
                    """.formatted(
                            AGENTS, tokens.get("refresh_token").getAsString()));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(refresh(URL, tokens).status()).isEqualTo(200);
        }

        /** DOC "Revoke endpoint": the response is the same, and the token stays valid. */
        @ParameterizedTest
        @ValueSource(strings = {AGENTS, OTHER_URL})
        void doNotRevoke(String clientId) {
            JsonObject tokens = tokens();
            assertThat(revoke(clientId, tokens).status()).isEqualTo(200);
            JsonObject second = refresh(URL, tokens).json();
            assertThat(revoke(URL, second).status()).isEqualTo(200);
            isRefusedToken(refresh(URL, second), "invalid_grant", "the refresh token was revoked; sign in again");
        }

        private Reply revoke(String clientId, JsonObject tokens) {
            return cognito.post(
                    "/oauth2/revoke",
                    form(
                            "client_id",
                            clientId,
                            "token",
                            tokens.get("refresh_token").getAsString()));
        }
    }

    /** Attack 121. */
    @Test
    void anOldRefreshTokenEndsTheSession() {
        JsonObject first = tokens();
        JsonObject second = refresh(URL, first).json();
        isRefusedToken(
                refresh(URL, first),
                "invalid_grant",
                "this refresh token was replaced 0 s ago and the grace period is 0 s: the token may be stolen, so its"
                        + " whole session ends; always store the refresh token of the last response");
        isRefusedToken(refresh(URL, second), "invalid_grant", "the refresh token was revoked; sign in again");
    }

    /** Attack 122. */
    @Test
    void aCodeNeedsTheVerifierAndTheRedirectUriOfItsRequest() {
        Map<String, String> otherVerifier = redeem(URL, cognito.code(authorize(URL), USER));
        otherVerifier.put("code_verifier", "another-verifier-of-forty-three-characters-or-more");
        isRefusedToken(
                token(otherVerifier),
                "invalid_grant",
                "code_verifier does not match the code_challenge; the code can no longer be used");
        Map<String, String> noVerifier = redeem(URL, cognito.code(authorize(URL), USER));
        noVerifier.remove("code_verifier");
        isRefusedToken(
                token(noVerifier),
                "invalid_grant",
                "code_verifier is missing, and the authorize request had a code_challenge");
        Map<String, String> otherRedirect = redeem(URL, cognito.code(authorize(URL), USER));
        otherRedirect.put("redirect_uri", "http://127.0.0.1:6276/oauth/callback");
        Reply reply = token(otherRedirect);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("{\"error\":\"unauthorized_client\",\"error_description\":\"invalid_redirect\"}");
    }

    @Test
    void aDocumentThatTheStackFileNoLongerHasEndsTheRefresh() {
        JsonObject tokens = tokens();
        cognito.cloud.useDocuments(Map.of(OTHER_URL, OTHER_DOCUMENT));
        assertThat(refresh(URL, tokens).json().get("error").getAsString()).isEqualTo("invalid_client");
    }

    /** Attack 124: a proxy for every connection of this JVM, and a server under the host of the document, see nothing. */
    @Test
    void nothingIsFetched() throws Exception {
        List<String> connections = new CopyOnWriteArrayList<>();
        HttpServer trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            connections.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI uri) {
                if (uri.getPort() != cognito.base().getPort()) {
                    connections.add(uri.toString());
                }
                return List.of(java.net.Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, java.io.IOException e) {
                connections.add(uri.toString());
            }
        });
        try {
            String url = "https://localhost.example.com:" + trap.getAddress().getPort() + "/client";
            declare(client -> client, new CimdPolicy("p1", "agents", AGENTS, List.of(url, URL)));
            cognito.cloud.useDocuments(Map.of(url, new ClientDocument(url, "Trap", List.of(CALLBACK)), URL, DOCUMENT));
            assertThat(token(redeem(url, cognito.code(authorize(url), USER))).status())
                    .isEqualTo(200);
            cognito.cloud.useDocuments(Map.of());
            assertThat(cognito.authorizePage(authorize(url)).status()).isEqualTo(400);
            assertThat(cognito.signIn(authorize(url), USER, PASSWORD).status()).isEqualTo(400);
        } finally {
            ProxySelector.setDefault(before);
            trap.stop(0);
        }
        assertThat(connections).isEmpty();
    }

    /** AWS's own document has no member for PKCE and none for these documents; clients that need them need the API's own. */
    @Test
    void theDiscoveryDocumentStaysAsThatOfCognito() {
        JsonObject discovery = cognito.get("/" + TestState.POOL + "/.well-known/openid-configuration")
                .json();
        assertThat(discovery.keySet())
                .doesNotContain(
                        "code_challenge_methods_supported",
                        "client_id_metadata_document_supported",
                        "registration_endpoint");
    }
}
