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
 * An HTTP/1.1 server on the loopback addresses only: 127.0.0.1 and, if the machine has it, ::1 on the same port. It refuses
 * requests for other host names, so that a web page cannot reach it by DNS rebinding.
 */
public final class HttpServer implements AutoCloseable {
    /**
     * Jetty's default rules, except that {@code %25} is allowed: it is data, because a path is decoded once, after routing.
     * CHOICE: an encoded slash or dot segment is refused.
     */
    private static final UriCompliance PATHS =
            UriCompliance.DEFAULT.with("GATEHOUSE", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /** CHOICE: equal to the time limit for the first byte of a body. */
    private static final Duration HEADER_TIMEOUT = Duration.ofSeconds(10);

    /** A call that waits for a function uses a thread; a body that is still arriving uses none. */
    private static final int THREADS = 256;

    private final Server server;
    private final List<ServerConnector> connectors;
    private final HeaderTimeout headerTimeout;

    /**
     * The limits for a request.
     *
     * @param bodyBytes the maximum length of a body; a longer one is refused with 413
     * @param idle the idle timeout of a connection; zero for none
     * @param header the time limit for request line and headers
     */
    record Limits(int bodyBytes, Duration idle, Duration header, BodyTimeout bodyTimeout, BodyMemoryLimit bodyMemory) {
        static Limits of(int bodyBytes, Duration idle) {
            return new Limits(bodyBytes, idle, HEADER_TIMEOUT, BodyTimeout.DEFAULT, BodyMemoryLimit.OF_PROCESS);
        }
    }

    private HttpServer(Server server, List<ServerConnector> connectors, HeaderTimeout headerTimeout) {
        this.server = server;
        this.connectors = connectors;
        this.headerTimeout = headerTimeout;
    }

    /**
     * Opens the port and starts to serve requests.
     *
     * @param name of the server in the log
     * @param port 0 chooses a free port
     * @param bodyLimit in bytes; a longer body is refused with 413 and not read to its end
     * @throws BindException if the port is in use
     */
    public static HttpServer start(String name, int port, int bodyLimit, HttpHandler handler, RequestLog log)
            throws IOException {
        return start(name, port, bodyLimit, IDLE_TIMEOUT, handler, log);
    }

    /**
     * As above, with an idle timeout for clients that wait long for a response.
     *
     * @param idle the idle timeout of a connection; zero for none
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
     * Opens the port without serving requests: clients that connect early wait for {@link #serve}.
     *
     * @throws BindException if the port is in use
     */
    public static HttpServer open(String name, int port, int bodyLimit, HttpHandler handler, RequestLog log)
            throws IOException {
        return open(name, port, Limits.of(bodyLimit, IDLE_TIMEOUT), handler, log);
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
                (address, wanted) -> openConnector(server, address, wanted, limits.idle()),
                ServerConnector::getLocalPort,
                ServerConnector::close);
        connectors.forEach(server::addConnector);
        server.setHandler(new HttpAdapter(name, limits, handler, log));
        server.setErrorHandler(
                (request, response, callback) -> refuseUnreadable(name, log, request, response, callback));
        server.setStopTimeout(0);
        return new HttpServer(server, connectors, new HeaderTimeout(connectors, limits.header()));
    }

    /** Starts to serve requests. */
    public void serve() throws IOException {
        try {
            server.start();
            headerTimeout.start();
        } catch (Exception e) {
            connectors.forEach(ServerConnector::close);
            throw e instanceof IOException io ? io : new IOException("an HTTP server could not start", e);
        }
    }

    /** Unwraps the BindException of a port in use, which Jetty wraps in an IOException. */
    private static ServerConnector openConnector(Server server, String address, int port, Duration idle)
            throws IOException {
        ServerConnector connector = connector(server, address, port, idle);
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException taken ? taken : e;
        }
        return connector;
    }

    private static ServerConnector connector(Server server, String address, int port, Duration idle) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HttpAdapter.HEADER_BYTES);
        // Jetty's header cache ignores case: a header would get the value of an earlier one on the same connection that
        // differs only in case, and one token would be mistaken for another.
        configuration.setHeaderCacheSize(0);
        configuration.setResponseHeaderSize(32 * 1024);
        configuration.setUriCompliance(PATHS);
        configuration.setHttpCompliance(HttpCompliance.RFC7230);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
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

    /** Responds to requests that the HTTP parser refuses: an invalid request line, header, length or path. */
    private static boolean refuseUnreadable(
            String name, RequestLog log, Request request, Response response, Callback callback) {
        HttpResponse answer = HttpResponse.json(response.getStatus(), "{\"message\":\"Bad Request\"}")
                .withSameOriginHeaders()
                .withReason("the request cannot be read: invalid request line, path, header or length");
        HttpAdapter.copy(answer, response);
        log.answered(name, HttpAdapter.toRequest(request, new byte[0]), answer, Duration.ZERO);
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
            throw new IllegalStateException("an HTTP server could not stop", e);
        } finally {
            connectors.forEach(ServerConnector::close);
        }
    }
}
