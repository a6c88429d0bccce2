package dev.gatehouse.local.console.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.recording.TrafficStatistics;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficPageTest {
    private final SettableClock clock = new SettableClock();
    private final TrafficStatistics traffic = new TrafficStatistics(clock);
    private final TrafficPage page = new TrafficPage(traffic, ZoneOffset.UTC);

    private void add(int status, int milliseconds) {
        add("api", status, milliseconds);
    }

    private void add(String server, int status, int milliseconds) {
        HttpRequest request = new HttpRequest("GET", "/", "", Headers.NONE, new byte[0], "127.0.0.1", "HTTP/1.1");
        traffic.answered(server, request, HttpResponse.json(status, "{}"), Duration.ofMillis(milliseconds));
    }

    private ConsoleAnswer answer(List<String> segments, String query) {
        return page.get(new ConsoleRequest(
                segments, Form.parse(query).orElseThrow(), Form.parse("").orElseThrow(), "form-token"));
    }

    private String fragment() {
        return ((ConsoleAnswer.Fragment) answer(List.of(), "fragment=1")).html();
    }

    @Test
    void showsThePlotsOfBothServersAndLoadsThemAgain() {
        add("api", 200, 10);
        add("cognito", 200, 10);
        String html = ((ConsoleAnswer.Page) answer(List.of(), "")).main();
        assertThat(html).contains("data-live=\"/console/traffic?fragment=1\"", fragment());
        assertThat(fragment()).contains("<h2 id=\"api\">API</h2>", "<h2 id=\"cognito\">Cognito</h2>");
        assertThat(fragment().split("role=\"img\"", -1)).hasSize(5);
    }

    @Test
    void saysInWordsWhatThePlotsShow() {
        add(200, 10);
        add(404, 10);
        add(500, 10);
        assertThat(fragment())
                .contains("aria-label=\"API, requests a minute from 06:01 to 07:00. 3 requests in the last hour:"
                        + " 1 with a status below 400, 1 with 4xx, 1 with 5xx.\"")
                .contains("aria-label=\"API, latency from 06:01 to 07:00. The highest p95 is 12 ms.\"")
                .contains("<p>No request in the last hour.</p>");
    }

    @Test
    void drawsOneBarForEachClassOfStatusInTheMinuteOfTheRequest() {
        add(200, 10);
        add(200, 10);
        add(503, 10);
        assertThat(fragment())
                .contains("<rect class=\"ok\" x=\"591.0\" y=\"36.0\" width=\"8.0\" height=\"64.0\"/>")
                .contains("<rect class=\"failed\" x=\"591.0\" y=\"4.0\" width=\"8.0\" height=\"32.0\"/>")
                .doesNotContain("<rect class=\"refused\"");
    }

    @Test
    void listsTheMinutesWithRequestsNewestFirst() {
        add(200, 10);
        clock.advance(Duration.ofMinutes(2));
        add(401, 100);
        assertThat(fragment().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("Minute Below 400 4xx 5xx p50 ms p95 ms 07:02 0 1 0 106 106 07:00 1 0 0 12 12");
    }

    @Test
    void hasNothingBelowIt() {
        assertThat(answer(List.of("x"), "")).isInstanceOf(ConsoleAnswer.NotFound.class);
    }
}
