package dev.gatehouse.local.http;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
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
    /**
     * What Jetty refuses by default, but for {@code %25}, which is data to us: a path is decoded once, after routing. An
     * encoded slash or dot segment stays refused (CHOICE).
     */
    private static final UriCompliance PATHS =
            UriCompliance.DEFAULT.with("GATEHOUSE", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private static final Duration IDLE = Duration.ofSeconds(60);

    /** CHOICE: as long as the first byte of a body may take. */
    private static final Duration HEAD = Duration.ofSeconds(10);

    /** Each call that waits for a function has one; bodies that still arrive have none. */
    private static final int THREADS = 256;

    private final Server server;
    private final List<ServerConnector> connectors;
    private final HeaderTimeout headerTimeout;

    /**
     * What a request may cost.
     *
     * @param bodyBytes a longer body is answered by 413
     * @param idle how long a connection may be silent; zero for ever
     * @param head how long request line and headers may take
     */
    record Limits(int bodyBytes, Duration idle, Duration head, BodyTimeout time, BodyMemoryLimit budget) {
        static Limits of(int bodyBytes, Duration idle) {
            return new Limits(bodyBytes, idle, HEAD, BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        }
    }

    private HttpServer(Server server, List<ServerConnector> connectors, HeaderTimeout headerTimeout) {
        this.server = server;
        this.connectors = connectors;
        this.headerTimeout = headerTimeout;
    }

    /**
     * Starts to listen and to answer.
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
        return start(name, port, Limits.of(bodyLimit, idle), handler, log);
    }

    static HttpServer start(String name, int port, Limits limits, HttpHandler handler, RequestLog log)
            throws IOException {
        HttpServer server = open(name, port, limits, handler, log);
        server.serve();
        return server;
    }

    /**
     * Takes the port and does not answer yet: a client that comes early waits for {@link #serve}.
     *
     * @throws BindException when the port is taken
     */
    public static HttpServer open(String name, int port, int bodyLimit, HttpHandler handler, RequestLog log)
            throws IOException {
        return open(name, port, Limits.of(bodyLimit, IDLE), handler, log);
    }

    private static HttpServer open(String name, int port, Limits limits, HttpHandler handler, RequestLog log)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName(name);
        threads.setDaemon(true);
        Server server = new Server(threads);
        List<ServerConnector> connectors = LoopbackPorts.open(
                port,
                hasLoopback6(),
                (address, wanted) -> opened(server, address, wanted, limits.idle()),
                ServerConnector::getLocalPort,
                ServerConnector::close);
        connectors.forEach(server::addConnector);
        server.setHandler(new HttpAdapter(name, limits, handler, log));
        server.setErrorHandler(
                (request, response, callback) -> refuseUnreadable(name, log, request, response, callback));
        server.setStopTimeout(0);
        return new HttpServer(server, connectors, new HeaderTimeout(connectors, limits.head()));
    }

    /** Answers from now on. */
    public void serve() throws IOException {
        try {
            server.start();
            headerTimeout.start();
        } catch (Exception e) {
            connectors.forEach(ServerConnector::close);
            throw e instanceof IOException io ? io : new IOException("an HTTP server does not start", e);
        }
    }

    /** Jetty wraps a taken port in a plain IOException. */
    private static ServerConnector opened(Server server, String address, int port, Duration idle) throws IOException {
        ServerConnector connector = connector(server, address, port, idle);
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException taken ? taken : e;
        }
        return connector;
    }

    private static ServerConnector connector(Server server, String address, int port, Duration idle) {
        HttpConfiguration strict = new HttpConfiguration();
        strict.setSendServerVersion(false);
        strict.setSendXPoweredBy(false);
        strict.setRequestHeaderSize(HttpAdapter.HEADER_BYTES);
        // Jetty's cache would give a header the value of an earlier one on the same connection that differs only in
        // case:
        // one token would be taken for another.
        strict.setHeaderCacheSize(0);
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
                .withSameOriginHeaders()
                .withReason("it cannot be read: a bad request line, path, header or length");
        HttpAdapter.copy(answer, response);
        log.answered(name, HttpAdapter.plain(request, new byte[0]), answer, Duration.ZERO);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    public int port() {
        return connectors.get(0).getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("an HTTP server did not stop", e);
        } finally {
            connectors.forEach(ServerConnector::close);
        }
    }
}
