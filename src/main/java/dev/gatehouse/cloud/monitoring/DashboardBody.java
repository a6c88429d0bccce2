package dev.gatehouse.cloud.monitoring;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.api.Metric;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A dashboard as CloudWatch reads it: two curves beside each other, 24 columns wide (Dashboard body structure). */
public final class DashboardBody {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private DashboardBody() {}

    /** @param dimensions of each watch's curve, in the order of the watches */
    public static String json(String region, List<AlarmDefinition> watches, List<Map<String, String>> dimensions) {
        List<JsonObject> widgets = new ArrayList<>();
        for (int i = 0; i < watches.size(); i++) {
            widgets.add(widget(i, region, watches.get(i), dimensions.get(i)));
        }
        return JsonText.text(JsonText.object("widgets", widgets));
    }

    private static JsonObject widget(int index, String region, AlarmDefinition watch, Map<String, String> dimensions) {
        Metric metric = watch.metric();
        return JsonText.object(
                "type",
                "metric",
                "x",
                index % 2 * WIDTH,
                "y",
                index / 2 * HEIGHT,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "properties",
                JsonText.object(
                        "title",
                        watch.name() + ": " + watch.says(),
                        "view",
                        "timeSeries",
                        "region",
                        region,
                        "stat",
                        metric.statistic(),
                        "period",
                        Metric.SECONDS,
                        "metrics",
                        List.of(curve(metric, dimensions)),
                        "annotations",
                        JsonText.object(
                                "horizontal",
                                List.of(JsonText.object("label", "alarm", "value", Math.round(watch.threshold()))))));
    }

    /** Namespace, name, then each dimension and its value; by name, so that the text is the same at each run. */
    private static List<String> curve(Metric metric, Map<String, String> dimensions) {
        List<String> curve = new ArrayList<>(List.of(metric.namespace(), metric.name()));
        new TreeMap<>(dimensions).forEach((name, value) -> {
            curve.add(name);
            curve.add(value);
        });
        return curve;
    }
}
