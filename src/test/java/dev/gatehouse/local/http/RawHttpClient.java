package dev.gatehouse.local.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A raw HTTP client for tests: sends bytes to a local port unchanged and reads the responses. */
public final class RawHttpClient {
    private final int port;
    private final String host;

    public RawHttpClient(int port) {
        this(port, "localhost");
    }

    /** @param host in the Host header, before the port */
    public RawHttpClient(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** A response without {@code date}, {@code content-length} and {@code connection}. */
    public record Answer(int status, Headers headers, String body) {
        public String header(String name) {
            return headers.first(name).orElse("absent");
        }
    }

    /** Sends {@code GET path} with these header lines. */
    public Answer get(String path, String... headerLines) {
        return send("GET", path, new byte[0], headerLines);
    }

    public Answer send(String method, String path, byte[] body, String... headerLines) {
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return answers(all.toByteArray()).get(0);
    }

    /** Returns all responses until the server closes the connection. */
    public List<Answer> answers(String raw) {
        return answers(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<Answer> answers(byte[] raw) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            try {
                socket.getOutputStream().write(raw);
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // The server may respond and close before all bytes are written.
            }
            return parse(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketException e) {
            // A reset after the response: the server does not read the rest.
        }
        return bytes.toByteArray();
    }

    private static List<Answer> parse(byte[] bytes) {
        List<Answer> answers = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf("\r\n\r\n", at);
            String[] lines = text.substring(at, end).split("\r\n", -1);
            List<Headers.Field> fields = new ArrayList<>();
            int length = 0;
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                String value = lines[i].substring(colon + 1).trim();
                switch (name) {
                    case "content-length" -> length = Integer.parseInt(value);
                    case "date", "connection" -> {}
                    default -> fields.add(new Headers.Field(name, value));
                }
            }
            int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
            int stop = Math.min(text.length(), end + 4 + length);
            String body = new String(
                    text.substring(end + 4, stop).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            answers.add(new Answer(status, new Headers(fields), body));
            at = stop;
        }
        return answers;
    }
}
