package dev.gatehouse.cloud;

import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.Map;

/** What front ends are built with, in Parameter Store: the public part of the stack's outputs, by client. */
public final class PublishedSettings extends ComponentResource {
    /** @param frontends by client, each with {@code oidc}, {@code amplify} and {@code env} */
    PublishedSettings(
            String name, Map<String, Output<Map<String, Object>>> frontends, ComponentResourceOptions options) {
        super("gatehouse:cloud:PublishedSettings", name + "-publish", options);
        frontends.forEach((client, settings) -> {
            for (String format : new String[] {"oidc", "amplify", "env"}) {
                new Parameter(
                        name + "-publish-" + client + "-" + format,
                        ParameterArgs.builder()
                                .name("/" + name + "/" + client + "/" + format)
                                .description("Settings of the front end " + client + ", none of them secret")
                                .type("String")
                                // A text over 4 KB takes the paid tier by itself, all else the free one.
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
