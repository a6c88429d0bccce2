package dev.gatehouse.cloud.monitoring;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.api.ApiMetrics;
import dev.gatehouse.cloud.api.Metric;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.monitoring.AlarmThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The alarms of a stack, in the order of the dashboard. */
final class AlarmDefinitions {
    /** A single failed or throttled invocation raises the alarm. */
    private static final int ONE_INVOCATION = 1;

    private AlarmDefinitions() {}

    /**
     * @param rules thresholds
     * @param api metrics of the API
     */
    static List<AlarmDefinition> of(AlarmThresholds rules, ApiMetrics api, Output<String> functionName) {
        return new ArrayList<>(List.of(
                new AlarmDefinition(
                        "unauthorized",
                        "requests without a valid token (401)",
                        api.unauthorized(),
                        rules.unauthorized()),
                new AlarmDefinition(
                        "forbidden", "requests without the required scope (403)", api.forbidden(), rules.forbidden()),
                new AlarmDefinition("server-errors", "5xx responses", api.serverErrors(), rules.serverErrors()),
                new AlarmDefinition(
                        "latency",
                        "p99 latency in milliseconds",
                        api.latency(),
                        rules.latency().toMillis()),
                new AlarmDefinition(
                        "function-errors",
                        "failed function invocations",
                        lambda("Errors", functionName),
                        ONE_INVOCATION),
                new AlarmDefinition(
                        "function-throttles",
                        "throttled function invocations",
                        lambda("Throttles", functionName),
                        ONE_INVOCATION)));
    }

    /** @param clientId id of a client */
    static List<AlarmDefinition> forSignIns(
            AlarmThresholds rules,
            Output<String> poolId,
            List<Client> clients,
            Function<Client, Output<String>> clientId) {
        List<AlarmDefinition> definitions = new ArrayList<>();
        for (Client client : clients) {
            // Machine clients have no sign-ins.
            if (client.kind() != ClientKind.MACHINE) {
                definitions.add(new AlarmDefinition(
                        "throttled-sign-ins-" + client.name(),
                        "throttled sign-ins of client '" + client.name() + "'",
                        signIns(poolId, clientId.apply(client)),
                        rules.throttledSignIns()));
            }
        }
        return definitions;
    }

    private static Metric lambda(String name, Output<String> function) {
        return new Metric("AWS/Lambda", name, Map.of("FunctionName", function), "Sum");
    }

    /** Cognito publishes it for each user pool and client (Metrics for Amazon Cognito user pools). */
    private static Metric signIns(Output<String> pool, Output<String> client) {
        return new Metric("AWS/Cognito", "SignInThrottles", Map.of("UserPool", pool, "UserPoolClient", client), "Sum");
    }
}
