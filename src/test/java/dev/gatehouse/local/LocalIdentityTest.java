package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.cognito.SrpClient;
import dev.gatehouse.testkit.TestCloud;
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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in options that the stack of this repository does not use. */
class LocalIdentityTest {
    @TempDir
    private Path folder;

    private static final String STACK = "Pulumi.local.yaml";

    /** Starts a cloud with the stack of this repository, changed. */
    private TestCloud start(UnaryOperator<String> change) throws IOException {
        return TestCloud.start(
                Files.writeString(folder.resolve(STACK), change.apply(Files.readString(Path.of(STACK)))));
    }

    private TestCloud declaring(String settings, String cli) throws IOException {
        return start(stack -> stack.replaceFirst("(?m)^    attributes: .*\n", "")
                .replace("    mfa: off\n", "    mfa: off\n" + settings)
                .replace("    cli:\n", "    cli:\n" + cli));
    }

    private static JsonObject call(TestCloud cloud, String operation, String json) throws Exception {
        HttpResponse<String> reply = send(cloud, operation, json);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonParser.parseString(reply.body()).getAsJsonObject();
    }

    private static String callRefused(TestCloud cloud, String operation, String json) throws Exception {
        HttpResponse<String> reply = send(cloud, operation, json);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        return reply.body();
    }

    private static HttpResponse<String> send(TestCloud cloud, String operation, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cloud.cognito() + "/"))
                                .header("content-type", "application/x-amz-json-1.1")
                                .header("x-amz-target", "AWSCognitoIdentityProviderService." + operation)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        json.replace("CLIENT", cloud.clientId("cli"))))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** DOC "Customizing sign-in attributes": the user name, or the email address as an alias. */
    @Test
    void signsInByUserNameAndByEmailAlias() throws Exception {
        try (TestCloud cloud = declaring("""
                    signIn: username
                    attributes: {'custom:team': {max: 20}}
                """, "      writeAttributes: [email, 'custom:team']\n")) {
            for (String name : new String[] {"user", "user@example.com"}) {
                JsonObject tokens =
                        call(cloud, "InitiateAuth", """
                        {"ClientId":"CLIENT","AuthFlow":"USER_PASSWORD_AUTH",\
                        "AuthParameters":{"USERNAME":"%s","PASSWORD":"SecurePassword123"}}""".formatted(name)).getAsJsonObject("AuthenticationResult");
                assertThat(RunningCognito.claims(tokens.get("AccessToken").getAsString())
                                .get("username")
                                .getAsString())
                        .isEqualTo("user");
            }
            call(cloud, "SignUp", """
                    {"ClientId":"CLIENT","Username":"ann","Password":"SecurePassword123","UserAttributes":\
                    [{"Name":"email","Value":"ann@example.com"},{"Name":"custom:team","Value":"blue"}]}""");
            assertThat(cloud.log()).noneMatch(line -> line.contains("Exception"));
        }
    }

    /** DOC "Adding MFA to a user pool". */
    @Test
    void asksForDeclaredMfa() throws Exception {
        try (TestCloud cloud = declaring("", "")) {
            assertThat(signIn(cloud).has("AuthenticationResult"))
                    .as("%s", cloud.log())
                    .isTrue();
        }
        try (TestCloud cloud = start(stack -> stack.replace("    mfa: off\n", "    mfa: required\n"))) {
            JsonObject asked = signIn(cloud);
            assertThat(asked.get("ChallengeName").getAsString()).isEqualTo("MFA_SETUP");
            assertThat(asked.getAsJsonObject("ChallengeParameters")
                            .get("MFAS_CAN_SETUP")
                            .getAsString())
                    .isEqualTo("[\"SOFTWARE_TOKEN_MFA\"]");
        }
    }

    private static JsonObject signIn(TestCloud cloud) throws Exception {
        return call(cloud, "InitiateAuth", """
                {"ClientId":"CLIENT","AuthFlow":"USER_PASSWORD_AUTH",\
                "AuthParameters":{"USERNAME":"user@example.com","PASSWORD":"SecurePassword123"}}""");
    }

    /** DOC API reference, EmailMfaConfigType. */
    @Test
    void asksForACodeByEmail() throws Exception {
        try (TestCloud cloud = start(stack -> stack.replace("    mfa: off\n", """
                            mfa: required
                            mfaMethods: [email]
                            mail: {from: 'login@example.com', source: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com'}
                        """))) {
            assertThat(signIn(cloud).get("ChallengeName").getAsString()).isEqualTo("EMAIL_OTP");
        }
    }

    /** The sign-in form of Amplify: SRP from a browser, and a refresh by InitiateAuth. */
    @Test
    void signsInASinglePageAppBySrpAndRefreshesWithoutRotation() throws Exception {
        try (TestCloud cloud =
                start(stack -> stack.replace("    spa:\n", "    spa:\n      passwordSignIn: srp\n      rotation: off\n")
                        .replace("profile, read, write]\n    web", "profile, read, write, admin]\n    web"))) {
            SrpClient srp = new SrpClient(new BigInteger(1024, new SecureRandom()));
            JsonObject asked = call(cloud, "InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"USER_SRP_AUTH",\
                    "AuthParameters":{"USERNAME":"user@example.com","SRP_A":"%s"}}""".formatted(cloud.clientId("spa"), srp.publicValue()))
                    .getAsJsonObject("ChallengeParameters");
            String time = "Mon Nov 2 09:05:01 UTC 2026";
            String pool = String.valueOf(cloud.outputs().get("userPoolId"));
            JsonObject tokens = call(cloud, "RespondToAuthChallenge", """
                    {"ClientId":"%s","ChallengeName":"PASSWORD_VERIFIER","ChallengeResponses":{"USERNAME":"%s",\
                    "PASSWORD_CLAIM_SECRET_BLOCK":"%s","PASSWORD_CLAIM_SIGNATURE":"%s","TIMESTAMP":"%s"}}""".formatted(
                                    cloud.clientId("spa"),
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
            JsonObject fresh = call(cloud, "InitiateAuth", """
                    {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}""".formatted(
                            cloud.clientId("spa"), tokens.get("RefreshToken").getAsString()))
                    .getAsJsonObject("AuthenticationResult");
            assertThat(RunningCognito.claims(fresh.get("AccessToken").getAsString())
                            .get("scope")
                            .getAsString())
                    .isEqualTo("aws.cognito.signin.user.admin https://api.example.com/read"
                            + " https://api.example.com/write");
            assertThat(fresh.has("RefreshToken")).isFalse();
            assertThat(callRefused(cloud, "InitiateAuth", """
                            {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":\
                            {"USERNAME":"user@example.com","PASSWORD":"SecurePassword123"}}""".formatted(cloud.clientId("spa"))))
                    .contains("USER_PASSWORD_AUTH flow not enabled for this client");
        }
    }

    /** DOC "Refresh tokens": with rotation, a client uses GetTokensFromRefreshToken or the token endpoint. */
    @Test
    void rotatesRefreshTokensOfANativeAppIfConfigured() throws Exception {
        try (TestCloud cloud = declaring("", "      rotation: on\n      rotationGrace: 0s\n")) {
            String first = signIn(cloud)
                    .getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            assertThat(callRefused(cloud, "InitiateAuth", """
                            {"ClientId":"CLIENT","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"%s"}}\
                            """.formatted(first)))
                    .contains("REFRESH_TOKEN_AUTH flow not enabled for this client");
            String second = call(cloud, "GetTokensFromRefreshToken", """
                    {"ClientId":"CLIENT","RefreshToken":"%s"}""".formatted(first))
                    .getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            assertThat(second).isNotEqualTo(first);
            assertThat(callRefused(cloud, "GetTokensFromRefreshToken", """
                            {"ClientId":"CLIENT","RefreshToken":"%s"}""".formatted(first)))
                    .contains("RefreshTokenReuseException");
            assertThat(cloud.log()).noneMatch(line -> line.contains("Exception:"));
        }
    }

    @Test
    void showsADeclaredIdentityProviderOnTheSignInPage() throws Exception {
        LocalProcess.project(folder);
        Path stack = folder.resolve(STACK);
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("    mfa: off\n", """
                                mfa: off
                                providers: {google: {type: google, clientId: an-id, clientSecret: not-used-here}}
                            """)
                        .replace("    spa:\n", "    spa:\n      providers: [cognito, google]\n"));
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            assertThat(local.text()).doesNotContain("not-used-here");
            LocalClient client = new LocalClient(LocalProcess.outputs(folder));
            Map<String, String> authorize = RunningCognito.authorize(client.clientId("spa"));
            authorize.put("redirect_uri", "http://localhost:5173/callback");
            authorize.put("scope", "openid");
            String page = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(client.output("authUrl") + "/oauth2/authorize?"
                                            + RunningCognito.encode(authorize)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(page).as(local.text()).contains(">Continue with Google</a>");
        }
    }
}
