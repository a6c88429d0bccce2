package dev.gatehouse.local.console.traffic;

import dev.gatehouse.local.recording.TrafficStatistics;
import dev.gatehouse.local.recording.TrafficStatistics.Minute;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Two small plots of an hour: bars for the requests of each minute by status, and lines for their latency. */
final class Plot {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 100;
    private static final double HIGHEST = HEIGHT - 4;
    private static final double STEP = (double) WIDTH / TrafficStatistics.MINUTES;

    private Plot() {}

    /** SVG without any text of a caller. */
    static String requests(List<Minute> minutes, String label) {
        int most = minutes.stream().mapToInt(Minute::count).max().orElse(0);
        StringBuilder svg = start(label);
        for (int i = 0; i < minutes.size() && most > 0; i++) {
            Minute minute = minutes.get(i);
            double top = HEIGHT;
            top = bar(svg, i, top, minute.ok(), most, "ok");
            top = bar(svg, i, top, minute.refused(), most, "refused");
            bar(svg, i, top, minute.failed(), most, "failed");
        }
        return svg.append("</svg>").toString();
    }

    static String latency(List<Minute> minutes, String label) {
        double most = minutes.stream()
                .mapToDouble(minute -> milliseconds(minute.p95()))
                .max()
                .orElse(0);
        StringBuilder svg = start(label);
        if (most > 0) {
            line(svg, minutes, Minute::p95, most, "p95");
            line(svg, minutes, Minute::p50, most, "p50");
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder start(String label) {
        return new StringBuilder(
                        "<svg class=\"plot\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
                .append(label)
                .append("\" preserveAspectRatio=\"none\"><line class=\"axis\" x1=\"0\" y1=\"" + HEIGHT + "\" x2=\""
                        + WIDTH + "\" y2=\"" + HEIGHT + "\"/>");
    }

    /** Returns the top of the bar. A bar of at least one request can be seen. */
    private static double bar(StringBuilder svg, int index, double bottom, int count, int most, String status) {
        if (count == 0) {
            return bottom;
        }
        double height = Math.max(1.5, HIGHEST * count / most);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                status,
                index * STEP + 1,
                bottom - height,
                STEP - 2,
                height));
        return bottom - height;
    }

    /** A point for each minute with requests, and a line between points of consecutive minutes. */
    private static void line(
            StringBuilder svg, List<Minute> minutes, Function<Minute, Duration> value, double most, String name) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < minutes.size(); i++) {
            Minute minute = minutes.get(i);
            if (minute.count() > 0) {
                double x = (i + 0.5) * STEP;
                double y = HEIGHT - HIGHEST * milliseconds(value.apply(minute)) / most;
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"6\" height=\"3\"/>",
                        name,
                        x - 3,
                        y - 1.5));
            }
            drawing = minute.count() > 0;
        }
        svg.append("<path class=\"" + name + "\" d=\"" + path + "\"/>");
    }

    static double milliseconds(Duration duration) {
        return duration.toNanos() / 1_000_000.0;
    }

    static String number(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f" : "%.0f", milliseconds);
    }
}
