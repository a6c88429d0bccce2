package dev.gatehouse.local.console.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.console.Console;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages of the console and sends their forms. */
final class PageClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final Console console;
    private String token = "";

    PageClient(ConsolePage... pages) {
        this.console = new Console(List.of(pages), () -> "local", new SecureRandom());
    }

    /** @param path below {@code /console/}, with its query */
    HttpResponse open(String path) {
        String[] parts = path.split("\\?", 2);
        HttpResponse response = console.handle(request(
                "GET", "/console/" + parts[0], parts.length == 1 ? "" : parts[1], Headers.of("host", "localhost"), ""));
        Matcher found = TOKEN.matcher(response.bodyText());
        if (found.find()) {
            token = found.group(1);
        }
        return response;
    }

    /** The text of a page, without entities. */
    String text(String path) {
        HttpResponse response = open(path);
        assertThat(response.status()).as(path).isEqualTo(200);
        return text(response);
    }

    static String text(HttpResponse response) {
        return response.bodyText()
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#x3D;", "=")
                .replace("&#x60;", "`")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Sends a form with the token of the page that was opened last. */
    HttpResponse send(String path, String... fields) {
        Map<String, String> form = RunningCognito.form(fields);
        form.put("token", token);
        return sendRaw(path, RunningCognito.encode(form));
    }

    HttpResponse sendRaw(String path, String form) {
        String[] parts = path.split("\\?", 2);
        return console.handle(request(
                "POST",
                "/console/" + parts[0],
                parts.length == 1 ? "" : parts[1],
                Headers.of(
                        "host",
                        "localhost",
                        "origin",
                        "http://localhost",
                        "content-type",
                        "application/x-www-form-urlencoded"),
                form));
    }

    /** Sends a form and returns the text of the page that follows. */
    String act(String path, String... fields) {
        open(path);
        return follow(send(path, fields));
    }

    String follow(HttpResponse redirect) {
        assertThat(redirect.status()).as(redirect.bodyText()).isEqualTo(303);
        return text(location(redirect));
    }

    static String location(HttpResponse redirect) {
        return redirect.headers().first("location").orElseThrow().substring("/console/".length());
    }

    private static HttpRequest request(String method, String path, String query, Headers headers, String body) {
        return new HttpRequest(
                method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", "HTTP/1.1");
    }
}
