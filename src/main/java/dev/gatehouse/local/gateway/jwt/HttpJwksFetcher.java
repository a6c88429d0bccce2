package dev.gatehouse.local.gateway.jwt;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches over HttpURLConnection, which starts faster than java.net.http. */
final class HttpJwksFetcher implements JwksFetcher {
    /** DOC "Quotas for HTTP APIs": 1.5 seconds for JWKS and discovery. */
    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    /** DOC "Quotas for HTTP APIs": 150 KB. */
    private static final int MAX_BYTES = 150 * 1024;

    @Override
    public Fetched fetch(URI address) {
        HttpURLConnection connection;
        try {
            URLConnection opened = address.toURL().openConnection();
            if (!(opened instanceof HttpURLConnection http)) {
                return new Fetched.Failed(0, address + " is not an http or https URL");
            }
            connection = http;
        } catch (IOException | IllegalArgumentException e) {
            return new Fetched.Failed(0, address + " is not a valid URL: " + e.getMessage());
        }
        // A separate thread: a server that sends one byte at a time never exceeds the read timeout.
        FutureTask<Fetched> task = new FutureTask<>(() -> read(address, connection));
        Thread reader = new Thread(task, "jwks");
        reader.setDaemon(true);
        reader.start();
        try {
            return task.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            connection.disconnect();
            return tooSlow(address);
        } catch (ExecutionException e) {
            return new Fetched.Failed(0, address + " cannot be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Failed(0, "the fetch of " + address + " was interrupted");
        }
    }

    private static Fetched read(URI address, HttpURLConnection connection) {
        try {
            connection.setConnectTimeout((int) TIMEOUT.toMillis());
            connection.setReadTimeout((int) TIMEOUT.toMillis());
            // CHOICE: redirects are not followed, because they could lead to the keys of another issuer.
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("accept", "application/json");
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                connection.disconnect();
                return new Fetched.Failed(status, address + " responded with " + status + ", not 200");
            }
            try (InputStream body = connection.getInputStream()) {
                byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    connection.disconnect();
                    return new Fetched.Failed(status, address + " sent more than 150 KB");
                }
                return new Fetched.Document(bytes);
            }
        } catch (SocketTimeoutException e) {
            return tooSlow(address);
        } catch (IOException e) {
            return new Fetched.Failed(0, address + " cannot be read: " + e.getMessage());
        }
    }

    private static Fetched tooSlow(URI address) {
        return new Fetched.Failed(0, address + " did not respond within 1.5 s");
    }
}
