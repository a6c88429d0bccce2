package dev.gatehouse.cloud.monitoring;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.api.Metric;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON of a dashboard: two widgets in each row of 24 columns (Dashboard body structure and syntax). */
public final class DashboardBody {
    private static final int WIDGET_WIDTH = 12;
    private static final int WIDGET_HEIGHT = 6;

    private DashboardBody() {}

    /** @param dimensions of the metric of each definition, in the same order */
    public static String json(String region, List<AlarmDefinition> definitions, List<Map<String, String>> dimensions) {
        List<JsonObject> widgets = new ArrayList<>();
        for (int i = 0; i < definitions.size(); i++) {
            widgets.add(widget(i, region, definitions.get(i), dimensions.get(i)));
        }
        return JsonText.text(JsonText.object("widgets", widgets));
    }

    private static JsonObject widget(
            int index, String region, AlarmDefinition definition, Map<String, String> dimensions) {
        Metric metric = definition.metric();
        return JsonText.object(
                "type",
                "metric",
                "x",
                index % 2 * WIDGET_WIDTH,
                "y",
                index / 2 * WIDGET_HEIGHT,
                "width",
                WIDGET_WIDTH,
                "height",
                WIDGET_HEIGHT,
                "properties",
                JsonText.object(
                        "title",
                        definition.name() + ": " + definition.description(),
                        "view",
                        "timeSeries",
                        "region",
                        region,
                        "stat",
                        metric.statistic(),
                        "period",
                        Metric.PERIOD_SECONDS,
                        "metrics",
                        List.of(metricArray(metric, dimensions)),
                        "annotations",
                        JsonText.object(
                                "horizontal",
                                List.of(JsonText.object(
                                        "label", "alarm", "value", Math.round(definition.threshold()))))));
    }

    /** Namespace, name, then each dimension with its value, sorted so that the text is the same in every run. */
    private static List<String> metricArray(Metric metric, Map<String, String> dimensions) {
        List<String> metricArray = new ArrayList<>(List.of(metric.namespace(), metric.name()));
        new TreeMap<>(dimensions).forEach((name, value) -> {
            metricArray.add(name);
            metricArray.add(value);
        });
        return metricArray;
    }
}
