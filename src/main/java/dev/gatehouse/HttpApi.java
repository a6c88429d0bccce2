package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.HttpApiResources;
import dev.gatehouse.cloud.function.InvokedFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ComponentTransformations;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.PendingOutputs;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.HttpApiSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API Gateway HTTP API in front of a function that is declared elsewhere. Its JWT authorizer accepts the access tokens of
 * one issuer: a user pool or another OpenID Connect issuer. Each route needs a scope, or is public.
 *
 * <p>All arguments are checked together before anything is registered. The names of all resources begin with the name of the
 * component.
 */
public final class HttpApi extends ComponentResource {
    /** The type of the component in a Pulumi state. */
    public static final String TYPE = "gatehouse:index:HttpApi";

    private final DeclarationContext context;
    private final HttpApiResources resources;

    /**
     * Declares the API with the default AWS provider.
     *
     * @throws com.pulumi.exceptions.RunException as in {@link #HttpApi(String, HttpApiArgs, ComponentResourceOptions)}
     */
    public HttpApi(String name, HttpApiArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    /**
     * Declares the API.
     *
     * @param name prefix of the names of all resources: 1 to 38 letters, digits, hyphens or underscores, beginning with a
     *     letter; unique among the components of the program
     * @param options such as {@code provider}, {@code dependsOn}, {@code protect}, {@code aliases} and {@code
     *     resourceTransformations}, which apply to all resources of the component
     * @throws com.pulumi.exceptions.RunException if the arguments have problems: the message is the numbered report of all of
     *     them, and nothing is registered
     */
    public HttpApi(String name, HttpApiArgs args, @Nullable ComponentResourceOptions options) {
        this(
                name,
                args,
                ComponentArguments.orEmpty(options),
                ComponentArguments.read(
                        ComponentSettings.HTTP_API,
                        name,
                        args,
                        ComponentArguments.orEmpty(options),
                        (settings, own) -> List.of()));
    }

    private HttpApi(
            String name,
            HttpApiArgs args,
            ComponentResourceOptions options,
            ComponentArguments<HttpApiSettings> arguments) {
        super(TYPE, name, options);
        HttpApiSettings value = arguments.value();
        this.context = arguments.context(this, value.settings(), options);
        PendingOutputs outputs = context.outputs();
        this.resources = HttpApiResources.declare(
                name,
                context,
                outputs.value(value.issuer().url()),
                outputs.values(value.issuer().audiences()),
                new InvokedFunction.Given(
                        outputs.value(value.functionArn()),
                        outputs.value(value.functionName()),
                        context.value(value.functionQualifier())),
                ChildOptions.partsOf(this, ComponentTransformations.of(context, args.transformations())));
        registerOutputs(outputs());
    }

    /** The base URL of the API, without a trailing slash. */
    public Output<String> apiUrl() {
        return resources.url();
    }

    /** The id of the API. */
    public Output<String> apiId() {
        return resources.api().apiId();
    }

    /** The name of the stage. */
    public Output<String> stage() {
        return resources.api().stageName();
    }

    /** All outputs by the names of docs/component.md. */
    public Map<String, Output<?>> outputs() {
        Map<String, Output<?>> all = new LinkedHashMap<>();
        all.put("region", context.region());
        all.put("apiUrl", apiUrl());
        all.put("apiId", apiId());
        all.put("stage", stage());
        all.put("scopes", Output.of(context.settings().scopes().fullNames()));
        resources.dnsTargets().ifPresent(targets -> all.put("dnsTargets", targets));
        return all;
    }
}
