package dev.gatehouse.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.ops.CheckResult.Verdict;
import dev.gatehouse.testkit.GatehouseCloud;
import dev.gatehouse.testkit.TestCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatehouseCloud
class SmokeTest {
    private static List<CheckResult> run(String outputs) throws InterruptedException {
        return new Smoke(DeployedStack.parse(outputs), HttpClient.newHttpClient()).run();
    }

    @Test
    void theLocalStackIsAsDeclared(TestCloud cloud) throws Exception {
        assertThat(run(Files.readString(cloud.outputsFile())))
                .hasSize(12)
                .allSatisfy(check -> assertThat(check.verdict()).isEqualTo(Verdict.PASSED));
    }

    /** A stack on a loopback port that can be told to misbehave. */
    @Nested
    class AStackThatMisbehaves {
        private static final String TOKEN = "header.payload.Asignature";

        private final Map<String, Integer> answers = new ConcurrentHashMap<>();
        private HttpServer server;
        private JsonObject outputs;
        private String issuer;
        private String jwks;

        @BeforeEach
        void start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            String base = "http://localhost:" + server.getAddress().getPort();
            issuer = base + "/pool";
            jwks = base + "/jwks";
            outputs = JsonParser.parseString("""
                    {"issuer": "BASE/pool", "discoveryUrl": "BASE/discovery", "jwksUrl": "BASE/jwks", "authUrl": "BASE",
                     "apiUrl": "BASE/api", "scopes": {},
                     "routes": [{"key": "GET /health", "public": true}, {"key": "GET /things", "scopes": ["read"]},
                                {"key": "PUT /things/{id}", "scopes": ["write"]}],
                     "clients": {"jobs": {"clientId": "abc", "kind": "machine", "scopes": ["read"]}},
                     "clientSecrets": {"jobs": ["s3cret"]}}""".replace("BASE", base)).getAsJsonObject();
        }

        @AfterEach
        void stop() {
            server.stop(0);
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String who = authorization == null ? "nobody" : authorization.equals("Bearer " + TOKEN) ? "jobs" : "other";
            String call = exchange.getRequestMethod() + " " + path + " " + who;
            int normal = switch (call) {
                case "GET /discovery nobody", "GET /jwks nobody", "POST /oauth2/token other" -> 200;
                case "GET /api/health nobody", "GET /api/things jobs" -> 200;
                case "PUT /api/things/smoke-test jobs" -> 403;
                default -> path.startsWith("/api/") ? 401 : 404;
            };
            String body = switch (path) {
                case "/discovery" -> "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + jwks + "\"}";
                case "/jwks" -> "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"1\"}]}";
                case "/oauth2/token" -> "{\"access_token\": \"" + TOKEN + "\", \"error\": \"invalid_client\"}";
                default -> "{}";
            };
            exchange.sendResponseHeaders(answers.getOrDefault(call, normal), body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        }

        private Map<String, String> failures() throws InterruptedException {
            Map<String, String> failures = new TreeMap<>();
            for (CheckResult check : run(outputs.toString())) {
                if (check.verdict() == Verdict.FAILED) {
                    failures.put(check.what(), check.seen());
                }
            }
            return failures;
        }

        @Test
        void isNotTakenForOneWhileItBehaves() throws Exception {
            assertThat(run(outputs.toString()))
                    .hasSize(9)
                    .allSatisfy(check -> assertThat(check.verdict()).isEqualTo(Verdict.PASSED));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        GET /api/health nobody            | 401 | GET /health is public
                        GET /api/things nobody            | 200 | GET /things rejects a request without a token
                        PUT /api/things/smoke-test nobody | 403 | PUT /things/{id} rejects a request without a token
                        GET /api/things other             | 200 | GET /things rejects a forged signature
                        PUT /api/things/smoke-test jobs   | 200 | PUT /things/{id} rejects jobs, which does not have its scopes
                        GET /api/things jobs              | 403 | GET /things accepts jobs
                        GET /discovery nobody             | 500 | discovery document has the outputs' issuer and keys
                        GET /jwks nobody                  | 404 | the issuer publishes RSA keys
                        """)
        void isFoundOutByTheCheckForIt(String call, int status, String check) throws Exception {
            answers.put(call, status);
            assertThat(failures()).isEqualTo(Map.of(check, String.valueOf(status)));
        }

        @Test
        void isFoundOutWhereItsIssuerIsAnother() throws Exception {
            issuer = "https://evil.test";
            assertThat(failures())
                    .isEqualTo(Map.of("discovery document has the outputs' issuer and keys", "https://evil.test"));
        }

        @Test
        void givesNoTokenAndItsErrorIsShownWithoutTheSecret() throws Exception {
            answers.put("POST /oauth2/token other", 400);
            assertThat(failures())
                    .isEqualTo(Map.of("client jobs gets a token with client_credentials", "400 invalid_client"));
        }

        @Test
        void neverShowsATokenOrASecret() throws Exception {
            assertThat(run(outputs.toString()).toString()).doesNotContain(TOKEN, "s3cret");
        }

        @Test
        void isSaidNotToAnswer() throws Exception {
            server.stop(0);
            assertThat(failures())
                    .hasSize(6)
                    .allSatisfy(
                            (check, seen) -> assertThat(seen).isEqualTo("no answer from localhost: ConnectException"));
        }

        @Test
        void isCheckedAsFarAsItCanWhereNoSecretIsShown() throws Exception {
            outputs.addProperty("clientSecrets", "[secret]");
            assertThat(run(outputs.toString()))
                    .filteredOn(check -> check.verdict() != Verdict.PASSED)
                    .extracting(CheckResult::toString)
                    .containsExactly(
                            "skipped calls with a token                                         needs a machine client and its secret: use stack output --show-secrets");
        }

        @Test
        void isCheckedWithoutClientsWhereTokensComeFromAnotherIssuer() throws Exception {
            outputs.remove("jwksUrl");
            outputs.remove("authUrl");
            outputs.remove("clients");
            outputs.remove("clientSecrets");
            assertThat(failures()).isEmpty();
        }
    }

    @Test
    void whatIsNoStacksOutputSaysWhatIsMissing() {
        assertThatThrownBy(() -> DeployedStack.parse("{\"issuer\": \"x\", \"apiUrl\": \"y\"}"))
                .hasMessage(
                        "has no discoveryUrl, routes, scopes; every stack has these outputs: did `pulumi up` finish?");
        assertThatThrownBy(() -> DeployedStack.parse(""))
                .hasMessage(
                        "is not a JSON object; write the output of `pulumi stack output --json --show-secrets` to it");
    }
}
