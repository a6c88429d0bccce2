package dev.gatehouse.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.TestCloud;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages of the console of a running cloud, and sends their forms, as a browser does. */
public final class TestConsole {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public TestConsole(TestCloud cloud) {
        this.base = cloud.cognito() + Console.PATH + "/";
    }

    /** @param path below {@code /console/} */
    public HttpResponse<String> open(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The text of a page with status 200, without entities. */
    public String text(String path) throws Exception {
        return text(open(path));
    }

    public static String text(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body()
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#x3D;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /**
     * Sends a form of a page, with the form token of that page.
     *
     * @param action below {@code /console/}
     * @param fields name and value in turn
     */
    public HttpResponse<String> send(String page, String action, String... fields) throws Exception {
        Matcher token = TOKEN.matcher(open(page).body());
        assertThat(token.find()).isTrue();
        List<String> pairs = new ArrayList<>(List.of("token=" + token.group(1)));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return http.send(
                HttpRequest.newBuilder(URI.create(base + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
