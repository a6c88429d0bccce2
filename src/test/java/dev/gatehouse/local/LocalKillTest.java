package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 during requests: changes that were answered with success are kept. */
class LocalKillTest {
    private static final int CALLERS = 4;
    /** For a longer run: -Dkill.rounds=20. */
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private JsonObject outputs = new JsonObject();

    @BeforeEach
    void makeAProject() throws IOException {
        LocalProcess.project(folder);
    }

    private LocalProcess started() throws Exception {
        LocalProcess local = LocalProcess.start(folder);
        assertThat(local.await("Ready in ")).as(local.text()).isTrue();
        outputs = LocalProcess.outputs(folder);
        return local;
    }

    private HttpResponse<String> post(String path, String type, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(outputs.get("cognitoEndpoint").getAsString() + path))
                .header("content-type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String operation, String json) throws Exception {
        return post(
                "/",
                "application/x-amz-json-1.1",
                json.replace("CLIENT", client("cli")),
                "x-amz-target",
                "AWSCognitoIdentityProviderService." + operation);
    }

    private String client(String name) {
        return outputs.getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    private HttpResponse<String> signUp(String name) throws Exception {
        return call(
                "SignUp",
                "{\"ClientId\":\"CLIENT\",\"Username\":\"%s\",\"Password\":\"SecurePassword123\"}".formatted(name));
    }

    /** Signs users up until the server is killed; returns those that were answered with success. */
    private void signUps(int round, int caller, Queue<String> answered, CountDownLatch enough) {
        for (int i = 0; ; i++) {
            String name = "u%d-%d-%d@example.com".formatted(round, caller, i);
            try {
                if (signUp(name).statusCode() == 200) {
                    answered.add(name);
                    enough.countDown();
                }
            } catch (Exception gone) {
                return;
            }
        }
    }

    @Test
    void keepsEveryAnsweredSignUpOnce() throws Exception {
        Random random = new Random(ROUNDS);
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < ROUNDS; round++) {
            LocalProcess local = started();
            CountDownLatch enough = new CountDownLatch(5 + random.nextInt(40));
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            for (int caller = 0; caller < CALLERS; caller++) {
                int mine = caller;
                int now = round;
                callers.execute(() -> signUps(now, mine, answered, enough));
            }
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            local.handle().destroyForcibly();
            assertThat(local.exit()).isEqualTo(137);
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        try (LocalProcess local = started()) {
            List<String> mailed = new ArrayList<>();
            URI mailbox = URI.create(outputs.get("mailboxUrl").getAsString());
            JsonParser.parseString(http.send(HttpRequest.newBuilder(mailbox).build(), BodyHandlers.ofString())
                            .body())
                    .getAsJsonArray()
                    .forEach(mail -> mailed.add(mail.getAsJsonObject().get("to").getAsString()));
            assertThat(mailed).containsAll(answered).doesNotHaveDuplicates();
            for (String name : answered) {
                assertThat(signUp(name).body()).as(name).contains("UsernameExistsException");
            }
            assertThat(local.text()).doesNotContain("Exception");
        }
    }

    @Test
    void keepsAnAnsweredRevocationAndTheOtherSessions() throws Exception {
        LocalProcess local = started();
        String revoked = refreshToken();
        String other = refreshToken();
        assertThat(call("RevokeToken", "{\"ClientId\":\"CLIENT\",\"Token\":\"%s\"}".formatted(revoked))
                        .statusCode())
                .isEqualTo(200);
        local.handle().destroyForcibly();
        local.exit();
        try (LocalProcess next = started()) {
            assertThat(refreshed(other).statusCode()).as(next.text()).isEqualTo(200);
            assertThat(refreshed(revoked).body()).contains("NotAuthorizedException");
        }
    }

    private String refreshToken() throws Exception {
        HttpResponse<String> reply = call("InitiateAuth", """
                {"ClientId":"CLIENT","AuthFlow":"USER_PASSWORD_AUTH",\
                "AuthParameters":{"USERNAME":"user@example.com","PASSWORD":"SecurePassword123"}}""");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonParser.parseString(reply.body())
                .getAsJsonObject()
                .getAsJsonObject("AuthenticationResult")
                .get("RefreshToken")
                .getAsString();
    }

    private HttpResponse<String> refreshed(String token) throws Exception {
        return call("GetTokensFromRefreshToken", "{\"ClientId\":\"CLIENT\",\"RefreshToken\":\"%s\"}".formatted(token));
    }
}
