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

/** Everything about a stack that is worth a look, in the order of the dashboard. */
final class AlarmDefinitions {
    /** A call of the function that failed or was turned away is one too many. */
    private static final int ONE_INVOCATION = 1;

    private AlarmDefinitions() {}

    /**
     * @param rules thresholds
     * @param api the API's own curves, which differ by its kind
     */
    static List<AlarmDefinition> of(AlarmThresholds rules, ApiMetrics api, Output<String> functionName) {
        return new ArrayList<>(List.of(
                new AlarmDefinition(
                        "unauthorized", "tokens missing or refused (401)", api.unauthorized(), rules.unauthorized()),
                new AlarmDefinition("forbidden", "tokens without the scope (403)", api.forbidden(), rules.forbidden()),
                new AlarmDefinition("server-errors", "answers 5xx", api.serverErrors(), rules.serverErrors()),
                new AlarmDefinition(
                        "latency",
                        "one request in a hundred is slower, in milliseconds",
                        api.latency(),
                        rules.latency().toMillis()),
                new AlarmDefinition("function-errors", "calls that failed", lambda("Errors", functionName), ONE_INVOCATION),
                new AlarmDefinition(
                        "function-throttles", "calls turned away", lambda("Throttles", functionName), ONE_INVOCATION)));
    }

    /** @param clientId by client */
    static List<AlarmDefinition> forSignIns(
            AlarmThresholds rules,
            Output<String> poolId,
            List<Client> clients,
            Function<Client, Output<String>> clientId) {
        List<AlarmDefinition> definitions = new ArrayList<>();
        for (Client client : clients) {
            // A machine signs nobody in.
            if (client.kind() != ClientKind.MACHINE) {
                definitions.add(new AlarmDefinition(
                        "throttled-sign-ins-" + client.name(),
                        "sign-ins of '" + client.name() + "' refused for being too many",
                        signIns(poolId, clientId.apply(client)),
                        rules.throttledSignIns()));
            }
        }
        return definitions;
    }

    private static Metric lambda(String name, Output<String> function) {
        return new Metric("AWS/Lambda", name, Map.of("FunctionName", function), "Sum");
    }

    /** Published for each user pool and client (Metrics for Amazon Cognito user pools). */
    private static Metric signIns(Output<String> pool, Output<String> client) {
        return new Metric("AWS/Cognito", "SignInThrottles", Map.of("UserPool", pool, "UserPoolClient", client), "Sum");
    }
}
