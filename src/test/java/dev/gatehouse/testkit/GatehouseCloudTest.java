package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a test suite sees of the test kit. */
@GatehouseCloud
class GatehouseCloudTest {
    private static final String USER = "user@example.com";
    private static final String ADMIN = "admin@example.com";

    @Test
    void callsTheApiAsAUser(Tokens tokens) {
        HttpResponse<String> answer = tokens.user(USER).scopes("read").client().get("/resources");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void callsTheApiAsAMachine(Tokens tokens) {
        ApiClient jobs = tokens.machine("jobs").client();

        assertThat(jobs.get("/resources").statusCode()).isEqualTo(200);
        assertThat(jobs.post("/resources", "{\"name\":\"x\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesACallWithoutAToken(ApiClient anonymous) {
        assertThat(anonymous.get("/resources").statusCode()).isEqualTo(401);
        assertThat(anonymous.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void allowsARouteByScopeAndGroup(Tokens tokens) {
        assertThat(tokens.user(ADMIN)
                        .scopes("admin")
                        .client()
                        .get("/admin/report")
                        .statusCode())
                .isEqualTo(200);
        assertThat(tokens.user(USER)
                        .scopes("read")
                        .client()
                        .get("/admin/report")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signsInWithTheAppClientOfATest(Tokens tokens) {
        TokenSet set =
                tokens.user(USER).appClient("web").scopes("openid", "read").signIn();

        assertThat(set.idToken()).isPresent();
        assertThat(set.refreshToken()).isPresent();
        assertThat(set).hasToString("TokenSet[***]");
    }

    @Test
    void expiresATokenWhenTheClockMoves(Tokens tokens, TestClock clock) {
        ApiClient client = tokens.user(USER).scopes("read").client();
        assertThat(client.get("/resources").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofDays(1));

        assertThat(client.get("/resources").statusCode()).isEqualTo(401);
        assertThat(tokens.user(USER).client().get("/resources").statusCode()).isEqualTo(200);
    }

    @Test
    void hasAMailWhenTheCallReturns(TestCloud cloud, Mailbox mailbox, Tokens tokens) {
        signUp(cloud, "ann@example.com");
        String code = mailbox.latest("ann@example.com").code();
        assertThat(call(cloud, "ConfirmSignUp", """
                {"ClientId":"CLIENT","Username":"ann@example.com","ConfirmationCode":"%s"}""".formatted(code))).isEqualTo(200);

        assertThat(tokens.user("ann@example.com")
                        .password("AnnsPassword123")
                        .client()
                        .get("/resources")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void returnsToTheStateAfterTheStart(TestCloud cloud) {
        signUp(cloud, "ann@example.com");
        cloud.clock().advance(Duration.ofDays(400));
        String later = cloud.tokens().machine("jobs").token();

        cloud.reset();

        assertThat(cloud.mailbox().all()).isEmpty();
        assertThat(cloud.log()).isEmpty();
        assertThat(new ApiClient(cloud.api(), java.util.Optional.of(later))
                        .get("/resources")
                        .statusCode())
                .isEqualTo(401);
        signUp(cloud, "ann@example.com");
        assertThat(cloud.mailbox().to("ann@example.com")).hasSize(1);
    }

    @Test
    void allowsTheWholeBurstAgainAfterAReset(TestCloud cloud) {
        int throttled = 0;
        for (int i = 0; i < 400 && throttled == 0; i++) {
            throttled = cloud.anonymous().get("/health").statusCode() == 429 ? 1 : 0;
        }
        assertThat(throttled).isEqualTo(1);

        cloud.reset();

        assertThat(cloud.anonymous().get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatToDoIfItCannotGetAToken(Tokens tokens) {
        assertThatThrownBy(() -> tokens.user("nobody@example.com").token())
                .hasMessage("the password of nobody@example.com is unknown: gatehouse:local.users has only [" + USER
                        + ", " + ADMIN + "]; add the user there, or call password(…)");
        assertThatThrownBy(() -> tokens.user(USER).password("wrong").token())
                .hasMessageStartingWith(
                        "no token for app client spa: the sign-in page refused user@example.com: Incorrect"
                                + " username or password. (the password is that of the test); log: ")
                .hasMessageNotContaining("wrong;");
        assertThatThrownBy(
                        () -> tokens.user(USER).appClient("spa").scopes("admin").token())
                .hasMessageContaining("invalid_scope");
        assertThatThrownBy(() -> tokens.machine("jobs").scopes("write").token()).hasMessageContaining("invalid_scope");
        assertThatThrownBy(() -> tokens.machine("spa")).hasMessageStartingWith("no client 'spa' of kind machine");
        assertThatThrownBy(() -> tokens.user(USER).appClient("jobs").token())
                .hasMessageStartingWith("no app client 'jobs' with a sign-in");
    }

    @Test
    void saysWhoGotMailIfAnAddressGotNone(TestCloud cloud, Mailbox mailbox) {
        assertThatThrownBy(() -> mailbox.latest(USER))
                .hasMessage("no mail was sent to user@example.com; no mail was sent at all");
        signUp(cloud, "ann@example.com");
        assertThatThrownBy(() -> mailbox.latest(USER))
                .hasMessage("no mail was sent to user@example.com; mails were sent to [ann@example.com]");
    }

    @Test
    void givesTheAddressesAndTheOutputs(TestCloud cloud) throws Exception {
        assertThat(cloud.outputs()).containsEntry("apiUrl", cloud.api().toString());
        assertThat(cloud.issuer().toString()).startsWith(cloud.cognito() + "/eu-west-1_");
        assertThat(cloud.signIn()).isEqualTo(cloud.cognito());
        assertThat(Files.readString(cloud.outputsFile()))
                .contains("\"apiUrl\": \"" + cloud.api() + "\"", cloud.clientId("jobs"));
    }

    @Test
    void logsTheReasonOfARefusal(TestCloud cloud, ApiClient anonymous) {
        anonymous.get("/resources");

        // Lines of the function for an earlier test can come late.
        assertThat(cloud.log())
                .filteredOn(line -> line.contains(" api "))
                .singleElement(STRING)
                .contains("GET /resources 401");
    }

    private static void signUp(TestCloud cloud, String email) {
        assertThat(call(cloud, "SignUp", """
                {"ClientId":"CLIENT","Username":"%s","Password":"AnnsPassword123",\
                "UserAttributes":[{"Name":"email","Value":"%s"}]}""".formatted(email, email))).isEqualTo(200);
    }

    private static int call(TestCloud cloud, String operation, String json) {
        return Http.send(HttpRequest.newBuilder(URI.create(cloud.cognito() + "/"))
                        .header("content-type", "application/x-amz-json-1.1")
                        .header("x-amz-target", "AWSCognitoIdentityProviderService." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(json.replace("CLIENT", cloud.clientId("spa"))))
                        .build())
                .statusCode();
    }
}
