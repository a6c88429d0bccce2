package dev.gatehouse.local.console;

import dev.gatehouse.local.html.Palette;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Style sheet, script and icon of the console, read once from the class path. */
final class Assets {
    private final Map<String, HttpResponse> responses;
    private final String version;

    Assets() {
        String css = Palette.CSS + read("console.css");
        String script = read("console.js");
        this.version = hash((css + script).getBytes(StandardCharsets.UTF_8));
        this.responses = Map.of(
                "/console/console.css", response("text/css; charset=utf-8", css),
                "/console/console.js", response("text/javascript; charset=utf-8", script),
                "/console/icon.svg", response("image/svg+xml", read("icon.svg")));
    }

    /** A hash of style sheet and script. */
    String version() {
        return version;
    }

    Optional<HttpResponse> find(HttpRequest request) {
        return Optional.ofNullable(responses.get(request.path())).map(response -> unchangedOr(request, response));
    }

    /** RFC 9110 section 13.1.2: 304 if the browser already has this content. */
    static HttpResponse unchangedOr(HttpRequest request, HttpResponse response) {
        String tag = "\"" + hash(response.body()) + "\"";
        return request.headers().all("if-none-match").contains(tag)
                ? Console.secured(HttpResponse.of(304, Headers.of("etag", tag), ""))
                : response.with("etag", tag);
    }

    private static HttpResponse response(String type, String text) {
        return Console.secured(HttpResponse.of(200, Headers.of("content-type", type), text));
    }

    private static String read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
