package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.cognito.SrpClient;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in options that the stack of this repository does not use. */
class LocalIdentityTest {
    @TempDir
    private Path folder;

    private JsonObject outputs = new JsonObject();

    private LocalProcess declaring(String settings, String cli) throws IOException, InterruptedException {
        LocalProcess.project(folder);
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replaceFirst("(?m)^    attributes: .*\n", "")
                        .replace("    mfa: off\n", "    mfa: off\n" + settings)
                        .replace("    cli:\n", "    cli:\n" + cli));
        LocalProcess local = LocalProcess.start(folder);
        assertThat(local.await("Ready in ")).as(local.text()).isTrue();
        outputs = LocalProcess.outputs(folder);
        return local;
    }

    private String endpoint() {
        return outputs.get("cognitoEndpoint").getAsString();
    }

    private String client(String name) {
        return outputs.getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    private JsonObject call(String operation, String json) throws Exception {
        HttpResponse<String> reply = send(operation, json);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonParser.parseString(reply.body()).getAsJsonObject();
    }

    private String callRefused(String operation, String json) throws Exception {
        HttpResponse<String> reply = send(operation, json);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        return reply.body();
    }

    private HttpResponse<String> send(String operation, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(endpoint() + "/"))
                                .header("content-type", "application/x-amz-json-1.1")
                                .header("x-amz-target", "AWSCognitoIdentityProviderService." + operation)
                                .POST(HttpRequest.BodyPublishers.ofString(json.replace("CLIENT", client("cli"))))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** DOC "Customizing sign-in attributes": the user name, or the email address as an alias. */
    @Test
    void signsInByUserNameAndByEmailAlias() throws Exception {
        try (LocalProcess local = declaring("""
                    signIn: username
                    attributes: {'custom:team': {max: 20}}
                """, "      writeAttributes: [email, 'custom:team']\n")) {
            for (String name : new String[] {"user", "user@example.com"}) {
                JsonObject tokens = call("InitiateAuth", """
                        {"ClientId":"CLIENT","AuthFlow":"USER_PASSWORD_AUTH",\
                        "AuthParameters":{"USERNAME":"%s","PASSWORD":"SecurePassword123"}}""".formatted(name)).getAsJsonObject("AuthenticationResult");
                assertThat(RunningCognito.claims(tokens.get("AccessToken").getAsString())
                                .get("username")
                                .getAsString())
                        .isEqualTo("user");
            }
            call("SignUp", """
                    {"ClientId":"CLIENT","Username":"ann","Password":"SecurePassword123","UserAttributes":\
                    [{"Name":"email","Value":"ann@example.com"},{"Name":"custom:team","Value":"blue"}]}""");
            assertThat(local.text()).doesNotContain("Exception");
        }
    }

    /** DOC "Adding MFA to a user pool". */
    @Test
    void asksForDeclaredMfa() throws Exception {
        try (LocalProcess local = declaring("", "")) {
            assertThat(signIn().has("AuthenticationResult")).as(local.text()).isTrue();
        }
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(stack, Files.readString(stack).replace("    mfa: off\n", "    mfa: required\n"));
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            outputs = LocalProcess.outputs(folder);
            JsonObject asked = signIn();
            assertThat(asked.get("ChallengeName").getAsString()).isEqualTo("MFA_SETUP");
            assertThat(asked.getAsJsonObject("ChallengeParameters")
                            .get("MFAS_CAN_SETUP")
                            .getAsString())
                    .isEqualTo("[\"SOFTWARE_TOKEN_MFA\"]");
        }
    }

    private JsonObject signIn() throws Exception {
        return call("InitiateAuth", """
                {"ClientId":"CLIENT","AuthFlow":"USER_PASSWORD_AUTH",\
                "AuthParameters":{"USERNAME":"user@example.com","PASSWORD":"SecurePassword123"}}""");
    }

    /** DOC API reference, EmailMfaConfigType. */
    @Test
    void asksForACodeByEmail() throws Exception {
        LocalProcess.project(folder);
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(stack, Files.readString(stack).replace("    mfa: off\n", """
                            mfa: required
                            mfaMethods: [email]
                            mail: {from: 'login@example.com', source: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com'}
                        """));
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            outputs = LocalProcess.outputs(folder);
            assertThat(signIn().get("ChallengeName").getAsString()).isEqualTo("EMAIL_OTP");
        }
    }

    /** The sign-in form of Amplify: SRP from a browser, and a refresh by InitiateAuth. */
    @Test
    void signsInASinglePageAppBySrpAndRefreshesWithoutRotation() throws Exception {
        LocalProcess.project(folder);
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("    spa:\n", "    spa:\n      passwordSignIn: srp\n      rotation: off\n")
                        .replace("profile, read, write]\n    web", "profile, read, write, admin]\n    web"));
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            outputs = LocalProcess.outputs(folder);
            SrpClient srp = new SrpClient(new BigInteger(1024, new SecureRandom()));
            JsonObject asked = call("InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"USER_SRP_AUTH",\
                    "AuthParameters":{"USERNAME":"user@example.com","SRP_A":"%s"}}""".formatted(client("spa"), srp.publicValue()))
                    .getAsJsonObject("ChallengeParameters");
            String time = "Mon Nov 2 09:05:01 UTC 2026";
            String pool = outputs.get("userPoolId").getAsString();
            JsonObject tokens = call("RespondToAuthChallenge", """
                    {"ClientId":"%s","ChallengeName":"PASSWORD_VERIFIER","ChallengeResponses":{"USERNAME":"%s",\
                    "PASSWORD_CLAIM_SECRET_BLOCK":"%s","PASSWORD_CLAIM_SIGNATURE":"%s","TIMESTAMP":"%s"}}""".formatted(
                                    client("spa"),
                                    asked.get("USER_ID_FOR_SRP").getAsString(),
                                    asked.get("SECRET_BLOCK").getAsString(),
                                    srp.signature(
                                            pool.substring(pool.indexOf('_') + 1),
                                            asked.get("USER_ID_FOR_SRP").getAsString(),
                                            "SecurePassword123",
                                            asked.get("SALT").getAsString(),
                                            asked.get("SRP_B").getAsString(),
                                            asked.get("SECRET_BLOCK").getAsString(),
                                            time),
                                    time))
                    .getAsJsonObject("AuthenticationResult");
            JsonObject fresh = call("InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}""".formatted(
                                    client("spa"), tokens.get("RefreshToken").getAsString()))
                    .getAsJsonObject("AuthenticationResult");
            assertThat(RunningCognito.claims(fresh.get("AccessToken").getAsString())
                            .get("scope")
                            .getAsString())
                    .isEqualTo("aws.cognito.signin.user.admin https://api.example.com/read"
                            + " https://api.example.com/write");
            assertThat(fresh.has("RefreshToken")).isFalse();
            assertThat(callRefused("InitiateAuth", """
                            {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":\
                            {"USERNAME":"user@example.com","PASSWORD":"SecurePassword123"}}""".formatted(client("spa"))))
                    .contains("USER_PASSWORD_AUTH flow not enabled for this client");
        }
    }

    /** DOC "Refresh tokens": with rotation, a client uses GetTokensFromRefreshToken or the token endpoint. */
    @Test
    void rotatesRefreshTokensOfANativeAppIfConfigured() throws Exception {
        try (LocalProcess local = declaring("", "      rotation: on\n      rotationGrace: 0s\n")) {
            String first = signIn().getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            assertThat(callRefused("InitiateAuth", """
                            {"ClientId":"CLIENT","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}\
                            """.formatted(first)))
                    .contains("REFRESH_TOKEN_AUTH flow not enabled for this client");
            String second = call("GetTokensFromRefreshToken", """
                    {"ClientId":"CLIENT","RefreshToken":"%s"}""".formatted(first))
                    .getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            assertThat(second).isNotEqualTo(first);
            assertThat(callRefused("GetTokensFromRefreshToken", """
                            {"ClientId":"CLIENT","RefreshToken":"%s"}""".formatted(first)))
                    .contains("RefreshTokenReuseException");
            assertThat(local.text()).doesNotContain("Exception:");
        }
    }

    @Test
    void showsADeclaredIdentityProviderOnTheSignInPage() throws Exception {
        try (LocalProcess local = declaring(
                "    providers: {google: {type: google, clientId: an-id, clientSecret: not-used-here}}\n", "")) {
            assertThat(local.text()).doesNotContain("not-used-here");
        }
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                stack, Files.readString(stack).replace("    spa:\n", "    spa:\n      providers: [cognito, google]\n"));
        try (LocalProcess local = LocalProcess.start(folder)) {
            outputs = LocalProcess.outputs(folder);
            Map<String, String> authorize = RunningCognito.authorize(client("spa"));
            authorize.put("redirect_uri", "http://localhost:5173/callback");
            authorize.put("scope", "openid");
            String page = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            endpoint() + "/oauth2/authorize?" + RunningCognito.encode(authorize)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(page).as(local.text()).contains(">Continue with Google</a>");
        }
    }
}
