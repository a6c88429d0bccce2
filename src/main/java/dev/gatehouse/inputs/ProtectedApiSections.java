// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import java.util.List;
import java.util.Map;

/**
 * The sections of the arguments of a {@code ProtectedApi}, for its builder.
 *
 * @param <B> the builder
 */
public abstract class ProtectedApiSections<B extends ProtectedApiSections<B>> extends ComponentSections<B> {
    /**
     * Starts with the given values.
     *
     * @param tree the arguments as a stack file contains them
     * @param transformations of the resources of the component
     */
    protected ProtectedApiSections(Map<String, ?> tree, List<ResourceTransformation> transformations) {
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

    /** The users of the stack and how they sign in. */
    public B identity(IdentityArgs identity) {
        values().set("identity", identity);
        return self();
    }

    /**
     * An external issuer instead of a user pool.
     *
     * <p>Source: API Gateway, Control access to HTTP APIs with JWT authorizers.
     */
    public B issuer(IssuerArgs issuer) {
        values().set("issuer", issuer);
        return self();
    }

    /**
     * The domain of the sign-in pages.
     *
     * <p>Required, unless {@code issuer} is set.
     */
    public B domain(DomainArgs domain) {
        values().set("domain", domain);
        return self();
    }

    /**
     * The scopes of the API.
     *
     * <p>Required.
     */
    public B scopes(ScopesArgs scopes) {
        values().set("scopes", scopes);
        return self();
    }

    /**
     * The app clients, by name.
     *
     * <p>Value: at most 50 entries; each must have a name of 1 to 40 lower-case letters, digits or hyphens that begins
     * with a letter. Required, unless {@code issuer} is set. Source: API Gateway quotas: 50 audiences a JWT authorizer.
     * The entries are added to those before, and replace entries of the same name.
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

    /** The API. */
    public B api(ApiArgs api) {
        values().set("api", api);
        return self();
    }

    /**
     * The routes of the API, by method and path.
     *
     * <p>Value: at most 300 entries; each must be a method in upper case, one space and a path, with {name+} only at
     * the end. Required. Source: API Gateway quotas: 300 routes an HTTP API. The entries are added to those before, and
     * replace entries of the same name.
     */
    public B routes(Map<String, RouteArgs> routes) {
        values().addAll("routes", routes);
        return self();
    }

    /** Adds an entry of {@link #routes(Map)}, by method and path. */
    public B route(String name, RouteArgs route) {
        values().add("routes", name, route);
        return self();
    }

    /** The function behind the API. */
    public B function(FunctionArgs function) {
        values().set("function", function);
        return self();
    }

    /** Logs, alarms and the dashboard. */
    public B observability(ObservabilityArgs observability) {
        values().set("observability", observability);
        return self();
    }

    /** Publishes client settings that frontends can read without Pulumi. */
    public B publish(PublishArgs publish) {
        values().set("publish", publish);
        return self();
    }

    /**
     * The MCP server of the API, through which AI agents call tools.
     *
     * <p>Source: MCP specification 2025-11-25 and 2026-07-28, authorization.
     */
    public B mcp(McpArgs mcp) {
        values().set("mcp", mcp);
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
}
