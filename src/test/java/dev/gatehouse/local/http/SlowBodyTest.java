package dev.gatehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that arrive slowly, never, or in large numbers must not block other calls. */
class SlowBodyTest {
    private static final int BODY_LIMIT = 200 * 1024;
    private static final int LARGE = 150 * 1024;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration HEADER_TIMEOUT = Duration.ofSeconds(1);

    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch proceed = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private Optional<HttpServer> server = Optional.empty();

    @AfterEach
    void stop() throws IOException {
        proceed.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.ifPresent(HttpServer::close);
    }

    private RawHttpClient start(BodyTimeout timeout, BodyMemoryLimit memory) throws IOException {
        HttpHandler handler = new HttpHandler() {
            @Override
            public RequestDecision decide(HttpRequest head) {
                return head.path().equals("/refused")
                        ? new RequestDecision.Respond(HttpResponse.json(401, "{\"message\":\"Unauthorized\"}"))
                        : new RequestDecision.ReadBody(this);
            }

            @Override
            public HttpResponse handle(HttpRequest request) {
                return SlowBodyTest.this.handle(request);
            }
        };
        HttpServer started = HttpServer.start(
                "test",
                0,
                new HttpServer.Limits(BODY_LIMIT, LONG, HEADER_TIMEOUT, timeout, memory),
                handler,
                (name, request, response, took) -> response.reason().ifPresent(reasons::add));
        server = Optional.of(started);
        return new RawHttpClient(started.port());
    }

    private HttpResponse handle(HttpRequest request) {
        if (request.path().equals("/busy")) {
            busy.countDown();
            try {
                assertThat(proceed.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return HttpResponse.json(200, "{\"length\":" + request.body().length + "}");
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.orElseThrow().port());
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        return socket;
    }

    private Socket sent(String text) throws IOException {
        Socket socket = connected();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Reads one response; the connection may stay open. */
    private static String answer(Socket socket, int bodyLength) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            assertThat(c).as("end of the connection after %s", head).isNotNegative();
            head.append((char) c);
        }
        return head + new String(in.readNBytes(bodyLength), StandardCharsets.ISO_8859_1);
    }

    private static void ends(Socket socket) throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    /** Attack 76: no thread waits for a slow body. */
    @Test
    void fiveHundredSlowBodiesDoNotBlockOtherCalls() throws IOException {
        RawHttpClient wire = start(BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        for (int i = 0; i < 500; i++) {
            sent(head("/", 1000) + "x");
        }

        for (int call = 0; call < 20; call++) {
            assertThat(wire.get("/").status()).isEqualTo(200);
            assertThat(wire.send("POST", "/", new byte[1000]).body()).isEqualTo("{\"length\":1000}");
        }
    }

    /** Attack 76. */
    @Test
    void aMissingBodyIsRefusedWith408() throws IOException {
        start(new BodyTimeout(Duration.ofMillis(300), 1000, Duration.ofMillis(800)), BodyMemoryLimit.OF_PROCESS);

        Socket socket = sent(head("/", 10) + "x");

        assertThat(answer(socket, 29))
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .endsWith("{\"message\":\"Request Timeout\"}");
        ends(socket);
        assertThat(reasons).containsExactly("the body arrived slower than 1000 bytes a second after 300 ms");
    }

    /** Attack 76: the idle timeout in this test is several minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"G", "GET / HTTP/1.1", "GET / HTTP/1.1\r\nHost: localhost\r\nX: y"})
    void incompleteHeadersEndTheConnection(String head) throws IOException {
        start(BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        Socket silent = connected();
        Socket between = sent("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer(between, 12)).endsWith("{\"length\":0}");
        Socket second = sent("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + head);
        assertThat(answer(second, 12)).endsWith("{\"length\":0}");

        ends(sent(head));

        ends(second);
        for (Socket open : List.of(silent, between)) {
            open.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(open, 12)).startsWith("HTTP/1.1 200 ");
        }
    }

    /** The header timeout does not apply to the response. */
    @Test
    void theHeaderTimeoutDoesNotEndALongResponse() throws Exception {
        start(BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        Socket slow = sent(head("/busy", 2) + "ab");
        assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();

        ends(sent("GET / HT")); // until the header timeout has passed

        proceed.countDown();
        assertThat(answer(slow, 12)).endsWith("{\"length\":2}");
    }

    /** Attack 76: an unfinished chunked body. */
    @Test
    void anUnfinishedChunkedBodyIsRefusedWith408() throws IOException {
        start(new BodyTimeout(Duration.ofMillis(300), 1000, Duration.ofMillis(800)), BodyMemoryLimit.OF_PROCESS);

        Socket socket =
                sent("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\nde");

        assertThat(answer(socket, 29)).startsWith("HTTP/1.1 408 ").endsWith("{\"message\":\"Request Timeout\"}");
        ends(socket);
    }

    @Test
    void aBodyInPiecesIsAccepted() throws IOException {
        start(BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        Socket socket = sent(head("/", 6) + "abc");

        socket.getOutputStream().write("def".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer(socket, 12)).startsWith("HTTP/1.1 200 ").endsWith("{\"length\":6}");
    }

    @Test
    void aBodyWithExpectIsRequested() throws IOException {
        start(BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        Socket socket = sent("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");

        assertThat(answer(socket, 0)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        socket.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer(socket, 12)).endsWith("{\"length\":3}");
    }

    /** Attack 77: the response does not wait for the body. */
    @Test
    void aRefusalDoesNotWaitForTheBody() throws IOException {
        start(new BodyTimeout(LONG, 1, LONG), BodyMemoryLimit.OF_PROCESS);

        Socket socket = sent(head("/refused", BODY_LIMIT) + "x");

        assertThat(answer(socket, 26)).startsWith("HTTP/1.1 401 ").endsWith("{\"message\":\"Unauthorized\"}");
        ends(socket);
    }

    /** Attack 77: a client that sends Expect gets the refusal without sending the body. */
    @Test
    void aRefusalDoesNotRequestTheBody() throws IOException {
        start(new BodyTimeout(LONG, 1, LONG), BodyMemoryLimit.OF_PROCESS);

        Socket socket =
                sent("POST /refused HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");

        assertThat(answer(socket, 26)).startsWith("HTTP/1.1 401 ");
        ends(socket);
    }

    /** A client that sends its whole body gets the response and can reuse the connection. */
    @Test
    void aBodyAfterARefusalIsDiscarded() throws IOException {
        start(BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        Socket socket = sent(head("/refused", LARGE));

        assertThat(answer(socket, 26)).startsWith("HTTP/1.1 401 ");
        socket.getOutputStream().write(new byte[LARGE]);
        socket.getOutputStream().write(head("/", 2).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write("ab".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer(socket, 12)).startsWith("HTTP/1.1 200 ").endsWith("{\"length\":2}");
    }

    /** Attack 77: large bodies share a memory limit, and small bodies have a separate one. */
    @Test
    void largeBodiesShareALimitThatDoesNotAffectSmallOnes() throws Exception {
        RawHttpClient wire = start(BodyTimeout.DEFAULT, new BodyMemoryLimit(LARGE));
        CompletableFuture<RawHttpClient.Answer> first =
                CompletableFuture.supplyAsync(() -> wire.send("POST", "/busy", new byte[LARGE]));
        assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();

        RawHttpClient.Answer second = wire.send("POST", "/", new byte[LARGE]);

        assertThat(second.status()).isEqualTo(503);
        assertThat(second.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
        assertThat(reasons)
                .containsExactly(
                        "bodies of other requests use the memory limit of 153600 bytes: send the request again later");
        assertThat(wire.send("POST", "/", new byte[BodyMemoryLimit.SMALL_BODY_LIMIT_BYTES])
                        .status())
                .isEqualTo(200);
        proceed.countDown();
        assertThat(first.orTimeout(30, TimeUnit.SECONDS).join().body()).isEqualTo("{\"length\":153600}");
        assertThat(wire.send("POST", "/", new byte[LARGE]).status()).isEqualTo(200);
    }

    /** Every end of a body releases its memory. */
    @Test
    void everyEndOfABodyReleasesItsMemory() throws IOException {
        RawHttpClient wire = start(
                new BodyTimeout(Duration.ofMillis(300), 1024 * 1024, Duration.ofMillis(800)),
                new BodyMemoryLimit(LARGE));
        Socket slow = sent(head("/", LARGE) + "x".repeat(LARGE - 1));
        assertThat(answer(slow, 29)).startsWith("HTTP/1.1 408 ");
        sent("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n" + "x".repeat(0x20000)
                        + "\r\nzz\r\n")
                .shutdownOutput();
        assertThat(wire.answers("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n"
                                + "x".repeat(0x20000) + "\r\nzz\r\n")
                        .get(0)
                        .status())
                .isIn(400, 503);

        assertThat(answer(sent(head("/", LARGE) + "x".repeat(LARGE)), 17)).contains("\r\n\r\n{\"length\":153600}");
    }
}
