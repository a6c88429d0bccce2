package dev.gatehouse.local.http;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Connects an {@link HttpHandler} to Jetty. It refuses invalid request lines and headers before it reads the body. */
final class HttpAdapter extends Handler.Abstract {
    /** DOC "Quotas for HTTP APIs": 10 240 bytes for request line and headers together. */
    static final int HEADER_BYTES = 10_240;

    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final String name;
    private final HttpServer.Limits limits;
    private final HttpHandler handler;
    private final RequestLog log;

    HttpAdapter(String name, HttpServer.Limits limits, HttpHandler handler, RequestLog log) {
        this.name = name;
        this.limits = limits;
        this.handler = handler;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange =
                new Exchange(request, response, callback, toRequest(request, new byte[0]), System.nanoTime());
        Optional<HttpResponse> refused = refusal(request, exchange.head());
        if (refused.isPresent()) {
            exchange.answer(exchange.head(), refused.get(), callback);
            return true;
        }
        RequestDecision decision = decide(() -> handler.decide(exchange.head()));
        if (decision instanceof RequestDecision.Respond answered) {
            exchange.answerBeforeBody(answered.response());
        } else {
            exchange.read(((RequestDecision.ReadBody) decision).handler());
        }
        return true;
    }

    private Optional<HttpResponse> refusal(Request request, HttpRequest head) {
        if (headerBytes(request) > HEADER_BYTES) {
            return Optional.of(closing(
                    431,
                    "Request Header Fields Too Large",
                    "request line and headers are longer than " + HEADER_BYTES + " bytes"));
        }
        if (!isLoopbackHost(head)) {
            return Optional.of(closing(
                    400,
                    "Bad Request",
                    "Host must be localhost, 127.0.0.1 or [::1], got "
                            + head.headers().first("host").orElse("none")));
        }
        // A response with status 200 would turn the connection into a tunnel (RFC 9110 section 9.3.6).
        if (head.method().equals("CONNECT")) {
            return Optional.of(closing(400, "Bad Request", "CONNECT is for proxies, and this server is not a proxy"));
        }
        if (!hasValidTransferEncoding(request, head.headers())) {
            return Optional.of(closing(
                    400,
                    "Bad Request",
                    "Transfer-Encoding must be one header of HTTP/1.1 with the value chunked, got "
                            + head.headers().all("transfer-encoding") + " of " + head.protocol()));
        }
        return request.getLength() > limits.bodyBytes() ? Optional.of(tooLong()) : Optional.empty();
    }

    private static boolean isLoopbackHost(HttpRequest request) {
        List<String> hosts = request.headers().all("host");
        return hosts.size() == 1
                && LOOPBACK_HOSTS.contains(PORT.matcher(hosts.get(0)).replaceFirst(""));
    }

    /**
     * Another server could read a different body length from {@code xchunked, chunked}. RFC 9112 section 6.1: HTTP/1.0 has
     * no Transfer-Encoding. CHOICE: 400, as for every other error in the framing of a body.
     */
    private static boolean hasValidTransferEncoding(Request request, Headers headers) {
        List<String> codings = headers.all("transfer-encoding");
        return codings.isEmpty()
                || (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                        && codings.size() == 1
                        && codings.get(0).strip().toLowerCase(Locale.ROOT).equals("chunked"));
    }

    /** Counts the bytes as sent. Jetty's own limit does not count line ends, so it is only approximate. */
    private static int headerBytes(Request request) {
        String target = request.getHttpURI().getPathQuery();
        int bytes = request.getMethod().length()
                + (target == null ? 0 : target.length())
                + request.getConnectionMetaData().getProtocol().length()
                + 6;
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue();
            bytes += field.getName().length() + (value == null ? 0 : value.length()) + 4;
        }
        return bytes;
    }

    private HttpResponse tooLong() {
        return closing(413, "Request Entity Too Large", "the body is longer than " + limits.bodyBytes() + " bytes");
    }

    private static HttpResponse closing(int status, String message, String reason) {
        return HttpResponse.json(status, "{\"message\":\"" + message + "\"}")
                .withSameOriginHeaders()
                .with("connection", "close")
                .withReason(reason);
    }

    private static RequestDecision decide(Supplier<RequestDecision> decision) {
        try {
            return decision.get();
        } catch (RuntimeException e) {
            return new RequestDecision.Respond(internalError(e));
        }
    }

    /** Copies status and headers to Jetty's response. */
    static void copy(HttpResponse answer, Response response) {
        response.setStatus(answer.status());
        for (Headers.Field field : answer.headers().fields()) {
            response.getHeaders().add(new HttpField(field.name(), field.value()));
        }
    }

    /** Adds a request id, as AWS does, so that the response leads to the stack trace in the log. */
    private static HttpResponse internalError(RuntimeException e) {
        String id = UUID.randomUUID().toString();
        return HttpResponse.internalError(e, id).withSameOriginHeaders().with("x-amzn-requestid", id);
    }

    static HttpRequest toRequest(Request request, byte[] body) {
        List<Headers.Field> fields = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            fields.add(new Headers.Field(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        String query = request.getHttpURI().getQuery();
        String path = request.getHttpURI().getPath();
        return new HttpRequest(
                request.getMethod(),
                path == null ? "/" : path,
                query == null ? "" : query,
                new Headers(fields),
                body,
                ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress())
                        .getAddress()
                        .getHostAddress(),
                request.getConnectionMetaData().getProtocol());
    }

    /** One request and its response. */
    private final class Exchange implements BodyReader.Listener {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final HttpRequest head;
        private final long start;
        private HttpHandler bodyHandler = handler;
        private Runnable release = () -> {};

        Exchange(Request request, Response response, Callback callback, HttpRequest head, long start) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.head = head;
            this.start = start;
        }

        HttpRequest head() {
            return head;
        }

        void read(HttpHandler next) {
            bodyHandler = next;
            BodyReader reader =
                    new BodyReader(request, limits.bodyBytes(), limits.bodyTimeout(), limits.bodyMemory(), this);
            release = reader::release;
            reader.start();
        }

        @Override
        public void complete(byte[] body) {
            HttpRequest complete = toRequest(request, body);
            HttpResponse answer;
            try {
                answer = bodyHandler.handle(complete);
            } catch (RuntimeException e) {
                answer = internalError(e);
            } finally {
                release.run();
            }
            answer(complete, answer, callback);
        }

        @Override
        public void tooLong() {
            answer(head, HttpAdapter.this.tooLong(), callback);
        }

        @Override
        public void memoryLimitReached() {
            answer(
                    head,
                    closing(
                            503,
                            "Service Unavailable",
                            "bodies of other requests use the memory limit of "
                                    + limits.bodyMemory().limit() + " bytes: send the request again later"),
                    callback);
        }

        @Override
        public void timedOut() {
            answer(
                    head,
                    closing(
                            408,
                            "Request Timeout",
                            "the body arrived slower than "
                                    + limits.bodyTimeout().bytesPerSecond() + " bytes a second after "
                                    + limits.bodyTimeout().grace().toMillis() + " ms"),
                    callback);
        }

        @Override
        public void failed(Throwable cause) {
            Response.writeError(request, response, callback, cause);
        }

        /** Sends the response now and discards the rest of the body. */
        void answerBeforeBody(HttpResponse answer) {
            boolean expectsContinue = request.getHeaders().contains(HttpHeader.EXPECT);
            answer(
                    head,
                    answer,
                    expectsContinue
                            ? callback
                            : Callback.from(
                                    () -> new BodyDiscarder(request, limits.bodyBytes(), callback).start(),
                                    callback::failed));
        }

        void answer(HttpRequest received, HttpResponse answer, Callback next) {
            copy(answer, response);
            // Before the response, so that a client that has the response finds its line in the log.
            log.answered(name, received, answer, Duration.ofNanos(System.nanoTime() - start));
            response.write(true, ByteBuffer.wrap(answer.body()), next);
        }
    }
}
