package dev.gatehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static final int BODY_LIMIT = 1000;
    private static final String BAD = "{\"message\":\"Bad Request\"}";

    private final Queue<HttpRequest> handled = new ConcurrentLinkedQueue<>();
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private RawHttpClient wire;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start("test", 0, BODY_LIMIT, this::handle, this::log);
        wire = new RawHttpClient(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse handle(HttpRequest request) {
        handled.add(request);
        if (request.path().equals("/error")) {
            throw new IllegalStateException("on purpose");
        }
        return HttpResponse.json(200, "{\"length\":" + request.body().length + "}");
    }

    private void log(String name, HttpRequest request, HttpResponse response, Duration took) {
        response.reason().ifPresent(reasons::add);
    }

    private List<RawHttpClient.Answer> raw(String request) {
        return wire.answers(request.replace("\n", "\r\n"));
    }

    @Nested
    class Addresses {
        @Test
        void listensOnLoopbackAddressesOnly() throws IOException {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(each.getInetAddresses())) {
                    if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
                    }
                }
            }
            connect(InetAddress.getLoopbackAddress());
        }

        private void connect(InetAddress address) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, server.port()), 500);
            }
        }

        @Test
        void refusesAPortInUse() {
            assertThatThrownBy(() -> HttpServer.start(
                            "second", server.port(), BODY_LIMIT, HttpServerTest.this::handle, HttpServerTest.this::log))
                    .isInstanceOf(BindException.class);
        }
    }

    @Nested
    class Hosts {
        @ParameterizedTest
        @ValueSource(strings = {"localhost", "localhost:9400", "127.0.0.1:1", "[::1]:9400"})
        void acceptsLoopbackHosts(String host) {
            assertThat(raw("GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(200);
        }

        @ParameterizedTest(name = "attack 26: {0}")
        @ValueSource(
                strings = {
                    "evil.example",
                    "localhost.evil.example",
                    "localhost:9400.evil",
                    "127.0.0.1.evil",
                    "0.0.0.0",
                    "2130706433"
                })
        void refusesOtherHosts(String host) {
            RawHttpClient.Answer answer = raw("GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n")
                    .get(0);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(BAD);
            assertThat(handled).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Host: localhost\nHost: evil.example\n", "Host: localhost\nHost: localhost\n", "", "Host:\n"
                })
        void refusesAMissingAndARepeatedHost(String lines) {
            assertThat(raw("GET / HTTP/1.1\n" + lines + "Connection: close\n\n")
                            .get(0)
                            .status())
                    .isEqualTo(400);
            assertThat(handled).isEmpty();
        }

        @Test
        @DisplayName("attack 26: checks the host of an absolute target")
        void refusesAnAbsoluteTargetOfAnotherHost() {
            assertThat(raw("GET http://evil.example/ HTTP/1.1\nHost: localhost\nConnection: close\n\n")
                            .get(0)
                            .status())
                    .isEqualTo(400);
            assertThat(handled).isEmpty();
        }
    }

    @Nested
    class Limits {
        @Test
        @DisplayName("attack 23: accepts 10 240 bytes of request line and headers, and refuses more")
        void acceptsHeadersUpToTheLimit() {
            String start = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: ";
            int room = 10_240 - start.length() - 4;

            assertThat(wire.answers(start + "x".repeat(room) + "\r\n\r\n")
                            .get(0)
                            .status())
                    .isEqualTo(200);
            assertThat(wire.answers(start + "x".repeat(room + 1) + "\r\n\r\n"))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(431);
        }

        @Test
        @DisplayName("attack 24: accepts a body at the limit")
        void acceptsABodyAtTheLimit() {
            assertThat(wire.send("POST", "/", new byte[BODY_LIMIT]).body()).isEqualTo("{\"length\":1000}");
        }

        @Test
        @DisplayName("attack 24: refuses a longer body with 413, and no handler receives it")
        void refusesALongerBody() {
            RawHttpClient.Answer answer = wire.send("POST", "/", new byte[BODY_LIMIT + 1]);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
            assertThat(handled).isEmpty();
            assertThat(reasons).containsExactly("the body is longer than 1000 bytes");
        }

        @Test
        @DisplayName("attack 24: refuses a declared length before the body arrives")
        void refusesATooLongContentLengthImmediately() {
            assertThat(raw("POST / HTTP/1.1\nHost: localhost\nContent-Length: 99999999999\n\n")
                            .get(0)
                            .status())
                    .isEqualTo(413);
        }

        @Test
        void refusesALongerChunkedBody() {
            String chunk = "3e8\r\n" + "x".repeat(1000) + "\r\n";
            RawHttpClient.Answer answer = wire.answers(
                            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk
                                    + "0\r\n\r\n")
                    .get(0);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(handled).isEmpty();
        }
    }

    @Nested
    class Parser {
        /** Attack 18: on one connection, a token must not be mistaken for an earlier one that differs only in case. */
        @Test
        void keepsTheValueOfAHeaderThatDiffersOnlyInCase() {
            raw("""
                    GET / HTTP/1.1
                    Host: localhost
                    Authorization: Bearer Abc

                    GET / HTTP/1.1
                    Host: localhost
                    Authorization: Bearer aBC
                    Connection: close

                    """);

            assertThat(handled)
                    .extracting(
                            request -> request.headers().first("authorization").orElseThrow())
                    .containsExactly("Bearer Abc", "Bearer aBC");
        }

        @ParameterizedTest(name = "attack 27: {0}")
        @ValueSource(
                strings = {
                    "POST / HTTP/1.1\nHost: localhost\nContent-Length: 3\nTransfer-Encoding: chunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nContent-Length: 3\nContent-Length: 4\n\nabcd",
                    "POST / HTTP/1.1\nHost: localhost\nContent-Length: -1\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nContent-Length: 1x\n\na",
                    "GET / HTTP/1.1\nHost: localhost\nX: a\n b\n\n",
                    "GET / HTTP/1.1\nHost: localhost\nX : a\n\n",
                    "GET / HTTP/1.1\nHost: localhost\nno colon here\n\n",
                    "GET /a b HTTP/1.1\nHost: localhost\n\n",
                    "GET /%zz HTTP/1.1\nHost: localhost\n\n",
                    "GET / HTTP/9.9\nHost: localhost\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\nzz\nabc\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: gzip, chunked, chunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: xchunked\nTransfer-Encoding: chunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nTransfer-Encoding: xchunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: xchunked, chunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: gzip, chunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: xchunked\n\n0\n\n",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: identity\nContent-Length: 1\n\na",
                    "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding:\n\n",
                    "POST / HTTP/1.0\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n\n"
                })
        void refusesInvalidRequestsAndClosesTheConnection(String request) {
            List<RawHttpClient.Answer> answers = raw(request);

            assertThat(answers).hasSize(1);
            assertThat(answers.get(0).status()).isBetween(400, 505);
            assertThat(answers.get(0).status()).isNotEqualTo(500);
            assertThat(answers.get(0).body()).doesNotContain("Exception", "org.eclipse", "\tat ");
            assertThat(handled).isEmpty();
        }

        /**
         * Attack 78: a server that ends a chunk extension at the line end, even inside quotes, finds another request in the
         * body than a server that reads to the closing quote.
         */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1;a=\"\nX\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\nContent-Length: 11\n\n\"\nY\n0\n\n",
                    "1;a=\"\nX\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\nX: \"\n\n",
                    "1;\"\n\"\nX\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n",
                    "1;a=b\rc\nX\n0\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n"
                })
        void refusesAmbiguousChunkExtensions(String body) {
            List<RawHttpClient.Answer> answers =
                    raw("POST /first HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n" + body);

            assertThat(answers).extracting(RawHttpClient.Answer::status).containsExactly(400);
            assertThat(handled).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ";a", ";a=b", ";a=\"b c\"", "; a = b"})
        void acceptsAPlainChunkExtension(String extension) {
            assertThat(raw("POST / HTTP/1.1\nHost: localhost\nConnection: close\nTransfer-Encoding: Chunked\n\n3"
                            + extension + "\nabc\n0\n\n"))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.body()).isEqualTo("{\"length\":3}"));
        }

        @Test
        @DisplayName(
                "attack 27: a bare line feed ends a line (RFC 9112 section 2.2 allows it) and does not hide a second request")
        void acceptsBareLineFeedsAsLineEnds() {
            assertThat(wire.answers("GET /one HTTP/1.1\nHost: localhost\nConnection: close\n\nGET /two HTTP/1.1\n\n"))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(200);
            assertThat(handled).extracting(HttpRequest::path).containsExactly("/one");
        }

        @Test
        @DisplayName("attack 29: never reads what follows a refused request on the connection")
        void doesNotReadOnAfterARefusal() {
            assertThat(
                            raw(
                                    "POST / HTTP/1.1\nHost: localhost\nContent-Length: 9999\n\nGET /smuggled HTTP/1.1\nHost: localhost\n\n"))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(413);
            assertThat(handled).isEmpty();
        }

        @ParameterizedTest(name = "attack 26: {0}")
        @ValueSource(strings = {"OPTIONS *", "TRACE /", "get /", "GET http://localhost/x"})
        void hasNoInternalErrorWithUnusualTargets(String start) {
            assertThat(raw(start + " HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.status()).isIn(200, 400));
        }

        @Test
        @DisplayName("attack 26: CONNECT does not open a tunnel")
        void refusesConnect() {
            RawHttpClient.Answer answer =
                    raw("CONNECT localhost:80 HTTP/1.1\nHost: localhost:80\nConnection: close\n\n")
                            .get(0);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(BAD);
            assertThat(handled).isEmpty();
        }

        @Test
        void handlesPipelinedRequestsInOrder() {
            assertThat(
                            raw(
                                    "GET /1 HTTP/1.1\nHost: localhost\n\nGET /2 HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
                    .hasSize(2);
            assertThat(handled).extracting(HttpRequest::path).containsExactly("/1", "/2");
        }

        @Test
        void keepsPathAndQueryAsTheyWereSent() {
            wire.get("/a%20b/C;x?q=%2e%2e&&=+");

            assertThat(handled).extracting(HttpRequest::path).containsExactly("/a%20b/C;x");
            assertThat(handled).extracting(HttpRequest::query).containsExactly("q=%2e%2e&&=+");
        }
    }

    /** Pages of other origins cannot read them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /error HTTP/1.1\nHost: localhost\nConnection: close\n\n",
                "GET / HTTP/1.1\nHost: evil.example\nConnection: close\n\n",
                "GET /a b HTTP/1.1\nHost: localhost\n\n",
                "POST / HTTP/1.1\nHost: localhost\nContent-Length: 9999\n\n"
            })
    void itsOwnResponsesAreJsonOfTheSameOrigin(String request) {
        assertThat(raw(request)).singleElement().satisfies(answer -> {
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
        });
    }

    @Test
    void hidesAnInternalError() {
        RawHttpClient.Answer answer = wire.get("/error");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(reasons)
                .singleElement()
                .asString()
                .startsWith("internal error in the local cloud, request " + answer.header("x-amzn-requestid") + ": ");
    }

    @Test
    @DisplayName("attack 28: three hundred idle connections do not block other calls")
    void servesCallsDespiteIdleConnections() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
                idle.add(socket);
            }
            assertThat(wire.get("/").status()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }
}
