package dev.gatehouse.local.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes connections that do not complete their request line and headers in time. The idle timeout is not enough, because
 * single bytes restart it. No thread waits for such a connection.
 */
final class HeaderTimeout implements Runnable {
    /** How many times connections are checked within the limit. */
    private static final int CHECKS_PER_LIMIT = 4;

    private final List<ServerConnector> connectors;
    private final Duration limit;
    private Map<EndPoint, OpenHead> openHeads = Map.of();

    /**
     * An incomplete request line and headers.
     *
     * @param requests the number of earlier requests on the connection
     * @param since {@link System#nanoTime} of the check that first saw it
     */
    private record OpenHead(long requests, long since) {}

    HeaderTimeout(List<ServerConnector> connectors, Duration limit) {
        this.connectors = connectors;
        this.limit = limit;
    }

    void start() {
        connectors.get(0).getScheduler().schedule(this, limit.toMillis() / CHECKS_PER_LIMIT, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try {
            check(System.nanoTime());
        } finally {
            start();
        }
    }

    private void check(long now) {
        Map<EndPoint, OpenHead> found = new HashMap<>();
        for (ServerConnector connector : connectors) {
            for (EndPoint client : connector.getConnectedEndPoints()) {
                earlierRequests(client).ifPresent(requests -> {
                    OpenHead head = Optional.ofNullable(openHeads.get(client))
                            .filter(known -> known.requests() == requests)
                            .orElse(new OpenHead(requests, now));
                    if (now - head.since() >= limit.toNanos()) {
                        client.close();
                    } else {
                        found.put(client, head);
                    }
                });
            }
        }
        openHeads = found;
    }

    /** Empty if the connection is handling a request or waiting for one. */
    private static Optional<Long> earlierRequests(EndPoint client) {
        return client.getConnection() instanceof HttpConnection http
                        && http.getHttpChannel().getRequest() == null
                        && !http.getParser().isIdle()
                ? Optional.of(http.getMessagesIn())
                : Optional.empty();
    }
}
