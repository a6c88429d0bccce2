package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.http.RawHttpClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Lambda Runtime API, over a real socket. */
class RuntimeApiServerTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:probe";
    private static final String PUBLIC_BASE = "/2018-06-01/runtime/";
    private static final Invocation.Failed DEAD = new Invocation.Failed("Runtime.ExitError", "dead");

    private final SettableClock clock = new SettableClock();
    private RuntimeApiServer server;
    private int port;
    private String base;
    private RawHttpClient wire;

    @BeforeEach
    void start() throws IOException {
        server = new RuntimeApiServer(clock);
        String[] address = server.address().reveal().split("[:/]", 3);
        port = Integer.parseInt(address[1]);
        base = "/" + address[2] + PUBLIC_BASE;
        wire = new RawHttpClient(port, address[0]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RuntimeApiServer.PendingEvent offered(String requestId) {
        RuntimeApiServer.PendingEvent call = new RuntimeApiServer.PendingEvent(
                new InvocationId(requestId, Optional.empty()),
                ARN,
                "{\"name\":\"Łódź\"}".getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(3),
                new CompletableFuture<>(),
                new CompletableFuture<>());
        server.enqueue(call);
        return call;
    }

    private RuntimeApiServer.PendingEvent taken(String requestId) {
        RuntimeApiServer.PendingEvent call = offered(requestId);
        assertThat(wire.get(base + "invocation/next").status()).isEqualTo(200);
        return call;
    }

    private RawHttpClient.Answer post(String operation, String body, String... headers) {
        return wire.send("POST", base + operation, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    @Nested
    class Next {
        @Test
        void isTheEventWithWhatTheContextNeeds() {
            RuntimeApiServer.PendingEvent call = offered("r1");

            RawHttpClient.Answer answer = wire.get(base + "invocation/next");

            assertThat(answer.body()).isEqualTo("{\"name\":\"Łódź\"}");
            assertThat(answer.header("Lambda-Runtime-Aws-Request-Id")).isEqualTo("r1");
            assertThat(answer.header("Lambda-Runtime-Invoked-Function-Arn")).isEqualTo(ARN);
            assertThat(answer.header("Lambda-Runtime-Deadline-Ms")).isEqualTo(Long.toString(clock.millis() + 3000));
            assertThat(call.taken()).isCompleted();
            assertThat(call.outcome()).isNotDone();
            assertThat(server.lastTaken()).map(InvocationId::requestId).contains("r1");
        }

        @Test
        void comesInTheOrderOfTheCalls() {
            offered("r1");
            offered("r2");

            assertThat(wire.get(base + "invocation/next").header("Lambda-Runtime-Aws-Request-Id"))
                    .isEqualTo("r1");
            assertThat(wire.get(base + "invocation/next").header("Lambda-Runtime-Aws-Request-Id"))
                    .isEqualTo("r2");
        }
    }

    @Test
    void nothingIsNamedBeforeTheFirstEventIsTaken() {
        offered("r1");

        assertThat(server.lastTaken()).isEmpty();
    }

    @Nested
    class Answer {
        @Test
        void endsTheCallAndCountsOnce() {
            RuntimeApiServer.PendingEvent call = taken("r1");

            assertThat(post("invocation/r1/response", "first")).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.body()).isEqualTo("{\"status\":\"OK\"}");
            });
            assertThat(post("invocation/r1/response", "second")).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body())
                        .isEqualTo("{\"errorMessage\":\"request r1 is not being handled\","
                                + "\"errorType\":\"InvalidRequestID\"}");
            });
            assertThat(TestFunction.text(call.outcome().join())).isEqualTo("first");
            assertThat(server.lastTaken()).map(InvocationId::requestId).contains("r1");
        }

        @Test
        void countsOnlyForTheCurrentEvent() {
            RuntimeApiServer.PendingEvent call = taken("r1");

            assertThat(post("invocation/r2/response", "stray").status()).isEqualTo(400);
            assertThat(call.outcome()).isNotDone();
        }

        @Test
        void mayBeAnErrorObject() {
            RuntimeApiServer.PendingEvent call = taken("r1");

            post("invocation/r1/error", "{\"errorMessage\":\"no disk\",\"errorType\":\"java.io.IOException\"}");

            assertThat(call.outcome()).isCompletedWithValue(new Invocation.Failed("java.io.IOException", "no disk"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"no JSON", "[]", "", "{\"errorMessage\":{}}", "{\"errorType\":null}"})
        void thatIsNotAnErrorObjectIsAFailureToo(String body) {
            RuntimeApiServer.PendingEvent call = taken("r1");

            post("invocation/r1/error", body, "Lambda-Runtime-Function-Error-Type: Runtime.Odd");

            assertThat(call.outcome()).isCompletedWithValue(new Invocation.Failed("Runtime.Odd", ""));
        }

        @Test
        void afterAFailedStartFailsQueuedAndLaterEvents() {
            RuntimeApiServer.PendingEvent waiting = offered("r1");

            post("init/error", "{\"errorMessage\":\"no class\",\"errorType\":\"X\"}");

            assertThat(waiting.outcome()).isCompletedWithValue(new Invocation.Failed("X", "no class"));
            assertThat(offered("r2").outcome()).isCompletedWithValue(new Invocation.Failed("X", "no class"));
        }
    }

    @Nested
    class End {
        @Test
        void failsCurrentQueuedAndLaterEvents() {
            RuntimeApiServer.PendingEvent inHand = taken("r1");
            RuntimeApiServer.PendingEvent waiting = offered("r2");

            server.failAll(DEAD);

            assertThat(inHand.outcome()).isCompletedWithValue(DEAD);
            assertThat(waiting.outcome()).isCompletedWithValue(DEAD);
            assertThat(offered("r3").outcome()).isCompletedWithValue(DEAD);
            assertThat(server.lastTaken()).map(InvocationId::requestId).contains("r1");
        }

        @Test
        void keepsItsFirstReason() {
            server.failAll(DEAD);
            server.failAll(new Invocation.Failed("Runtime.ExitError", "later"));

            assertThat(offered("r1").outcome()).isCompletedWithValue(DEAD);
        }

        @Test
        void isReportedToEveryRequestForAnEvent() {
            server.failAll(DEAD);

            assertThat(wire.get(base + "invocation/next").status()).isEqualTo(500);
            assertThat(wire.get(base + "invocation/next").body())
                    .isEqualTo("{\"errorMessage\":\"the function is stopping\",\"errorType\":\"Stopped\"}");
        }
    }

    @Nested
    class Access {
        @Test
        void isClosedToOtherMachines() throws IOException {
            List<java.net.InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();

            for (java.net.InetAddress other : others) {
                try (Socket socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 2000))
                            .isInstanceOf(IOException.class);
                }
            }
        }

        @Test
        void isClosedToPagesThatRebindTheirName() {
            RuntimeApiServer.PendingEvent call = offered("r1");

            assertThat(wire.answers("GET " + base + "invocation/next HTTP/1.1\r\nHost: evil.example:" + port
                                    + "\r\nConnection: close\r\n\r\n")
                            .get(0)
                            .status())
                    .isEqualTo(400);
            assertThat(call.taken()).isNotDone();
        }

        /** Every operation is refused and has no effect. */
        private void refuses(RawHttpClient.Answer answer) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"errorMessage\":\"only the process of the function may call the Runtime API\","
                            + "\"errorType\":\"Forbidden\"}");
        }

        @ParameterizedTest(name = "attack 75: {0} from another process of this machine")
        @ValueSource(strings = {"", "/x", "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        void isClosedToCallersThatKnowOnlyThePort(String prefix) {
            RuntimeApiServer.PendingEvent waiting = offered("r1");

            refuses(wire.get(prefix + PUBLIC_BASE + "invocation/next"));
            assertThat(waiting.taken()).isNotDone();

            assertThat(wire.get(base + "invocation/next").status()).isEqualTo(200);
            String forged = "{\"response\":{\"claimsAndScopeOverrideDetails\":{\"groupOverrideDetails\":"
                    + "{\"groupsToOverride\":[\"admins\"]}}}}";
            for (String operation : List.of("invocation/r1/response", "invocation/r1/error", "init/error")) {
                refuses(wire.send("POST", prefix + PUBLIC_BASE + operation, forged.getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(waiting.outcome()).isNotDone();
            post("invocation/r1/response", "genuine");
            assertThat(TestFunction.text(waiting.outcome().join())).isEqualTo("genuine");
        }

        @ParameterizedTest(name = "attack 75: a web page that knows the path, with {0}")
        @ValueSource(
                strings = {
                    "Origin: http://localhost:5173",
                    "Origin: null",
                    "Origin: http://127.0.0.1",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: none"
                })
        void isClosedToBrowsers(String header) {
            RuntimeApiServer.PendingEvent waiting = offered("r1");

            refuses(wire.get(base + "invocation/next", header));
            refuses(wire.send("POST", base + "init/error", new byte[0], header, "Content-Type: text/plain"));

            assertThat(waiting.taken()).isNotDone();
            assertThat(waiting.outcome()).isNotDone();
        }

        @ParameterizedTest(name = "attack 75: Host {0}")
        @ValueSource(strings = {"localhost", "[::1]"})
        void isClosedUnderAnotherNameOfThisMachine(String host) {
            refuses(new RawHttpClient(port, host).get(base + "invocation/next"));
            refuses(wire.answers("GET " + base + "invocation/next HTTP/1.1\r\nHost: 127.0.0.1:1\r\n"
                            + "Connection: close\r\n\r\n")
                    .get(0));
        }

        /** Attack 75: the body of another caller is not read into memory. */
        @Test
        void isClosedBeforeTheBodyIsRead() {
            refuses(wire.answers("POST " + PUBLIC_BASE + "init/error HTTP/1.1\r\nHost: 127.0.0.1:" + port
                            + "\r\nExpect: 100-continue\r\nContent-Length: 9000000\r\n\r\n")
                    .get(0));
        }

        @Test
        void hasAnotherPathForEachProcess() throws IOException {
            try (RuntimeApiServer other = new RuntimeApiServer(clock)) {
                assertThat(other.address()).isNotEqualTo(server.address());
                assertThat(other.address().reveal()).matches("127\\.0\\.0\\.1:[0-9]+/[A-Za-z0-9_-]{43}");
                assertThat(other.address()).hasToString("***");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /2018-06-01/runtime/invocation/r1/response",
            "POST, /2018-06-01/runtime/invocation/next",
            "GET, /2018-06-01/runtime/init/error",
            "GET, /2015-03-31/functions/function/invocations",
            "GET, /",
        })
        void refusesUnknownPaths(String method, String path) {
            RuntimeApiServer.PendingEvent call = taken("r1");

            RawHttpClient.Answer answer = wire.send(method, base.replace(PUBLIC_BASE, path), new byte[0]);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo("{\"errorMessage\":\"unknown path " + path + "\",\"errorType\":\"NotFound\"}");
            assertThat(call.outcome()).isNotDone();
        }
    }
}
