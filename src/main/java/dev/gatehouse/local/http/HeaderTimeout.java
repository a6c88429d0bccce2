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
 * Ends connections whose request line and headers do not come to their end: a byte now and then would keep the idle timeout
 * away for ever. No thread waits for such a connection.
 */
final class HeaderTimeout implements Runnable {
    /** How often connections are looked at, of the limit. */
    private static final int LOOKS = 4;

    private final List<ServerConnector> connectors;
    private final Duration limit;
    private Map<EndPoint, Head> heads = Map.of();

    /**
     * A head that is on its way.
     *
     * @param requests that came on the connection before
     */
    private record Head(long requests, long since) {}

    HeaderTimeout(List<ServerConnector> connectors, Duration limit) {
        this.connectors = connectors;
        this.limit = limit;
    }

    void start() {
        connectors.get(0).getScheduler().schedule(this, limit.toMillis() / LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try {
            look(System.nanoTime());
        } finally {
            start();
        }
    }

    private void look(long now) {
        Map<EndPoint, Head> found = new HashMap<>();
        for (ServerConnector connector : connectors) {
            for (EndPoint client : connector.getConnectedEndPoints()) {
                requestsBefore(client).ifPresent(requests -> {
                    Head head = Optional.ofNullable(heads.get(client))
                            .filter(known -> known.requests() == requests)
                            .orElse(new Head(requests, now));
                    if (now - head.since() >= limit.toNanos()) {
                        client.close();
                    } else {
                        found.put(client, head);
                    }
                });
            }
        }
        heads = found;
    }

    /** Empty where a request is being answered, or none has begun. */
    private static Optional<Long> requestsBefore(EndPoint client) {
        return client.getConnection() instanceof HttpConnection http
                        && http.getHttpChannel().getRequest() == null
                        && !http.getParser().isIdle()
                ? Optional.of(http.getMessagesIn())
                : Optional.empty();
    }
}
