package dev.gatehouse.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.settings.delivery.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Like SecurityMutationTest for the delivery stack: removing or changing an argument breaks a rule. */
class DeliveryMutationTest {
    private static final String ACCOUNT = "123456789012";

    /** The rules for the arguments of each type. DeliveryRolesTest checks tags. */
    private static boolean holds(String type, Map<String, Object> inputs) {
        return switch (type) {
            case "aws:iam/openIdConnectProvider:OpenIdConnectProvider" ->
                Map.of(
                                        "https://api.pulumi.com/oidc", List.of("acme"),
                                        "https://token.actions.githubusercontent.com", List.of("sts.amazonaws.com"))
                                .getOrDefault(String.valueOf(inputs.get("url")), List.of())
                                .equals(inputs.get("clientIdLists"))
                        && inputs.containsKey("url");
            case "aws:iam/role:Role" ->
                text(inputs, "name").matches("(?:deploy|preview)-gatehouse-(?:dev|prod)")
                        && Double.valueOf(3600).equals(inputs.get("maxSessionDuration"))
                        && text(inputs, "assumeRolePolicy").contains("\"StringEquals\"")
                        && text(inputs, "assumeRolePolicy").contains(":aud\"")
                        && !text(inputs, "assumeRolePolicy").contains("*");
            case "aws:iam/policy:Policy" ->
                text(inputs, "name")
                                .matches(
                                        "(?:(?:deploy|preview)-gatehouse-(?:dev|prod)-\\d|boundary-gatehouse-(?:dev|prod))")
                        && text(inputs, "policy").contains(":" + ACCOUNT + ":");
            case "aws:iam/rolePolicyAttachment:RolePolicyAttachment" ->
                text(inputs, "role").matches("(?:deploy|preview)-gatehouse-(?:dev|prod)")
                        && text(inputs, "policyArn").contains("gatehouse-");
            default -> false;
        };
    }

    private static String text(Map<String, Object> inputs, String key) {
        return Optional.ofNullable(inputs.get(key)).map(String::valueOf).orElse("");
    }

    @Test
    void everyRemovedOrChangedArgumentBreaksARule() throws Exception {
        List<String> survivors = new ArrayList<>();
        int detected = 0;
        for (Declaration.DeclaredResource each : Declaration.delivery(
                        Delivery.read("delivery", Stacks.tree("delivery")))
                .all()) {
            if (!each.type().startsWith("aws:")) {
                continue;
            }
            assertThat(holds(each.type(), each.inputs()))
                    .as(each.name() + " " + each.inputs())
                    .isTrue();
            for (String key : each.inputs().keySet()) {
                if (key.equals("tags")) {
                    continue;
                }
                Map<String, Object> without = new LinkedHashMap<>(each.inputs());
                without.remove(key);
                Map<String, Object> changed = new LinkedHashMap<>(each.inputs());
                changed.put(key, each.inputs().get(key) instanceof List ? List.of("*") : "*");
                for (Map<String, Object> mutant : List.of(without, changed)) {
                    if (holds(each.type(), mutant)) {
                        survivors.add(each.name() + " " + key);
                    } else {
                        detected++;
                    }
                }
            }
        }
        assertThat(survivors).isEmpty();
        assertThat(detected).isGreaterThan(50);
    }
}
