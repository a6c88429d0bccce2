package dev.gatehouse.cloud.monitoring;

import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import java.util.List;
import java.util.Map;

/** The CloudWatch dashboard with a widget for each alarm definition. */
final class Dashboard extends ComponentResource {
    Dashboard(
            String name,
            DeclarationContext context,
            List<AlarmDefinition> definitions,
            RefusalCounts counts,
            boolean protection,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:Dashboard", name, options);
        Output<List<Map<String, String>>> dimensions = Output.all(definitions.stream()
                .map(definition -> definition.metric().knownDimensions())
                .toList());
        new com.pulumi.aws.cloudwatch.Dashboard(
                name,
                DashboardArgs.builder()
                        .dashboardName(context.nameOnAws(name))
                        .dashboardBody(Output.tuple(context.region(), dimensions)
                                .applyValue(known -> DashboardBody.json(known.t1, definitions, known.t2)))
                        .build(),
                ChildOptions.protectedChildOf(this, protection, counts));
        registerOutputs(Map.of());
    }
}
