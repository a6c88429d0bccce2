package dev.gatehouse.cloud.delivery;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.settings.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;

/** Whose identity tokens become a role's session: named one by one, by StringEquals, with no star. */
public final class DeliveryTrust {
    /** DOC "Pulumi Deployments, OpenID Connect integration": issuer, and the organization as audience. */
    static final String PULUMI = "api.pulumi.com/oidc";
    /** DOC "GitHub, Configuring OpenID Connect in Amazon Web Services". */
    static final String GITHUB = "token.actions.githubusercontent.com";

    static final String GITHUB_AUDIENCE = "sts.amazonaws.com";

    /** DOC "OpenID Connect integration": operations. Refresh reads AWS alone, and yet takes the stack's one role. */
    private static final List<String> DEPLOYMENTS = List.of("update", "refresh", "destroy");

    /** assumed: drift runs carry their own kind of operation, as `pulumi deployment run` names it. */
    private static final List<String> DRIFT = List.of("detect-drift", "remediate-drift");

    private DeliveryTrust() {}

    static JsonObject pulumiDeploys(String provider, String organization, String project, Delivery.Stack stack) {
        List<String> operations = new ArrayList<>(DEPLOYMENTS);
        operations.addAll(DRIFT);
        if (stack.previews()) {
            operations.add("preview");
        }
        return pulumi(provider, organization, project, stack, operations);
    }

    static JsonObject pulumiPreviews(String provider, String organization, String project, Delivery.Stack stack) {
        return pulumi(provider, organization, project, stack, List.of("preview", "refresh", "detect-drift"));
    }

    private static JsonObject pulumi(
            String provider, String organization, String project, Delivery.Stack stack, List<String> operations) {
        return statement(
                provider,
                PULUMI,
                organization,
                operations.stream()
                        .map(operation -> "pulumi:deploy:org:" + organization + ":project:" + project + ":stack:"
                                + stack.name() + ":operation:" + operation + ":scope:write")
                        .toList());
    }

    /** DOC "GitHub, OpenID Connect reference": a job with an environment has it in its subject, and no branch. */
    static JsonObject githubDeploys(String provider, String repository, Delivery.Stack stack) {
        return statement(
                provider,
                GITHUB,
                GITHUB_AUDIENCE,
                List.of("repo:" + repository + ":environment:" + stack.environment()));
    }

    /** Pull requests, those of forks get no token; and the nightly look. */
    public static JsonObject githubPreviews(String provider, String repository, String branch) {
        return statement(
                provider,
                GITHUB,
                GITHUB_AUDIENCE,
                List.of("repo:" + repository + ":pull_request", "repo:" + repository + ":ref:refs/heads/" + branch));
    }

    private static JsonObject statement(String provider, String issuer, String audience, List<String> subjects) {
        return JsonText.object(
                "Effect",
                "Allow",
                "Action",
                "sts:AssumeRoleWithWebIdentity",
                "Principal",
                JsonText.object("Federated", provider),
                "Condition",
                JsonText.object("StringEquals", JsonText.object(issuer + ":aud", audience, issuer + ":sub", subjects)));
    }
}
