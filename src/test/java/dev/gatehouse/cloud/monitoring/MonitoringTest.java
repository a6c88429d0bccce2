package dev.gatehouse.cloud.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.api.Metric;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The alarms, the dashboard and the web ACLs of a stack, as far as the controls do not check them. */
class MonitoringTest {
    private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private static final String FUNCTION = "aws:lambda/function:Function";

    private static Settings settings(String stack, String key, Object value) throws Exception {
        Map<String, Object> tree = Stacks.tree(stack);
        tree.put(key, value);
        return Settings.read(stack, tree);
    }

    @Test
    void isOnInProdAndOffInDev() throws Exception {
        Declaration dev = Declaration.update(Stacks.settings("dev"));
        Declaration prod = Declaration.update(Stacks.settings("prod"));
        List<String> monitoring = List.of(
                ALARM,
                "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                "aws:cloudwatch/dashboard:Dashboard",
                "aws:sns/topic:Topic",
                "aws:wafv2/webAcl:WebAcl",
                "aws:lambda/alias:Alias");
        assertThat(monitoring).allSatisfy(type -> {
            assertThat(dev.all(type)).as(type).isEmpty();
            assertThat(prod.all(type)).as(type).isNotEmpty();
        });
        assertThat(prod.all(ALARM))
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrder(
                        "gatehouse-prod-unauthorized",
                        "gatehouse-prod-forbidden",
                        "gatehouse-prod-server-errors",
                        "gatehouse-prod-latency",
                        "gatehouse-prod-function-errors",
                        "gatehouse-prod-function-throttles",
                        "gatehouse-prod-throttled-sign-ins-spa",
                        "gatehouse-prod-throttled-sign-ins-web");
    }

    @Test
    void hasADashboardWithoutAlarms() throws Exception {
        Declaration shown = Declaration.update(
                settings("dev", "gatehouse:observability", Map.of("retention", "14d", "dashboard", true)));

        assertThat(shown.all(ALARM)).isEmpty();
        assertThat(shown.all("aws:sns/topic:Topic")).isEmpty();
        assertThat(shown.all("aws:cloudwatch/logMetricFilter:LogMetricFilter")).hasSize(2);
        assertThat(widgets(shown)).hasSize(9);
    }

    @Test
    void placesTwoWidgetsInARowWithTheirThresholds() throws Exception {
        JsonArray widgets = widgets(Declaration.update(Stacks.settings("prod")));

        assertThat(widgets).hasSize(8);
        JsonObject latency = widgets.get(3).getAsJsonObject();
        assertThat(latency).isEqualTo(JsonParser.parseString("""
                        {"type": "metric", "x": 12, "y": 6, "width": 12, "height": 6, "properties": {
                          "title": "latency: p99 latency in milliseconds",
                          "view": "timeSeries", "region": "eu-west-1", "stat": "p99", "period": 300,
                          "metrics": [["AWS/ApiGateway", "Latency", "ApiId", "gatehouse-prod-api-id"]],
                          "annotations": {"horizontal": [{"label": "alarm", "value": 3000}]}}}"""));
    }

    private static JsonArray widgets(Declaration declaration) {
        String body =
                (String) declaration.only("aws:cloudwatch/dashboard:Dashboard").input("dashboardBody");
        return JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("widgets");
    }

    @Test
    void escapesValuesInTheDashboard() {
        Metric metric = new Metric("A\"B\\", "m", Map.of(), "Sum");
        String json = DashboardBody.json(
                "eu-west-1", List.of(new AlarmDefinition("n", "s", metric, 1)), List.of(Map.of("d", "v")));

        assertThat(JsonParser.parseString(json)
                        .getAsJsonObject()
                        .getAsJsonArray("widgets")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("properties")
                        .get("metrics"))
                .hasToString("[[\"A\\\"B\\\\\",\"m\",\"d\",\"v\"]]");
    }

    @Test
    void ordersDependenciesSoThatARejectedDestroyDeletesNoAlarmOrWebAcl() throws Exception {
        Declaration prod = Declaration.update(Stacks.settings("prod"));
        DeclaredResource policy = prod.only("aws:sns/topicPolicy:TopicPolicy");
        DeclaredResource stage = prod.only("aws:apigatewayv2/stage:Stage");

        assertThat(policy.request().getProtect()).isTrue();
        assertThat(prod.all(ALARM)).allSatisfy(alarm -> {
            assertThat(policy.dependsOn(alarm)).as(alarm.name()).isTrue();
            assertThat(prod.all("aws:cloudwatch/logMetricFilter:LogMetricFilter"))
                    .allSatisfy(filter -> assertThat(alarm.dependsOn(filter)).isTrue());
        });
        assertThat(policy.dependsOn(prod.only("aws:sns/topicSubscription:TopicSubscription")))
                .isTrue();
        assertThat(stage.dependsOn(prod.only("aws:wafv2/webAclAssociation:WebAclAssociation")))
                .isTrue();
    }

    @Test
    void declaresTheSameResourcesInAPreview() throws Exception {
        assertThat(Declaration.preview(Stacks.settings("everything")).all())
                .extracting(each -> each.type() + each.name())
                .containsExactlyInAnyOrderElementsOf(Declaration.update(Stacks.settings("everything")).all().stream()
                        .map(each -> each.type() + each.name())
                        .toList());
    }

    @Test
    void encryptsTheEnvironmentIfThereIsOne() throws Exception { // CKV_AWS_173
        Map<String, Object> tree = Stacks.tree("everything");
        tree.put("gatehouse:function", Map.of());
        tree.put("gatehouse:routes", Map.of("GET /resources", Map.of("scopes", List.of("read"))));
        DeclaredResource bare =
                Declaration.update(Settings.read("everything", tree)).named(FUNCTION, "gatehouse-everything-function");

        assertThat(bare.inputs()).doesNotContainKeys("environment", "kmsKeyArn");
        assertThat(Declaration.update(Stacks.settings("everything"))
                        .named(FUNCTION, "gatehouse-everything-function")
                        .inputs())
                .containsKeys("environment", "kmsKeyArn");
    }
}
