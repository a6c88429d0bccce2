package dev.gatehouse.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.delivery.Delivery;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The roles that Pulumi.delivery.yaml declares. */
class DeliveryRolesTest {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
    private static final String ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private static final String POLICY = "aws:iam/policy:Policy";
    private static final String ON_PULUMI = "pulumi:deploy:org:acme:project:gatehouse:stack:";

    private static Declaration declared(Map<String, Object> change) throws Exception {
        Map<String, Object> tree = Stacks.tree("delivery");
        Map<String, Object> section = new LinkedHashMap<>();
        ((Map<?, ?>) tree.get("gatehouse:delivery")).forEach((key, value) -> section.put(String.valueOf(key), value));
        change.forEach((key, value) -> {
            if (value.equals("")) {
                section.remove(key);
            } else {
                section.put(key, value);
            }
        });
        tree.put("gatehouse:delivery", section);
        return Declaration.delivery(Delivery.read("delivery", tree));
    }

    private static JsonArray trust(Declaration declared, String role) {
        return JsonParser.parseString(String.valueOf(declared.named(ROLE, role).input("assumeRolePolicy")))
                .getAsJsonObject()
                .getAsJsonArray("Statement");
    }

    /** Audience and subject of each statement, whose condition must be StringEquals with only these two keys. */
    private static List<String> trusted(Declaration declared, String role) {
        List<String> all = new ArrayList<>();
        for (JsonElement element : trust(declared, role)) {
            JsonObject statement = element.getAsJsonObject();
            assertThat(statement.get("Effect").getAsString()).isEqualTo("Allow");
            assertThat(statement.get("Action").getAsString()).isEqualTo("sts:AssumeRoleWithWebIdentity");
            JsonObject condition = statement.getAsJsonObject("Condition");
            assertThat(condition.keySet()).containsExactly("StringEquals");
            JsonObject equal = condition.getAsJsonObject("StringEquals");
            assertThat(equal.keySet()).hasSize(2);
            String issuer = equal.keySet().iterator().next().replaceAll(":aud$", "");
            equal.getAsJsonArray(issuer + ":sub")
                    .forEach(
                            subject -> all.add(equal.get(issuer + ":aud").getAsString() + " " + subject.getAsString()));
        }
        return all;
    }

    @Test
    void eachIdentityProviderIsDeclaredOnceWithOneAudience() throws Exception {
        Declaration declared = declared(Map.of());

        assertThat(declared.all(PROVIDER))
                .extracting(each -> each.input("url"), each -> each.input("clientIdLists"))
                .containsExactlyInAnyOrder(
                        // DOC "Pulumi Deployments, OpenID Connect integration": aud is the organization
                        tuple("https://api.pulumi.com/oidc", List.of("acme")),
                        tuple("https://token.actions.githubusercontent.com", List.of("sts.amazonaws.com")));
    }

    @Test
    void onlyDeploymentsOfProdAndItsEnvironmentDeployProd() throws Exception {
        assertThat(trusted(declared(Map.of()), "deploy-gatehouse-prod"))
                .containsExactlyInAnyOrder(
                        "acme " + ON_PULUMI + "prod:operation:update:scope:write",
                        "acme " + ON_PULUMI + "prod:operation:refresh:scope:write",
                        "acme " + ON_PULUMI + "prod:operation:destroy:scope:write",
                        "acme " + ON_PULUMI + "prod:operation:detect-drift:scope:write",
                        "acme " + ON_PULUMI + "prod:operation:remediate-drift:scope:write",
                        "sts.amazonaws.com repo:acme/payments:environment:prod");
    }

    @Test
    void previewsMayAssumeTheDeployRoleOnlyIfTheSettingsAllowIt() throws Exception {
        Declaration declared = declared(Map.of());

        assertThat(trusted(declared, "deploy-gatehouse-dev"))
                .contains("acme " + ON_PULUMI + "dev:operation:preview:scope:write");
        assertThat(trusted(declared, "deploy-gatehouse-prod")).noneMatch(subject -> subject.contains(":preview:"));
    }

    @Test
    void pullRequestsAndTheNightlyRunMayPreview() throws Exception {
        assertThat(trusted(declared(Map.of("branch", "trunk")), "preview-gatehouse-prod"))
                .containsExactlyInAnyOrder(
                        "acme " + ON_PULUMI + "prod:operation:preview:scope:write",
                        "acme " + ON_PULUMI + "prod:operation:refresh:scope:write",
                        "acme " + ON_PULUMI + "prod:operation:detect-drift:scope:write",
                        "sts.amazonaws.com repo:acme/payments:pull_request",
                        "sts.amazonaws.com repo:acme/payments:ref:refs/heads/trunk");
    }

    @Test
    void noTrustPolicyHasAWildcard() throws Exception {
        assertThat(declared(Map.of()).all(ROLE)).hasSize(4).allSatisfy(role -> {
            assertThat(String.valueOf(role.input("assumeRolePolicy"))).doesNotContain("*", "StringLike");
            assertThat(role.input("maxSessionDuration")).isEqualTo(3600.0);
        });
    }

    @Test
    void onlyConfiguredIssuersAreTrusted() throws Exception {
        Declaration github = declared(Map.of("organization", ""));
        assertThat(github.all(PROVIDER)).hasSize(1);
        assertThat(trusted(github, "deploy-gatehouse-dev"))
                .containsExactly("sts.amazonaws.com repo:acme/payments:environment:dev");

        assertThat(trusted(declared(Map.of("repository", "")), "deploy-gatehouse-prod"))
                .hasSize(5)
                .allMatch(subject -> subject.startsWith("acme pulumi:deploy:org:acme:project:gatehouse:stack:prod:"));
    }

    @Test
    void theDeliveryRolesCannotChangeThemselves() throws Exception {
        // The deploy role may change only roles whose name starts with the prefix of its stack.
        assertThat(declared(Map.of()).all(ROLE))
                .extracting(role -> String.valueOf(role.input("name")))
                .containsExactlyInAnyOrder(
                        "deploy-gatehouse-dev",
                        "preview-gatehouse-dev",
                        "deploy-gatehouse-prod",
                        "preview-gatehouse-prod")
                .noneMatch(name -> name.startsWith("gatehouse-"));
    }

    @Test
    void eachRoleHasOnlyItsOwnPolicies() throws Exception {
        Declaration declared = declared(Map.of());

        assertThat(declared.all(ATTACHMENT))
                .hasSize(declared.all(POLICY).size() - 2)
                .allSatisfy(each -> {
                    assertThat(each.nameInParent())
                            .startsWith(String.valueOf(each.input("role")).replaceAll("-id$", ""));
                });
        assertThat(declared.all(POLICY)).allSatisfy(policy -> {
            String other = policy.name().contains("prod") ? "gatehouse-dev-*" : "gatehouse-prod-*";
            assertThat(String.valueOf(policy.input("policy"))).doesNotContain(other);
        });
    }

    /**
     * DOC "Permissions boundaries for IAM entities": without it the deploy role could add any permission to a function
     * and use it.
     */
    @Test
    void theDeployRoleAddsPermissionsOnlyUnderTheBoundary() throws Exception {
        Declaration declared = declared(Map.of());
        String bound =
                String.valueOf(declared.named(POLICY, "boundary-gatehouse-prod").input("policy"));
        assertThat(bound)
                .contains("log-group:/aws/lambda/gatehouse-prod-*:*", "table/gatehouse-prod-*")
                .doesNotContain(
                        "iam:",
                        "sts:",
                        "lambda:",
                        "secretsmanager:",
                        "{stack}",
                        "{account}",
                        "{region}",
                        "{partition}");
        for (String action : List.of("iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary")) {
            assertThat(statements(declared, "deploy-gatehouse-prod", action))
                    .hasSize(1)
                    .allSatisfy(
                            statement -> assertThat(statement.getAsJsonObject("Condition"))
                                    .hasToString(
                                            "{\"StringEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::123456789012:policy/boundary-gatehouse-prod\"}}"));
        }
        assertThat(statements(declared, "deploy-gatehouse-prod", "iam:DeleteRolePermissionsBoundary"))
                .isEmpty();
    }

    @Test
    void theBoundaryCanBeOff() throws Exception {
        Declaration declared = declared(Map.of("stacks", Map.of("dev", Map.of("boundary", false))));
        assertThat(declared.all(POLICY))
                .noneMatch(policy -> policy.nameInParent().startsWith("boundary-"));
        assertThat(statements(declared, "deploy-gatehouse-dev", "iam:PutRolePolicy"))
                .hasSize(1)
                .allSatisfy(statement -> assertThat(statement.has("Condition")).isFalse());
    }

    private static List<JsonObject> statements(Declaration declared, String role, String action) {
        List<JsonObject> all = new ArrayList<>();
        declared.all(POLICY).stream()
                .filter(policy -> policy.nameInParent().startsWith(role))
                .forEach(policy -> JsonParser.parseString(String.valueOf(policy.input("policy")))
                        .getAsJsonObject()
                        .getAsJsonArray("Statement")
                        .forEach(each -> {
                            if (each.getAsJsonObject()
                                    .getAsJsonArray("Action")
                                    .toString()
                                    .contains('"' + action + '"')) {
                                all.add(each.getAsJsonObject());
                            }
                        }));
        return all;
    }

    @Test
    void declaresOnlyRolesPoliciesAndProvidersWithTags() throws Exception {
        Declaration declared = declared(Map.of());

        assertThat(declared.all())
                .extracting(Declaration.DeclaredResource::type)
                .containsOnly(PROVIDER, ROLE, POLICY, ATTACHMENT, "gatehouse:cloud:DeliveryRoles");
        assertThat(declared.all())
                .filteredOn(each -> List.of(PROVIDER, ROLE, POLICY).contains(each.type()))
                .allSatisfy(each -> assertThat(each.input("tags")).isEqualTo(Map.of("gatehouse:stack", "delivery")));
    }

    @Test
    void aStackWithOtherSettingsIsNotADeliveryStack() throws Exception {
        Map<String, Object> mixed = Stacks.tree("dev");
        mixed.put("gatehouse:delivery", Stacks.tree("delivery").get("gatehouse:delivery"));

        assertThat(Delivery.isDeliveryStack(mixed)).isFalse();
        assertThat(Delivery.isDeliveryStack(Stacks.tree("delivery"))).isTrue();
        assertThat(Delivery.isDeliveryStack(Stacks.tree("dev"))).isFalse();
        assertThat(catchThrowableOfType(SettingsException.class, () -> Settings.read("dev", mixed)))
                .hasMessageContaining("must be the only gatehouse setting except tags");
    }
}
