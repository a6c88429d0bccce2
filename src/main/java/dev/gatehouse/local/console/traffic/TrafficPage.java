package dev.gatehouse.local.console.traffic;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.recording.TrafficStatistics;
import dev.gatehouse.local.recording.TrafficStatistics.Minute;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Status and latency of the last hour as plots. */
public final class TrafficPage implements ConsolePage {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final TrafficStatistics traffic;
    private final ZoneId zone;

    public TrafficPage(TrafficStatistics traffic, ZoneId zone) {
        this.traffic = traffic;
        this.zone = zone;
    }

    @Override
    public String path() {
        return "traffic";
    }

    @Override
    public String title() {
        return "Traffic";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        if (!request.segments().isEmpty()) {
            return new ConsoleAnswer.NotFound();
        }
        String content = TrafficContentRenderer.of()
                .execute(
                        new TrafficContent(List.of(server("api", "API"), server("cognito", "Cognito"))),
                        new StringBuilder())
                .toString();
        return request.isFragment()
                ? new ConsoleAnswer.Fragment(content)
                : new ConsoleAnswer.Page(
                        "Traffic",
                        TrafficPageContentRenderer.of()
                                .execute(new TrafficPageContent(content), new StringBuilder())
                                .toString());
    }

    private TrafficContent.Server server(String id, String name) {
        List<Minute> minutes = traffic.lastHour(id);
        int count = minutes.stream().mapToInt(Minute::count).sum();
        int refused = minutes.stream().mapToInt(Minute::refused).sum();
        int failed = minutes.stream().mapToInt(Minute::failed).sum();
        String summary = count == 0
                ? "No request in the last hour."
                : count + (count == 1 ? " request" : " requests") + " in the last hour: " + (count - refused - failed)
                        + " with a status below 400, " + refused + " with 4xx, " + failed + " with 5xx.";
        String from = minute(minutes.get(0).start());
        String to = minute(minutes.get(minutes.size() - 1).start());
        return new TrafficContent.Server(
                id,
                name,
                summary,
                minutes.stream().mapToInt(Minute::count).max().orElse(0),
                Plot.number(slowest(minutes)),
                from,
                to,
                Plot.requests(minutes, name + ", requests a minute from " + from + " to " + to + ". " + summary),
                Plot.latency(
                        minutes,
                        name + ", latency from " + from + " to " + to + ". The highest p95 is "
                                + Plot.number(slowest(minutes)) + " ms."),
                rows(minutes));
    }

    private static double slowest(List<Minute> minutes) {
        return minutes.stream()
                .mapToDouble(minute -> Plot.milliseconds(minute.p95()))
                .max()
                .orElse(0);
    }

    /** Newest first. */
    private List<TrafficContent.Row> rows(List<Minute> minutes) {
        List<TrafficContent.Row> rows = new ArrayList<>();
        for (Minute minute : minutes) {
            if (minute.count() > 0) {
                rows.add(new TrafficContent.Row(
                        minute(minute.start()),
                        minute.ok(),
                        minute.refused(),
                        minute.failed(),
                        Plot.number(Plot.milliseconds(minute.p50())),
                        Plot.number(Plot.milliseconds(minute.p95()))));
            }
        }
        Collections.reverse(rows);
        return rows;
    }

    private String minute(Instant start) {
        return MINUTE.format(start.atZone(zone));
    }
}
