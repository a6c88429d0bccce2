package dev.gatehouse.cloud.delivery;

import com.google.gson.JsonObject;
import com.pulumi.Context;
import com.pulumi.aws.iam.OpenIdConnectProvider;
import com.pulumi.aws.iam.OpenIdConnectProviderArgs;
import com.pulumi.aws.iam.Policy;
import com.pulumi.aws.iam.PolicyArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.IamPolicy;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.Tagging;
import dev.gatehouse.settings.delivery.Delivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declares the OIDC identity providers of Pulumi Cloud and GitHub, and a deploy role and a preview role for each stack.
 * An AWS account can have only one identity provider for a URL.
 */
public final class StackRoles extends ComponentResource {
    /**
     * Maximum session duration: an hour, the value that CI requests. It is enough to wait for a certificate in a first
     * deployment.
     */
    private static final int SESSION_SECONDS = 3600;

    private final Map<String, Output<String>> deployers = new LinkedHashMap<>();
    private final Map<String, Output<String>> previewers = new LinkedHashMap<>();
    private final Map<String, Output<String>> boundaries = new LinkedHashMap<>();

    /** @param project whose stacks the roles deploy */
    public StackRoles(String project, String name, Delivery delivery, ComponentResourceOptions options) {
        // A component keeps its first token when its class is renamed: see LambdaFunction.
        super("gatehouse:cloud:DeliveryRoles", name, options);
        Optional<Output<String>> pulumi = delivery.organization()
                .map(organization -> identityProvider(name + "-pulumi", DeliveryTrust.PULUMI, organization));
        Optional<Output<String>> github = delivery.repository()
                .map(unused -> identityProvider(name + "-github", DeliveryTrust.GITHUB, DeliveryTrust.GITHUB_AUDIENCE));
        for (Delivery.Stack stack : delivery.stacks()) {
            String prefix = project + "-" + stack.name();
            if (stack.boundary()) {
                String boundaryName = "boundary-" + prefix;
                PolicyArgs args = PolicyArgs.builder()
                        .name(boundaryName)
                        .policy(DeliveryPolicy.boundary(prefix, delivery, stack))
                        .build();
                Policy resource = new Policy(
                        ChildOptions.childName(this, boundaryName),
                        args,
                        ChildOptions.namedChildOf(this, boundaryName));
                boundaries.put(stack.name(), OutputValues.of(resource, resource.arn()));
            }
            List<Output<JsonObject>> deploy = new ArrayList<>();
            List<Output<JsonObject>> preview = new ArrayList<>();
            pulumi.ifPresent(arn -> {
                String organization = delivery.organization().orElseThrow();
                deploy.add(arn.applyValue(
                        provider -> DeliveryTrust.pulumiDeploys(provider, organization, project, stack)));
                preview.add(arn.applyValue(
                        provider -> DeliveryTrust.pulumiPreviews(provider, organization, project, stack)));
            });
            github.ifPresent(arn -> {
                String repository = delivery.repository().orElseThrow();
                deploy.add(arn.applyValue(provider -> DeliveryTrust.githubDeploys(provider, repository, stack)));
                preview.add(arn.applyValue(
                        provider -> DeliveryTrust.githubPreviews(provider, repository, delivery.branch())));
            });
            // Not "<prefix>-deploy": the deploy role can change every role whose name starts with the prefix of its
            // stack.
            deployers.put(
                    stack.name(), role("deploy-" + prefix, deploy, DeliveryPolicy.deploy(prefix, delivery, stack)));
            previewers.put(
                    stack.name(), role("preview-" + prefix, preview, DeliveryPolicy.preview(prefix, delivery, stack)));
        }
        registerOutputs(Map.of());
    }

    /**
     * Declares delivery.
     *
     * @return {@code deployRoles}, {@code previewRoles} and {@code boundaries}: ARNs by stack; the caller exports them
     */
    public static Map<String, Output<?>> declare(Context context, Delivery delivery) {
        ComponentResourceOptions resourceOptions = ComponentResourceOptions.builder()
                .resourceTransformations(new Tagging(Output.of(delivery.tags().withStackTag(context.stackName()))))
                .build();
        String name = context.projectName() + "-" + context.stackName();
        StackRoles roles = new StackRoles(context.projectName(), name, delivery, resourceOptions);
        return roles.outputs();
    }

    /** {@code deployRoles}, {@code previewRoles} and {@code boundaries}: ARNs by stack. */
    public Map<String, Output<?>> outputs() {
        return Map.of(
                "deployRoles",
                OutputValues.map(deployers),
                "previewRoles",
                OutputValues.map(previewers),
                "boundaries",
                OutputValues.map(boundaries));
    }

    /** The ARN of the role that deploys each stack. */
    public Map<String, Output<String>> deployRoles() {
        return Collections.unmodifiableMap(deployers);
    }

    /** The ARN of the role that previews each stack. */
    public Map<String, Output<String>> previewRoles() {
        return Collections.unmodifiableMap(previewers);
    }

    /** The ARN of the permissions boundary of each stack that has one. */
    public Map<String, Output<String>> boundaries() {
        return Collections.unmodifiableMap(boundaries);
    }

    /**
     * Without a thumbprint: AWS verifies both servers with its library of trusted root certificate authorities (Obtain
     * the thumbprint for an OpenID Connect provider).
     */
    private Output<String> identityProvider(String name, String address, String audience) {
        OpenIdConnectProviderArgs args = OpenIdConnectProviderArgs.builder()
                .url("https://" + address)
                .clientIdLists(audience)
                .build();
        OpenIdConnectProvider resource = new OpenIdConnectProvider(name, args, ChildOptions.childOf(this));
        return OutputValues.of(resource, resource.arn());
    }

    private Output<String> role(String name, List<Output<JsonObject>> trust, List<String> documents) {
        RoleArgs args = RoleArgs.builder()
                .name(name)
                .assumeRolePolicy(Output.all(trust).applyValue(IamPolicy::json))
                .maxSessionDuration(SESSION_SECONDS)
                .build();
        Role role = new Role(ChildOptions.childName(this, name), args, ChildOptions.namedChildOf(this, name));
        for (int i = 0; i < documents.size(); i++) {
            String part = name + "-" + (i + 1);
            Policy policy = new Policy(
                    ChildOptions.childName(this, part),
                    PolicyArgs.builder().name(part).policy(documents.get(i)).build(),
                    ChildOptions.namedChildOf(this, part));
            new RolePolicyAttachment(
                    ChildOptions.childName(this, part),
                    RolePolicyAttachmentArgs.builder()
                            .role(role.name())
                            .policyArn(OutputValues.of(policy, policy.arn()))
                            .build(),
                    ChildOptions.namedChildOf(this, part));
        }
        return OutputValues.of(role, role.arn());
    }
}
