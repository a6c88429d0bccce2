package dev.gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random bytes sent to the gateway. */
class RandomRequestTest {
    /** For more requests: {@code ./mvnw test -Dtest=RandomRequestTest -Drandom.requests=200000}. */
    private static final int REQUESTS = Integer.getInteger("random.requests", 3_000);

    private static final int PATIENCE_MILLIS = 5_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private final long seed = Long.getLong("random.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("never invoke the function of an HTTP API, get no 5xx except 505, and no connection hangs")
    void reachNothing() throws IOException {
        try (TestApi api = new TestApi()
                .closed("GET /me")
                .closed("POST /a/{id}")
                .closed("ANY /{proxy+}")
                .declare()) {
            reachNothing(api, "");
        }
    }

    @Test
    @DisplayName("never invoke the function of a REST API, get no 5xx except 505, and no connection hangs")
    void reachNothingOfARestApi() throws IOException {
        try (TestRestApi rest = new TestRestApi()
                .closed("GET /me")
                .closed("POST /a/{id}", "openid")
                .closed("ANY /{proxy+}", TestApi.READ)
                .declare()) {
            reachNothing(rest.api, "/v1");
        }
    }

    private void reachNothing(TestApi api, String stage) throws IOException {
        System.out.println("random requests: " + REQUESTS + ", -Drandom.seed=" + seed);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < REQUESTS; i++) {
            byte[] request = request(stage);
            String answer = answer(api.port(), request);
            Matcher status = STATUS.matcher(answer);
            while (status.find()) {
                // RFC 9110 section 15.2.1: 100 requests the body; it is not the response.
                if (status.group(1).equals("100")) {
                    continue;
                }
                refused++;
                // RFC 9110 section 15.6.6: 505 is for an unsupported HTTP version.
                if (!status.group(1).startsWith("4") && !status.group(1).equals("505")) {
                    wrong.add("number " + i + ": " + status.group(1) + " to " + shown(request));
                }
            }
            if (answer.equals("hangs")) {
                wrong.add("number " + i + ": hangs at " + shown(request));
            }
        }
        assertThat(api.events).as("seed " + seed).isEmpty();
        assertThat(wrong).as("seed " + seed).isEmpty();
        // Most must be parsed as requests; otherwise the test checks nothing.
        assertThat(refused).isGreaterThan(REQUESTS / 2);
    }

    /** A valid request without a token, with some bytes changed, removed, duplicated or inserted. */
    private byte[] request(String stage) {
        String body = random.nextBoolean() ? "" : "{\"name\":\"x\"}";
        String head = pick("GET", "POST", "OPTIONS", "HEAD", "TRACE", "CONNECT", "get", "M-SEARCH")
                + " "
                + pick(
                        stage + "/me",
                        stage + "/a/1",
                        stage + "/a/%2e%2e/me",
                        stage + "//me",
                        stage + "/me?x=%zz",
                        "*",
                        "http://localhost" + stage + "/me",
                        stage + "/%00")
                + " "
                + pick("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "")
                + "\r\nHost: localhost\r\n"
                + pick("", "Authorization: Bearer a.b.c\r\n", "Authorization:\r\n", "X: " + "y".repeat(9_000) + "\r\n")
                + pick("", "Transfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n", "Upgrade: h2c\r\n")
                + pick("", "Origin: https://evil.test\r\n", "Cookie: a=b; c\r\n", " folded\r\n")
                + (body.isEmpty() ? "" : "Content-Length: " + pick("12", "12", "3", "99", "-1", "12, 12") + "\r\n")
                + "Connection: close\r\n\r\n"
                + body;
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(Math.max(1, bytes.length));
        int end = Math.min(bytes.length, at + random.nextInt(20));
        out.write(bytes, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 ->
                out.writeBytes(pick("\r\n", "\n", "\r", "\0", ":", " ", "\t", "%", "\u00ff", "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
            case 2 -> {
                out.write(bytes, at, end - at);
                out.write(bytes, at, end - at);
            }
            default -> {}
        }
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String answer(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    all.write(buffer, 0, n);
                }
            } catch (SocketTimeoutException e) {
                return "hangs";
            } catch (SocketException e) {
                // Closed during the write or reset after the response: the connection does not hang.
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(200, text.length()))
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
