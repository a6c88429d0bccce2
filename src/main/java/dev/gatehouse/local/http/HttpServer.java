package dev.gatehouse.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One HTTP/1.1 server on the loopback addresses, 127.0.0.1 and, where the machine has it, ::1 on the same port; never
 * on more. Requests for another host name are refused, so that no web page can reach it by rebinding its own name.
 */
public final class HttpServer implements AutoCloseable {
    /** API Gateway takes 10 240 bytes of request line and headers together. */
    private static final int HEADER_BYTES = 10_240;

    private static final Set<String> OUR_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    /**
     * What Jetty refuses by default, but for {@code %25}, which is data to us: a path is decoded once, after routing. An
     * encoded slash or dot segment stays refused (CHOICE).
     */
    private static final UriCompliance PATHS =
            UriCompliance.DEFAULT.with("GATEHOUSE", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Server server;
    private final int port;

    private HttpServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts to listen.
     *
     * @param name for the log
     * @param port 0 picks a free one
     * @param bodyLimit bytes; a longer body is answered by 413 and not read to its end
     * @throws BindException when the port is taken
     */
    public static HttpServer start(String name, int port, int bodyLimit, HttpHandler handler, RequestLog log)
            throws IOException {
        return start(name, port, bodyLimit, IDLE, handler, log);
    }

    /**
     * As above, for callers that may wait long for an answer.
     *
     * @param idle how long a connection may be silent; zero for ever
     */
    public static HttpServer start(
            String name, int port, int bodyLimit, Duration idle, HttpHandler handler, RequestLog log)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName(name);
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector first = connector(server, "127.0.0.1", port, idle);
        open(first);
        int bound = first.getLocalPort();
        server.addConnector(first);
        if (hasLoopback6()) {
            server.addConnector(connector(server, "::1", bound, idle));
        }
        server.setHandler(new Adapter(name, bodyLimit, handler, log));
        server.setErrorHandler(
                (request, response, callback) -> refuseUnreadable(name, log, request, response, callback));
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            first.close();
            throw e instanceof IOException io ? io : new IOException("server " + name + " does not start", e);
        }
        return new HttpServer(server, bound);
    }

    /** Jetty wraps a taken port in a plain IOException. */
    private static void open(ServerConnector connector) throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException taken ? taken : e;
        }
    }

    private static ServerConnector connector(Server server, String address, int port, Duration idle) {
        HttpConfiguration strict = new HttpConfiguration();
        strict.setSendServerVersion(false);
        strict.setSendXPoweredBy(false);
        strict.setRequestHeaderSize(HEADER_BYTES);
        strict.setResponseHeaderSize(32 * 1024);
        strict.setUriCompliance(PATHS);
        strict.setHttpCompliance(HttpCompliance.RFC7230);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(strict));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(idle.toMillis());
        connector.setReuseAddress(true);
        return connector;
    }

    private static boolean hasLoopback6() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
        } catch (SocketException e) {
            return false;
        }
    }

    /** What the HTTP parser itself refuses: a bad request line, header, length or path. */
    private static boolean refuseUnreadable(
            String name, RequestLog log, Request request, Response response, Callback callback) {
        HttpResponse answer = HttpResponse.json(response.getStatus(), "{\"message\":\"Bad Request\"}")
                .because("it cannot be read: a bad request line, path, header or length");
        response.getHeaders().put("content-type", "application/json");
        log.answered(name, Adapter.plain(request, new byte[0]), answer, Duration.ZERO);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("an HTTP server did not stop", e);
        }
    }

    private static final class Adapter extends Handler.Abstract {
        private final String name;
        private final int bodyLimit;
        private final HttpHandler handler;
        private final RequestLog log;

        Adapter(String name, int bodyLimit, HttpHandler handler, RequestLog log) {
            this.name = name;
            this.bodyLimit = bodyLimit;
            this.handler = handler;
            this.log = log;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            long start = System.nanoTime();
            boolean headersFit = headerBytes(request) <= HEADER_BYTES;
            Optional<byte[]> body = headersFit ? body(request) : Optional.empty();
            HttpRequest plain = plain(request, body.orElse(new byte[0]));
            HttpResponse answer = body.isPresent() ? answer(plain) : tooLarge(headersFit);
            response.setStatus(answer.status());
            for (Headers.Field field : answer.headers().fields()) {
                response.getHeaders().add(new HttpField(field.name(), field.value()));
            }
            // Before the answer leaves, so that whoever has the answer finds its line in the log.
            log.answered(name, plain, answer, Duration.ofNanos(System.nanoTime() - start));
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
            return true;
        }

        private HttpResponse answer(HttpRequest request) {
            if (!isOurs(request)) {
                return HttpResponse.json(400, "{\"message\":\"Bad Request\"}")
                        .because("Host must be localhost, 127.0.0.1 or [::1], got "
                                + request.headers().first("host").orElse("none"));
            }
            // A handler's 200 would turn the connection into a tunnel (RFC 9110 section 9.3.6).
            if (request.method().equals("CONNECT")) {
                return closing(400, "Bad Request", "CONNECT asks for a proxy, and this is none");
            }
            try {
                return handler.handle(request);
            } catch (RuntimeException e) {
                // As AWS names a call, so that the caller's answer leads to the stack trace.
                String id = UUID.randomUUID().toString();
                return HttpResponse.ofDefect(e, id).with("x-amzn-requestid", id);
            }
        }

        private static boolean isOurs(HttpRequest request) {
            List<String> hosts = request.headers().all("host");
            return hosts.size() == 1
                    && OUR_HOSTS.contains(PORT.matcher(hosts.get(0)).replaceFirst(""));
        }

        /** Empty when it is longer than the limit. */
        private Optional<byte[]> body(Request request) throws IOException {
            if (request.getLength() > bodyLimit) {
                return Optional.empty();
            }
            try (InputStream in = Request.asInputStream(request)) {
                byte[] bytes = in.readNBytes(bodyLimit + 1);
                return bytes.length > bodyLimit ? Optional.empty() : Optional.of(bytes);
            }
        }

        /** As on the wire; Jetty's own limit counts no line ends and is only the coarse one. */
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

        private HttpResponse tooLarge(boolean headersFit) {
            return headersFit
                    ? closing(413, "Request Entity Too Large", "the body is longer than " + bodyLimit + " bytes")
                    : closing(
                            431,
                            "Request Header Fields Too Large",
                            "line and headers: over " + HEADER_BYTES + " bytes");
        }

        private static HttpResponse closing(int status, String message, String reason) {
            return HttpResponse.json(status, "{\"message\":\"" + message + "\"}")
                    .with("connection", "close")
                    .because(reason);
        }

        private static HttpRequest plain(Request request, byte[] body) {
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
    }
}
