// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import java.util.List;
import java.util.Map;

/**
 * The sections of the arguments of a {@code DeliveryRoles}, for its builder.
 *
 * @param <B> the builder
 */
public abstract class DeliveryRolesSections<B extends DeliveryRolesSections<B>> extends ComponentSections<B> {
    /**
     * Starts with the given values.
     *
     * @param tree the arguments as a stack file contains them
     * @param transformations of the resources of the component
     */
    protected DeliveryRolesSections(Map<String, ?> tree, List<ResourceTransformation> transformations) {
        super(tree, transformations);
    }

    /**
     * The AWS Region of the resources.
     *
     * <p>Value: must be a Region of the partition aws or aws-us-gov; other partitions are not supported. Default: the
     * Region of the AWS provider. Example: {@code eu-west-1}. Source: AWS Regions and Availability Zones.
     */
    public B region(String region) {
        values().set("region", region);
        return self();
    }

    /**
     * Tags of every resource, in addition to gatehouse:stack.
     *
     * <p>Value: at most 49 entries; names must be 1 to 128 letters, digits, spaces or any of _ . : / = + &#64; -, and
     * not begin with aws: or gatehouse:; values must be at most 256 letters, digits, spaces or any of _ . : / = + &#64;
     * -. Example: {@code {owner: team-a}}. Source: Tagging AWS resources, tag naming limits and requirements. The
     * entries are added to those before, and replace entries of the same name.
     */
    public B tags(Map<String, String> tags) {
        values().addAll("tags", tags);
        return self();
    }

    /** Adds an entry of {@link #tags(Map)}. */
    public B tag(String name, String value) {
        values().add("tags", name, value);
        return self();
    }

    /** Adds an entry of {@link #tags(Map)} whose value is the output of another resource. */
    public B tag(String name, Output<String> value) {
        values().add("tags", name, value);
        return self();
    }

    /**
     * Who can deploy which stacks.
     *
     * <p>Required.
     */
    public B delivery(DeliveryArgs delivery) {
        values().set("delivery", delivery);
        return self();
    }

    /**
     * The Pulumi project whose stacks the roles deploy.
     *
     * <p>Value: must be the name of a Pulumi project: 1 to 100 letters, digits or any of _ . -. Default: the project of
     * the program. Example: {@code gatehouse}. Source: Pulumi, Projects.
     */
    public B project(String project) {
        values().set("project", project);
        return self();
    }
}
