package dev.gatehouse.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.LocalProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/**
 * End-to-end tests of a stack through its URLs only: sign-in, tokens and API calls. They start a local cloud, or use the
 * stack whose outputs are in {@code -Dconformance.outputs=FILE}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final String USER = "user@example.com";
    private static final String ADMIN = "admin@example.com";
    private static final String PASSWORD = "SecurePassword123";

    private final Kind kind = kind();
    private DeployedStack stack;
    private LocalProcess local;

    Kind kind() {
        return Kind.HTTP;
    }

    /**
     * The kinds of API with their refusals. DOC "Control access to HTTP APIs with JWT authorizers" and "Integrate a REST API
     * with an Amazon Cognito user pool".
     */
    enum Kind {
        HTTP("www-authenticate", "Bearer", 403, "{\"message\":\"Forbidden\"}"),
        /** An HTTP API with payload format version 1.0. */
        OLD_HTTP("www-authenticate", "Bearer", 403, "{\"message\":\"Forbidden\"}"),
        REST("x-amzn-errortype", "UnauthorizedException", 401, "{\"message\":\"Unauthorized\"}");

        private final String refusalHeader;
        private final String unauthorized;
        private final int scopeMissing;
        private final String scopeMissingBody;

        Kind(String refusalHeader, String unauthorized, int scopeMissing, String scopeMissingBody) {
            this.refusalHeader = refusalHeader;
            this.unauthorized = unauthorized;
            this.scopeMissing = scopeMissing;
            this.scopeMissingBody = scopeMissingBody;
        }

        String refusalHeader() {
            return refusalHeader;
        }

        String unauthorized() {
            return unauthorized;
        }

        int scopeMissing() {
            return scopeMissing;
        }

        String scopeMissingBody() {
            return scopeMissingBody;
        }

        /** Copies the local stack of this repository with this kind of API. */
        Path project(Path folder) throws IOException {
            Path project = LocalProcess.project(folder);
            String choice = switch (this) {
                case HTTP -> "";
                case OLD_HTTP -> "    payload: v1\n";
                case REST -> "    kind: rest\n";
            };
            Path stack = project.resolve("Pulumi.local.yaml");
            Files.writeString(
                    stack, Files.readString(stack).replace("  gatehouse:api:\n", "  gatehouse:api:\n" + choice));
            return project;
        }
    }

    @BeforeAll
    void findTheStack(@TempDir Path folder) throws Exception {
        String outputs = kind == Kind.HTTP ? System.getProperty("conformance.outputs", "") : "";
        if (outputs.isEmpty()) {
            local = LocalProcess.start(kind.project(folder));
            stack = DeployedStack.read(folder.resolve(".gatehouse/outputs.json"));
        } else {
            stack = DeployedStack.read(Path.of(outputs));
        }
    }

    @AfterAll
    void stop() {
        if (local != null) {
            local.close();
        }
    }

    private String accessToken(String client, String user, String... scopes) throws Exception {
        return stack.signIn(client, user, PASSWORD, String.join(" ", scopes))
                .get("access_token")
                .getAsString();
    }

    private CognitoIdentityProviderClient cognito() {
        return CognitoIdentityProviderClient.builder()
                .region(Region.of(stack.text("region")))
                .endpointOverride(URI.create(stack.text("cognitoEndpoint")))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Signs in with USER_PASSWORD_AUTH through the AWS SDK. */
    private AuthenticationResultType passwordSignIn(String user) {
        try (CognitoIdentityProviderClient cognito = cognito()) {
            return cognito.initiateAuth(request -> request.clientId(stack.clientId("cli"))
                            .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .authParameters(Map.of("USERNAME", user, "PASSWORD", PASSWORD)))
                    .authenticationResult();
        }
    }

    @Test
    void aPublicRouteRequiresNoToken() throws Exception {
        HttpResponse<String> reply = stack.api("GET", "/health", "");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void everyOtherRouteRequiresAToken() throws Exception {
        for (String route :
                new String[] {"GET /resources", "POST /resources", "DELETE /resources/1", "GET /admin/report", "GET /me"
                }) {
            String[] parts = route.split(" ", 2);
            HttpResponse<String> reply = stack.api(parts[0], parts[1], "");

            assertThat(reply.statusCode()).as(route).isEqualTo(401);
            assertThat(reply.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
            assertThat(reply.headers().firstValue(kind.refusalHeader())).contains(kind.unauthorized());
        }
    }

    @Test
    void theCodeFlowWithPkceGivesAccessToTheResources() throws Exception {
        String token = accessToken("spa", USER, "openid", stack.scope("read"));

        assertThat(stack.api("GET", "/resources", token).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenGivesAccessOnlyToRoutesOfItsScopes() throws Exception {
        String reader = accessToken("web", USER, "openid", stack.scope("read"));
        String writer = accessToken("web", USER, "openid", stack.scope("write"));

        HttpResponse<String> created = stack.api("POST", "/resources", writer);
        assertThat(created.statusCode()).isEqualTo(201);
        String id = JsonParser.parseString(created.body())
                .getAsJsonObject()
                .get("id")
                .getAsString();
        HttpResponse<String> refused = stack.api("POST", "/resources", reader);
        assertThat(refused.statusCode()).isEqualTo(kind.scopeMissing());
        assertThat(refused.body()).isEqualTo(kind.scopeMissingBody());
        assertThat(stack.api("GET", "/resources", writer).statusCode()).isEqualTo(kind.scopeMissing());
        assertThat(stack.api("DELETE", "/resources/" + id, reader).statusCode()).isEqualTo(kind.scopeMissing());
        assertThat(stack.api("DELETE", "/resources/" + id, writer).statusCode()).isEqualTo(204);
    }

    /** The gateway refuses: the scope is granted by group, so the token of another user does not have it. */
    @Test
    void theReportRequiresAScopeThatOnlyGroupMembersHave() throws Exception {
        for (String token : new String[] {
            accessToken("web", USER, "openid", stack.scope("admin")),
            accessToken("web", ADMIN, "openid", stack.scope("read"))
        }) {
            HttpResponse<String> refused = stack.api("GET", "/admin/report", token);
            assertThat(refused.statusCode()).isEqualTo(kind.scopeMissing());
            assertThat(refused.body()).isEqualTo(kind.scopeMissingBody());
        }

        assertThat(stack.api("GET", "/admin/report", accessToken("web", ADMIN, "openid", stack.scope("admin")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void meAcceptsAccessTokensOfBothKindsOfSignIn() throws Exception {
        String byCode = accessToken("spa", USER, "openid", "email");
        String byPassword = passwordSignIn(USER).accessToken();

        for (String token : new String[] {byCode, byPassword}) {
            HttpResponse<String> me = stack.api("GET", "/me", token);
            assertThat(me.statusCode()).isEqualTo(200);
            JsonObject body = JsonParser.parseString(me.body()).getAsJsonObject();
            assertThat(body.get("userId").getAsString())
                    .isEqualTo(DeployedStack.claims(token).get("sub").getAsString());
            assertThat(body.get("message").getAsString()).isEqualTo("Hello, " + USER);
        }
    }

    @Test
    void anIdTokenGivesNoAccess() throws Exception {
        JsonObject tokens = stack.signIn("spa", USER, PASSWORD, "openid email " + stack.scope("read"));
        String id = tokens.get("id_token").getAsString();

        assertThat(stack.api("GET", "/me", id).statusCode()).isEqualTo(kind.scopeMissing());
        assertThat(stack.api("GET", "/resources", id).statusCode()).isEqualTo(kind.scopeMissing());
    }

    /** As in the article's Python client. UserPasswordAuthFlowTest shows that there are no scopes without the trigger. */
    @Test
    void aPasswordSignInHasTheScopesGrantedToEveryone() throws Exception {
        String token = passwordSignIn(USER).accessToken();

        assertThat(DeployedStack.claims(token).get("scope").getAsString())
                .isEqualTo("aws.cognito.signin.user.admin " + stack.scope("read") + " " + stack.scope("write"));
        assertThat(stack.api("GET", "/resources", token).statusCode()).isEqualTo(200);
        HttpResponse<String> report = stack.api("GET", "/admin/report", token);
        assertThat(report.statusCode()).isEqualTo(kind.scopeMissing());
        assertThat(report.body()).isEqualTo(kind.scopeMissingBody());
    }

    @Test
    void aPasswordSignInOfAnAdministratorGivesAccessToTheReport() throws Exception {
        String token = passwordSignIn(ADMIN).accessToken();

        assertThat(stack.api("GET", "/admin/report", token).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordSessionKeepsItsScopesAtARefresh() throws Exception {
        String refresh = passwordSignIn(USER).refreshToken();
        String token;
        try (CognitoIdentityProviderClient cognito = cognito()) {
            token = cognito.initiateAuth(request -> request.clientId(stack.clientId("cli"))
                            .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                            .authParameters(Map.of("REFRESH_TOKEN", refresh)))
                    .authenticationResult()
                    .accessToken();
        }

        assertThat(stack.api("GET", "/resources", token).statusCode()).isEqualTo(200);
    }

    @Test
    void theHostedPagesGrantOnlyRequestedScopes() throws Exception {
        JsonObject tokens = stack.signIn("web", ADMIN, PASSWORD, "openid");
        assertThat(DeployedStack.claims(tokens.get("access_token").getAsString())
                        .get("scope")
                        .getAsString())
                .isEqualTo("openid");

        JsonObject fresh = stack.token(
                "web",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").getAsString()));
        assertThat(DeployedStack.claims(fresh.get("access_token").getAsString())
                        .get("scope")
                        .getAsString())
                .isEqualTo("openid");
    }

    @Test
    void aMachineCanReadButIsNotAUser() throws Exception {
        String token = stack.token("jobs", Map.of("grant_type", "client_credentials"))
                .get("access_token")
                .getAsString();

        assertThat(stack.api("GET", "/resources", token).statusCode()).isEqualTo(200);
        assertThat(stack.api("GET", "/me", token).statusCode()).isEqualTo(kind.scopeMissing());
    }

    @Test
    void aRefreshTokenKeepsTheScopes() throws Exception {
        JsonObject tokens = stack.signIn("web", USER, PASSWORD, "openid " + stack.scope("read"));
        JsonObject fresh = stack.token(
                "web",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").getAsString()));

        String token = fresh.get("access_token").getAsString();
        assertThat(stack.api("GET", "/resources", token).statusCode()).isEqualTo(200);
        assertThat(stack.api("POST", "/resources", token).statusCode()).isEqualTo(kind.scopeMissing());
    }
}
