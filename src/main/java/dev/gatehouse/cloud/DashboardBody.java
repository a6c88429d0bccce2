package dev.gatehouse.cloud;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A dashboard as CloudWatch reads it: two curves beside each other, 24 columns wide (Dashboard body structure). */
final class DashboardBody {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private DashboardBody() {}

    /** @param dimensions of each watch's curve, in the order of the watches */
    static String json(String region, List<Watch> watches, List<Map<String, String>> dimensions) {
        StringBuilder widgets = new StringBuilder();
        for (int i = 0; i < watches.size(); i++) {
            widgets.append(i == 0 ? "" : ",").append(widget(i, region, watches.get(i), dimensions.get(i)));
        }
        return "{\"widgets\":[" + widgets + "]}";
    }

    private static String widget(int index, String region, Watch watch, Map<String, String> dimensions) {
        Metric metric = watch.metric();
        return """
                {"type":"metric","x":%d,"y":%d,"width":%d,"height":%d,"properties":{"title":%s,"view":"timeSeries",\
                "region":%s,"stat":%s,"period":%d,"metrics":[[%s]],\
                "annotations":{"horizontal":[{"label":"alarm","value":%s}]}}}""".formatted(
                        index % 2 * WIDTH,
                        index / 2 * HEIGHT,
                        WIDTH,
                        HEIGHT,
                        JsonText.of(watch.name() + ": " + watch.says()),
                        JsonText.of(region),
                        JsonText.of(metric.statistic()),
                        Metric.SECONDS,
                        curve(metric, dimensions),
                        Math.round(watch.threshold()));
    }

    /** Namespace, name, then each dimension and its value; by name, so that the text is the same at each run. */
    private static String curve(Metric metric, Map<String, String> dimensions) {
        return JsonText.of(metric.namespace()) + "," + JsonText.of(metric.name())
                + new TreeMap<>(dimensions)
                        .entrySet().stream()
                                .map(each -> "," + JsonText.of(each.getKey()) + "," + JsonText.of(each.getValue()))
                                .collect(Collectors.joining());
    }
}
