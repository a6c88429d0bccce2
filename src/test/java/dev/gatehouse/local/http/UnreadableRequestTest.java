package dev.gatehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the HTTP parser refuses never reach a handler, and the log has one line for each. */
class UnreadableRequestTest {
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start(
                "test",
                0,
                1000,
                request -> {
                    throw new AssertionError("handled: " + request);
                },
                (name, request, response, took) -> log.add(
                        name + " " + response.status() + " " + response.reason().orElse("")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a%0ab%1b HTTP/1.1\nHost: localhost\n\n",
                "GET /a%2Fb/%2e%2e/c HTTP/1.1\nHost: localhost\n\n",
                "GET /%zz HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1\nHost: localhost\nContent-Length: secret\n\n",
                "GET / HTTP/1.1\nHost: localhost\nBad Header: secret\n\n",
                "GET / HTTP/1.1\n\n"
            })
    void isRefusedAndLoggedOnce(String request) {
        RawHttpClient.Answer answer = new RawHttpClient(server.port())
                .answers(request.replace("\n", "\r\n").replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                .get(0);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Bad Request\"}");
        assertThat(log)
                .containsExactly("test 400 the request cannot be read: invalid request line, path, header or length");
    }
}
