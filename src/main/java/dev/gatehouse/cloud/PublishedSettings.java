package dev.gatehouse.cloud;

import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.Map;

/** Publishes the frontend settings of each public client in Parameter Store. */
final class PublishedSettings extends ComponentResource {
    /**
     * @param nameOnAws first part of the paths of the parameters
     * @param frontends settings by client name, each with {@code oidc}, {@code amplify} and {@code env}
     */
    PublishedSettings(
            String name,
            String nameOnAws,
            Map<String, Output<Map<String, Object>>> frontends,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:PublishedSettings", name + "-publish", options);
        frontends.forEach((client, settings) -> {
            for (String format : new String[] {"oidc", "amplify", "env"}) {
                new Parameter(
                        name + "-publish-" + client + "-" + format,
                        ParameterArgs.builder()
                                .name("/" + nameOnAws + "/" + client + "/" + format)
                                .description("Settings of the frontend " + client + ", none of them secret")
                                .type("String")
                                // Parameter Store selects the paid tier only for values over 4 KB.
                                .tier("Intelligent-Tiering")
                                .dataType("text")
                                .value(settings.applyValue(all -> text(all.getOrDefault(format, ""))))
                                .build(),
                        CustomResourceOptions.builder().parent(this).build());
            }
        });
        registerOutputs(Map.of());
    }

    private static String text(Object value) {
        return value instanceof String text ? text : JsonText.of(value);
    }
}
