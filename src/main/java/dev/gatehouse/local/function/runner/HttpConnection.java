package dev.gatehouse.local.function.runner;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client for HTTP/1.1 over one connection to one server. With java.net.http a request takes 15 times as long, and the
 * client takes a third of the start of a small function (docs/benchmarks.md).
 */
final class HttpConnection {
    /** @param headers header values by lower-case name */
    record Response(int status, Map<String, String> headers, byte[] body) {
        String header(String name) throws IOException {
            String value = headers.get(name);
            if (value == null) {
                throw new IOException("the Runtime API did not send the header " + name);
            }
            return value;
        }
    }

    /** An open connection. */
    private record Connection(Socket socket, InputStream in, OutputStream out) {
        static Connection to(String host) throws IOException {
            int colon = host.lastIndexOf(':');
            Socket socket = new Socket(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
            socket.setTcpNoDelay(true);
            return new Connection(socket, new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
        }
    }

    private final String host;
    private @Nullable Connection connection;

    HttpConnection(String host) {
        this.host = host;
    }

    /**
     * @param length the number of bytes of {@code body} to send
     * @param errorType value of the header Lambda-Runtime-Function-Error-Type
     */
    Response send(String method, String path, byte[] body, int length, @Nullable String errorType) throws IOException {
        Connection open = connection == null ? Connection.to(host) : connection;
        connection = open;
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: " + length
                + "\r\nContent-Type: application/json\r\n"
                + (errorType == null ? "" : "Lambda-Runtime-Function-Error-Type: " + errorType + "\r\n") + "\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + length);
        whole.write(head.getBytes(StandardCharsets.US_ASCII));
        whole.write(body, 0, length);
        whole.writeTo(open.out());
        open.out().flush();
        Response answer = read(open.in());
        if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
            open.socket().close();
            connection = null;
        }
        return answer;
    }

    private static Response read(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the Runtime API closed the connection");
        }
        return new Response(Integer.parseInt(status[1]), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the Runtime API closed the connection");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
