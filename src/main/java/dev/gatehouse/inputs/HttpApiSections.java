// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import java.util.List;
import java.util.Map;

/**
 * The sections of the arguments of a {@code HttpApi}, for its builder.
 *
 * @param <B> the builder
 */
public abstract class HttpApiSections<B extends HttpApiSections<B>> extends ComponentSections<B> {
    /**
     * Starts with the given values.
     *
     * @param tree the arguments as a stack file contains them
     * @param transformations of the resources of the component
     */
    protected HttpApiSections(Map<String, ?> tree, List<ResourceTransformation> transformations) {
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
     * The issuer of the tokens, exactly as in their iss claim: a user pool or another OpenID Connect issuer.
     *
     * <p>Required. Example: {@code https://idp.example.com/tenant}. Source: API Gateway, JWT authorizers; OpenID
     * Connect Discovery 1.0 section 4.
     */
    public B issuer(String issuer) {
        values().set("issuer", issuer);
        return self();
    }

    /** As {@link #issuer(String)}, with the output of another resource. */
    public B issuer(Output<String> issuer) {
        values().set("issuer", issuer);
        return self();
    }

    /**
     * A token's aud, or its client_id if it has no aud, must be one of them: the client ids of a user pool.
     *
     * <p>Value: at most 50 entries; each must be a text without spaces. Required. Example: {@code
     * [https://api.example.com]}. Source: API Gateway quotas: 50 audiences a JWT authorizer.
     */
    public B audiences(List<String> audiences) {
        values().set("audiences", audiences);
        return self();
    }

    /** As {@link #audiences(List)}. */
    public B audiences(String... audiences) {
        values().set("audiences", List.of(audiences));
        return self();
    }

    /** Adds the output of another resource to {@link #audiences(List)}. */
    public B audience(Output<String> audience) {
        values().append("audiences", audience);
        return self();
    }

    /**
     * The ARN that the API invokes: of the function, or of a version or an alias.
     *
     * <p>Value: must be the ARN of a Lambda function, or of a version or an alias of it. Required. Example: {@code
     * arn:aws:lambda:eu-west-1:123456789012:function:orders}. Source: Lambda, AddPermission.
     */
    public B functionArn(String functionArn) {
        values().set("functionArn", functionArn);
        return self();
    }

    /** As {@link #functionArn(String)}, with the output of another resource. */
    public B functionArn(Output<String> functionArn) {
        values().set("functionArn", functionArn);
        return self();
    }

    /**
     * The name of the function, which the component allows the API to invoke.
     *
     * <p>Value: must be the name of a Lambda function. Required. Example: {@code orders}. Source: Lambda,
     * AddPermission.
     */
    public B functionName(String functionName) {
        values().set("functionName", functionName);
        return self();
    }

    /** As {@link #functionName(String)}, with the output of another resource. */
    public B functionName(Output<String> functionName) {
        values().set("functionName", functionName);
        return self();
    }

    /**
     * The version or the alias in functionArn.
     *
     * <p>Value: must be a version or the name of an alias. Example: {@code live}. Source: Lambda, AddPermission,
     * Qualifier.
     */
    public B functionQualifier(String functionQualifier) {
        values().set("functionQualifier", functionQualifier);
        return self();
    }

    /** As {@link #functionQualifier(String)}, with the output of another resource. */
    public B functionQualifier(Output<String> functionQualifier) {
        values().set("functionQualifier", functionQualifier);
        return self();
    }

    /**
     * The scopes of the API by short name; with an identifier, tokens contain it before the short name.
     *
     * <p>Required.
     */
    public B scopes(ScopesArgs scopes) {
        values().set("scopes", scopes);
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

    /** The access log. */
    public B observability(ObservabilityArgs observability) {
        values().set("observability", observability);
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
