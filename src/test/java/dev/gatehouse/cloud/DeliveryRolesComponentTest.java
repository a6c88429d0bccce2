package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.gatehouse.DeliveryRoles;
import dev.gatehouse.DeliveryRolesArgs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The component DeliveryRoles in a program of its user. */
class DeliveryRolesComponentTest {
    private static final String ROLE = "aws:iam/role:Role";

    private static Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("region", "eu-west-1");
        tree.put(
                "delivery",
                Map.of("account", "123456789012", "repository", "acme/payments", "stacks", Map.of("prod", Map.of())));
        return tree;
    }

    @Test
    void declaresRolesForTheStacksOfTheProgramsProject() {
        Map<String, Object> tree = tree();
        tree.put("tags", Map.of("owner", Output.of("team-a")));
        Declaration declared = Declaration.program(
                context -> new DeliveryRoles("deployers", DeliveryRolesArgs.of(tree))
                        .outputs()
                        .forEach(context::export),
                false);

        assertThat(declared.all(ROLE))
                .extracting(role -> role.input("name"))
                .containsExactlyInAnyOrder("deploy-gatehouse-prod", "preview-gatehouse-prod");
        assertThat(declared.all(ROLE).get(0).input("tags"))
                .isEqualTo(Map.of("owner", "team-a", "gatehouse:stack", "dev"));
        assertThat(declared.all()).allMatch(each -> each.name().startsWith("deployers"));
        assertThat(declared.outputs().keySet()).containsExactlyInAnyOrder("deployRoles", "previewRoles", "boundaries");
        assertThat(((Map<?, ?>) declared.output("deployRoles")).keySet().toString())
                .isEqualTo("[prod]");
    }

    @Test
    void theProjectCanBeAnotherOne() {
        Map<String, Object> tree = tree();
        tree.put("project", "payments");

        assertThat(Declaration.program(context -> new DeliveryRoles("deployers", DeliveryRolesArgs.of(tree)), false)
                        .all(ROLE))
                .extracting(role -> role.input("name"))
                .containsExactlyInAnyOrder("deploy-payments-prod", "preview-payments-prod");
    }

    @Test
    void problemsAreReportedTogether() {
        assertThat(ComponentReport.of(() -> new DeliveryRoles(
                        "deployers",
                        DeliveryRolesArgs.of(
                                Map.of("project", "a b", "routes", Map.of(), "delivery", Map.of("account", "12"))))))
                .startsWith("component 'deployers' has 6 problems in its arguments; nothing was declared:")
                .contains(
                        "routes: is not an argument, got 'routes'; known here: region, tags, delivery, project",
                        "project: must be the name of a Pulumi project",
                        "delivery.account: must be a 12-digit AWS account id",
                        "delivery.stacks: is required",
                        "delivery: must have organization or repository",
                        "region: is required, got 'nothing'; write region: eu-west-1")
                .doesNotContain("gatehouse:", "Pulumi.");
    }
}
