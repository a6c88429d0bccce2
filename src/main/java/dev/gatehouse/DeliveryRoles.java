package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.cloud.delivery.StackRoles;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.Tagging;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.DeliveryRolesSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roles with which pipelines deploy the stacks of a project: the identity providers of Pulumi Cloud and GitHub, and a deploy
 * role, a preview role and a permissions boundary for each stack. An AWS account can have only one identity provider for a URL.
 *
 * <p>All arguments are checked together before anything is registered. The names of all resources begin with the name of the
 * component; the roles on AWS have the names of their stacks.
 */
public final class DeliveryRoles extends ComponentResource {
    /** The type of the component in a Pulumi state. */
    public static final String TYPE = "gatehouse:index:DeliveryRoles";

    private final StackRoles roles;

    /**
     * Declares the roles with the default AWS provider.
     *
     * @throws com.pulumi.exceptions.RunException as in {@link #DeliveryRoles(String, DeliveryRolesArgs,
     *     ComponentResourceOptions)}
     */
    public DeliveryRoles(String name, DeliveryRolesArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    /**
     * Declares the roles.
     *
     * @param name prefix of the names of all resources; unique among the components of the program
     * @param options such as {@code provider}, {@code dependsOn}, {@code protect}, {@code aliases} and {@code
     *     resourceTransformations}, which apply to all resources of the component
     * @throws com.pulumi.exceptions.RunException if the arguments have problems: the message is the numbered report of all of
     *     them, and nothing is registered
     */
    public DeliveryRoles(String name, DeliveryRolesArgs args, @Nullable ComponentResourceOptions options) {
        this(
                name,
                args,
                ComponentArguments.orEmpty(options),
                ComponentArguments.read(
                        ComponentSettings.DELIVERY_ROLES,
                        name,
                        args,
                        ComponentArguments.orEmpty(options),
                        (settings, own) -> List.of()));
    }

    private DeliveryRoles(
            String name,
            DeliveryRolesArgs args,
            ComponentResourceOptions options,
            ComponentArguments<DeliveryRolesSettings> arguments) {
        super(TYPE, name, options);
        arguments.warn(this);
        DeliveryRolesSettings value = arguments.value();
        List<ResourceTransformation> transformations = new ArrayList<>();
        transformations.add(
                new Tagging(arguments.outputs().values(value.delivery().tags().withStackTag(value.stack()))));
        transformations.addAll(args.transformations());
        String project =
                value.project().orElseGet(() -> Deployment.getInstance().getProjectName());
        this.roles =
                new StackRoles(project, name + "-roles", value.delivery(), ChildOptions.partsOf(this, transformations));
        registerOutputs(outputs());
    }

    /** The ARN of the role that deploys each stack, by the name of the stack. */
    public Map<String, Output<String>> deployRoles() {
        return roles.deployRoles();
    }

    /** The ARN of the role that previews each stack, by the name of the stack. */
    public Map<String, Output<String>> previewRoles() {
        return roles.previewRoles();
    }

    /** The ARN of the permissions boundary of each stack that has one, by the name of the stack. */
    public Map<String, Output<String>> boundaries() {
        return roles.boundaries();
    }

    /** All outputs by the names of docs/component.md. */
    public Map<String, Output<?>> outputs() {
        return roles.outputs();
    }
}
