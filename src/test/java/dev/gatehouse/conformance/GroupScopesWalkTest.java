package dev.gatehouse.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.conformance.WalkTest.Kind;
import dev.gatehouse.local.LocalProcess;
import dev.gatehouse.local.function.runtime.Installed;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** A scope granted by group protects a function that checks nothing, on each kind of API. */
class GroupScopesWalkTest {
    private static final String PASSWORD = "SecurePassword123";
    private static final String USER = "user@example.com";
    private static final String ADMIN = "admin@example.com";
    /** A member of groups whose names resemble admin. */
    private static final String SIMILAR_GROUPS = "alike@example.com";

    @TempDir
    Path folder;

    private DeployedStack stack;
    private Kind kind;

    private LocalProcess start(Kind kind, String function) throws Exception {
        this.kind = kind;
        Path file = kind.project(folder).resolve("Pulumi.local.yaml");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace("  gatehouse:function: {", "  gatehouse:function: {" + function)
                        .replace("    groups: [admin]\n", "    groups: [admin, adm, admin2, administrators]\n")
                        .replace(
                                "      scopes: [read]\n",
                                "      scopes: [read]\n    root: {kind: machine, scopes: [admin]}\n")
                        .replace(
                                "      user@example.com:",
                                "      alike@example.com: {password: SecurePassword123,"
                                        + " groups: [adm, admin2, administrators]}\n      user@example.com:"));
        Files.createDirectories(folder.resolve("function"));
        Files.writeString(folder.resolve("function/app.py"), """
                def handler(event, context):
                    return {'statusCode': 200, 'body': 'from python'}
                """);
        Files.writeString(
                folder.resolve("function/app.mjs"),
                "export const handler = async () => ({statusCode: 200, body: 'from node'});\n");
        LocalProcess local = LocalProcess.start(folder);
        assertThat(local.await("Ready in ")).as(local.text()).isTrue();
        stack = DeployedStack.read(folder.resolve(".gatehouse/outputs.json"));
        return local;
    }

    private CognitoIdentityProviderClient cognito() {
        return CognitoIdentityProviderClient.builder()
                .region(Region.of(stack.text("region")))
                .endpointOverride(URI.create(stack.text("cognitoEndpoint")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private String byCode(String user) throws Exception {
        return stack.signIn("web", user, PASSWORD, "openid " + stack.scope("read") + " " + stack.scope("admin"))
                .get("access_token")
                .getAsString();
    }

    private String byPassword(String user) {
        try (CognitoIdentityProviderClient cognito = cognito()) {
            return cognito.initiateAuth(request -> request.clientId(stack.clientId("cli"))
                            .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .clientMetadata(Map.of("scopesToAdd", stack.scope("admin")))
                            .authParameters(Map.of("USERNAME", user, "PASSWORD", PASSWORD)))
                    .authenticationResult()
                    .accessToken();
        }
    }

    private void reads(String token, String answer) throws Exception {
        HttpResponse<String> reply = stack.api("GET", "/admin/report", token);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(answer);
    }

    private void isRefused(String token) throws Exception {
        HttpResponse<String> reply = stack.api("GET", "/admin/report", token);
        assertThat(reply.statusCode()).isEqualTo(kind.scopeMissing());
        assertThat(reply.body()).isEqualTo(kind.scopeMissingBody());
    }

    /** Attacks 68, 71, 72 and 73, through a gateway to a function that checks no scopes. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("in front of Python, the gateway accepts members and refuses other users and similar group names")
    void beforePython(Kind kind) throws Exception {
        Installed.assumePython();
        try (LocalProcess local = start(kind, "runtime: python3.13, code: ./function, handler: app.handler, ")) {
            reads(byCode(ADMIN), "from python");
            reads(byPassword(ADMIN), "from python");
            for (String user : new String[] {USER, SIMILAR_GROUPS}) {
                isRefused(byCode(user));
                isRefused(byPassword(user));
            }
            assertThat(stack.api("GET", "/resources", byCode(USER)).statusCode())
                    .isEqualTo(200);

            checkLeavingTheGroup();
            checkMachines();
            assertThat(local.text()).doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HTTP", "REST"})
    @DisplayName("in front of Node.js, the gateway does the same")
    void beforeNode(Kind kind) throws Exception {
        Installed.assumeNode();
        try (LocalProcess local = start(kind, "runtime: nodejs22.x, code: ./function, handler: app.handler, ")) {
            reads(byCode(ADMIN), "from node");
            isRefused(byCode(USER));
            isRefused(byPassword(SIMILAR_GROUPS));
            assertThat(local.text()).doesNotContain("Exception");
        }
    }

    /** The running cloud applies the change: the next token of a user outside the groups does not have the scope. */
    @Test
    void aSavedChangeOfTheGroupsAppliesToTheNextToken() throws Exception {
        String granted = "{description: Admin access, groups: [admin]}";
        Path file = Kind.HTTP.project(folder).resolve("Pulumi.local.yaml");
        String text = Files.readString(file);
        Files.writeString(file, text.replace(granted, "Admin access"));
        kind = Kind.HTTP;
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            stack = DeployedStack.read(folder.resolve(".gatehouse/outputs.json"));
            assertThat(stack.outputs().has("scopeGroups")).isFalse();
            var tokens = stack.signIn("web", USER, PASSWORD, "openid " + stack.scope("admin"));
            Map<String, String> refresh = Map.of(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    tokens.get("refresh_token").getAsString());
            assertThat(report(tokens)).isEqualTo(200);

            Files.writeString(file, text);
            assertThat(local.await(" applied")).as(local.text()).isTrue();
            assertThat(report(stack.token("web", refresh))).isEqualTo(403);
            assertThat(DeployedStack.read(folder.resolve(".gatehouse/outputs.json"))
                            .outputs()
                            .get("scopeGroups"))
                    .hasToString("{\"admin\":[\"admin\"]}");
        }
    }

    /** A client gets only those of identity.passwordScopes that it has itself, even for a member of the group. */
    @Test
    void aPasswordSignInGetsNoScopeThatItsClientDoesNotHave() throws Exception {
        Path file = Kind.HTTP.project(folder).resolve("Pulumi.local.yaml");
        String text = Files.readString(file);
        String narrow = text.replace("scopes: [openid, email, read, write, admin]", "scopes: [openid, email, read]");
        assertThat(narrow).isNotEqualTo(text);
        Files.writeString(file, narrow);
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            stack = DeployedStack.read(folder.resolve(".gatehouse/outputs.json"));
            for (String user : new String[] {USER, ADMIN}) {
                assertThat(DeployedStack.claims(byPassword(user)).get("scope").getAsString())
                        .isEqualTo("aws.cognito.signin.user.admin " + stack.scope("read"));
            }
        }
    }

    private int report(JsonObject tokens) throws Exception {
        return stack.api("GET", "/admin/report", tokens.get("access_token").getAsString())
                .statusCode();
    }

    /** An issued token stays valid until it expires; the next token does not have the scope. */
    private void checkLeavingTheGroup() throws Exception {
        var tokens = stack.signIn("web", ADMIN, PASSWORD, "openid " + stack.scope("admin"));
        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").getAsString());
        reads(stack.token("web", refresh).get("access_token").getAsString(), "from python");
        try (CognitoIdentityProviderClient cognito = cognito()) {
            cognito.adminRemoveUserFromGroup(request ->
                    request.userPoolId(stack.text("userPoolId")).username(ADMIN).groupName("admin"));
        }
        isRefused(stack.token("web", refresh).get("access_token").getAsString());
        reads(tokens.get("access_token").getAsString(), "from python");
    }

    private void checkMachines() throws Exception {
        Map<String, String> request = Map.of("grant_type", "client_credentials");
        isRefused(stack.token("jobs", request).get("access_token").getAsString());
        reads(stack.token("root", request).get("access_token").getAsString(), "from python");
    }
}
