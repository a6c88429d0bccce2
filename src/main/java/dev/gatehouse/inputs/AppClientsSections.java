// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import java.util.List;
import java.util.Map;

/**
 * The sections of the arguments of an {@code AppClients}, for its builder.
 *
 * @param <B> the builder
 */
public abstract class AppClientsSections<B extends AppClientsSections<B>> extends ComponentSections<B> {
    /**
     * Starts with the given values.
     *
     * @param tree the arguments as a stack file contains them
     * @param transformations of the resources of the component
     */
    protected AppClientsSections(Map<String, ?> tree, List<ResourceTransformation> transformations) {
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
     * The id of the user pool, which is declared elsewhere.
     *
     * <p>Value: must be the id of a user pool. Required. Example: {@code eu-west-1_AbCdEfGhI}. Source: Cognito,
     * UserPoolType, Id.
     */
    public B userPoolId(String userPoolId) {
        values().set("userPoolId", userPoolId);
        return self();
    }

    /** As {@link #userPoolId(String)}, with the output of another resource. */
    public B userPoolId(Output<String> userPoolId) {
        values().set("userPoolId", userPoolId);
        return self();
    }

    /**
     * Cognito's names of the pool's identity providers, by the name that clients use.
     *
     * <p>Value: names must have a name of 3 to 32 letters, digits or hyphens that begins with a letter. Example: {@code
     * {google: Google}}. Source: Cognito, CreateUserPoolClient, SupportedIdentityProviders. The entries are added to
     * those before, and replace entries of the same name.
     */
    public B identityProviders(Map<String, String> identityProviders) {
        values().addAll("identityProviders", identityProviders);
        return self();
    }

    /** Adds an entry of {@link #identityProviders(Map)}. */
    public B identityProvider(String name, String value) {
        values().add("identityProviders", name, value);
        return self();
    }

    /** Adds an entry of {@link #identityProviders(Map)} whose value is the output of another resource. */
    public B identityProvider(String name, Output<String> value) {
        values().add("identityProviders", name, value);
        return self();
    }

    /** The scopes of the API, which the component adds to the user pool; without them, only standard scopes. */
    public B scopes(ScopesArgs scopes) {
        values().set("scopes", scopes);
        return self();
    }

    /**
     * The app clients, by name.
     *
     * <p>Value: at most 50 entries; each must have a name of 1 to 40 lower-case letters, digits or hyphens that begins
     * with a letter. Required. Source: API Gateway quotas: 50 audiences a JWT authorizer. The entries are added to
     * those before, and replace entries of the same name.
     */
    public B clients(Map<String, ClientArgs> clients) {
        values().addAll("clients", clients);
        return self();
    }

    /** Adds an entry of {@link #clients(Map)}, by name. */
    public B client(String name, ClientArgs client) {
        values().add("clients", name, client);
        return self();
    }

    /**
     * Whether resources are protected against deletion; settings for development are then rejected.
     *
     * <p>Default: {@code true}. Source: Pulumi, protect.
     */
    public B protection(boolean protection) {
        values().set("protection", protection);
        return self();
    }
}
