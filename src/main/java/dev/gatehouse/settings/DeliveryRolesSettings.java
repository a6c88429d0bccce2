package dev.gatehouse.settings;

import dev.gatehouse.settings.aws.Tags;
import dev.gatehouse.settings.delivery.Delivery;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;

/**
 * The arguments of a component with the roles that deploy stacks.
 *
 * @param stack the stack that declares the roles
 * @param project whose stacks the roles deploy; by default the project of the program
 */
public record DeliveryRolesSettings(String stack, Delivery delivery, Optional<String> project) {
    static final Schema KEYS = Settings.KEYS.select("The roles that deploy stacks.", "aws:region", "gatehouse:tags");

    private static final Key<Section> DELIVERY = KEYS.section("gatehouse:delivery", Delivery.KEYS)
            .describe("who can deploy which stacks")
            .emptyByDefault();
    private static final TextPattern PROJECT_NAME = KEYS.pattern(
            "[A-Za-z0-9_.-]{1,100}",
            "project-name",
            "must be the name of a Pulumi project: 1 to 100 letters, digits or any of _ . -",
            "write the name in its project file");
    private static final Key<Optional<String>> PROJECT = KEYS.text("gatehouse:project", PROJECT_NAME)
            .describe("the Pulumi project whose stacks the roles deploy")
            .source("Pulumi, Projects")
            .example("gatehouse")
            .optional("the project of the program");

    static Optional<DeliveryRolesSettings> read(String stack, Section root) {
        Optional<String> region = PartSections.region(root);
        if (region.isEmpty()) {
            root.path(Settings.REGION)
                    .report(Rule.MISSING, "nothing", "write region: eu-west-1, the Region of stacks without one");
        }
        return Delivery.read(root.get(DELIVERY), region, Tags.read(root))
                .map(delivery -> new DeliveryRolesSettings(stack, delivery, root.get(PROJECT)));
    }
}
