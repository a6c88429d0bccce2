package dev.gatehouse.cloud.delivery;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.settings.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;

/** The trust policies of the delivery roles. They list each allowed subject with StringEquals, without wildcards. */
public final class DeliveryTrust {
    /** Issuer (DOC "Pulumi Deployments, OpenID Connect integration"). The audience is the organization. */
    static final String PULUMI = "api.pulumi.com/oidc";
    /** Issuer (DOC "GitHub, Configuring OpenID Connect in Amazon Web Services"). */
    static final String GITHUB = "token.actions.githubusercontent.com";

    static final String GITHUB_AUDIENCE = "sts.amazonaws.com";

    /**
     * Operations (DOC "OpenID Connect integration"). A refresh only reads AWS, but Pulumi Deployments has one role for
     * each stack.
     */
    private static final List<String> DEPLOYMENTS = List.of("update", "refresh", "destroy");

    /** CHOICE: assumed operations of drift detection runs, named as in {@code pulumi deployment run}. */
    private static final List<String> DRIFT_OPERATIONS = List.of("detect-drift", "remediate-drift");

    private DeliveryTrust() {}

    static JsonObject pulumiDeploys(String provider, String organization, String project, Delivery.Stack stack) {
        List<String> operations = new ArrayList<>(DEPLOYMENTS);
        operations.addAll(DRIFT_OPERATIONS);
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

    /**
     * The subject of a job with an environment contains the environment and not the branch (DOC "GitHub, OpenID Connect
     * reference").
     */
    static JsonObject githubDeploys(String provider, String repository, Delivery.Stack stack) {
        return statement(
                provider,
                GITHUB,
                GITHUB_AUDIENCE,
                List.of("repo:" + repository + ":environment:" + stack.environment()));
    }

    /** Pull requests and the nightly run on the branch. Pull requests from forks get no token. */
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
