package dev.gatehouse.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.client.CodeFlowCallback;
import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.NoTokenException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Receives the redirect of the browser at a callback URL of this machine (RFC 8252, section 7.3). */
final class TokenCallbackServer implements AutoCloseable {
    private final URI callback;
    private final CodeFlowRequest authorization;
    private final List<HttpServer> servers = new ArrayList<>();
    private final CompletableFuture<CodeFlowCallback> received = new CompletableFuture<>();

    private TokenCallbackServer(URI callback, CodeFlowRequest authorization) {
        this.callback = callback;
        this.authorization = authorization;
    }

    /** Listens at the host and port of the request's callback URL, which has an explicit port. */
    static TokenCallbackServer open(CodeFlowRequest authorization) throws NoTokenException {
        URI callback = URI.create(authorization.redirectUri());
        TokenCallbackServer server = new TokenCallbackServer(callback, authorization);
        boolean started = false;
        try {
            switch (callback.getHost()) {
                case "[::1]" -> server.listen("::1");
                case "127.0.0.1" -> server.listen("127.0.0.1");
                default -> {
                    // Browsers try both addresses of localhost.
                    server.listen("127.0.0.1");
                    server.listenIfAvailable("::1");
                }
            }
            started = true;
            return server;
        } catch (IOException e) {
            throw NoTokenException.refused(
                    "port " + callback.getPort() + ", where the browser returns to " + callback + ", cannot be used ("
                            + e.getMessage() + "): stop the program that uses it, or choose another --client");
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private void listen(String address) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), callback.getPort()), 0);
        server.createContext("/", this::answer);
        server.start();
        servers.add(server);
    }

    /** A machine may have no IPv6. If another program has the port there, it would receive the code. */
    private void listenIfAvailable(String address) throws IOException {
        try {
            listen(address);
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw e;
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Waits for the redirect. Other requests are refused, and do not end the wait. */
    CodeFlowCallback await(Duration timeout) throws NoTokenException, InterruptedException {
        try {
            return received.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw NoTokenException.refused(
                    "no sign-in within " + timeout.toMinutes() + " minutes: run the command again");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI url = exchange.getRequestURI();
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        String path = callback.getRawPath().isEmpty() ? "/" : callback.getRawPath();
        if (!exchange.getRequestMethod().equals("GET")
                || !path.equals(url.getRawPath())
                || !host.equals(callback.getRawAuthority())) {
            respond(exchange, 404, "Not found", "This address only receives the result of a sign-in.");
            return;
        }
        Optional<CodeFlowCallback> parsed = Optional.ofNullable(url.getRawQuery())
                .flatMap(CodeFlowCallback::parse)
                .filter(each -> each.belongsTo(authorization));
        if (parsed.isEmpty()) {
            respond(exchange, 400, "Another sign-in", "This result is not of the sign-in that the command waits for.");
            return;
        }
        boolean signedIn = !parsed.get().parameters().getOrDefault("code", "").isEmpty();
        respond(
                exchange,
                200,
                signedIn ? "Signed in" : "Not signed in",
                "The command in the terminal goes on. You can close this page.");
        received.complete(parsed.get());
    }

    private static void respond(HttpExchange exchange, int status, String title, String text) throws IOException {
        byte[] body = ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                        + "</title></head><body><h1>" + title + "</h1><p>" + text + "</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        // The URL of the page contains the code.
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
