package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.cloud.ApiResources;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.outputs.ClientOutputs;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An API on AWS that OAuth 2.0 protects: a Cognito user pool with app clients, sign-in pages and scopes, an API Gateway API
 * with scopes on each route, and the function behind it.
 *
 * <p>All arguments are checked together before anything is registered. The names of all resources begin with the name of the
 * component, so a program can have several. The component uses the AWS provider of its options, or the default provider; the
 * Region, the account and the endpoints are those of the provider.
 */
public final class ProtectedApi extends ComponentResource {
    /** The type of the component in a Pulumi state. */
    public static final String TYPE = "gatehouse:index:ProtectedApi";

    private final ApiResources resources;
    private final Map<String, ClientOutputs> clients;

    /**
     * Declares the API with the default AWS provider.
     *
     * @throws com.pulumi.exceptions.RunException as in {@link #ProtectedApi(String, ProtectedApiArgs,
     *     ComponentResourceOptions)}
     */
    public ProtectedApi(String name, ProtectedApiArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    /**
     * Declares the API.
     *
     * @param name prefix of the names of all resources: 1 to 38 letters, digits, hyphens or underscores, beginning with a
     *     letter. It must be unique among the components of the program. Do not choose the name of another component followed by
     *     a hyphen and a text with which a client or a group of that component begins: component {@code api} with the client
     *     {@code jobs-night} and component {@code api-jobs} with the client {@code night} would both have an app client {@code
     *     api-jobs-night}, and Pulumi refuses the second. If you rename the component, add an alias of the former name: all
     *     resources are kept but those whose name on AWS contains the component's name, such as log groups, which are replaced
     * @param options such as {@code provider}, {@code dependsOn}, {@code protect}, {@code aliases} and {@code
     *     resourceTransformations}, which apply to all resources of the component
     * @throws com.pulumi.exceptions.RunException if the arguments have problems: the message is the numbered report of all of
     *     them, and nothing is registered
     */
    public ProtectedApi(String name, ProtectedApiArgs args, @Nullable ComponentResourceOptions options) {
        this(
                name,
                args,
                ComponentArguments.orEmpty(options),
                ComponentArguments.read(
                        ComponentSettings.PROTECTED_API,
                        name,
                        args,
                        ComponentArguments.orEmpty(options),
                        (settings, own) -> DeclarationChecks.ofProtectedApi(name, settings, own)));
    }

    private ProtectedApi(
            String name,
            ProtectedApiArgs args,
            ComponentResourceOptions options,
            ComponentArguments<Settings> arguments) {
        this(
                name,
                options,
                self -> arguments.context(self, arguments.value(), options),
                FunctionArchives.ofLibrary(),
                args.transformations());
    }

    /** The API of a stack of this project, whose file has been read and checked. */
    static ProtectedApi ofStack(String name, Settings settings) {
        return new ProtectedApi(
                name,
                ComponentResourceOptions.Empty,
                self -> DeclarationContext.ofStack(settings),
                FunctionArchives.ofProject(),
                List.of());
    }

    private ProtectedApi(
            String name,
            ComponentResourceOptions options,
            Function<ComponentResource, DeclarationContext> context,
            FunctionArchives archives,
            List<ResourceTransformation> transformations) {
        super(TYPE, name, options);
        DeclarationContext declared = context.apply(this);
        this.resources = ApiResources.declare(name, declared, archives, this, transformations);
        this.clients = resources
                .identity()
                .map(identity -> DeclaredClients.of(declared.settings(), identity.clientResources()))
                .orElse(Map.of());
        registerOutputs(outputs());
    }

    /** The issuer of the tokens, the claim {@code iss}: a URL without a trailing slash if it is a user pool. */
    public Output<String> issuer() {
        return output("issuer");
    }

    /** The base URL of the API, without a trailing slash. */
    public Output<String> apiUrl() {
        return output("apiUrl");
    }

    /** The base URL of the sign-in pages and the OAuth endpoints; empty with an external issuer. */
    public Optional<Output<String>> authUrl() {
        return resources.identity().map(identity -> identity.pages().authUrl());
    }

    /** The id of the user pool; empty with an external issuer. */
    public Optional<Output<String>> userPoolId() {
        return resources.identity().map(identity -> identity.users().poolId());
    }

    /** The ARN of the user pool; empty with an external issuer. */
    public Optional<Output<String>> userPoolArn() {
        return resources.identity().map(identity -> identity.users().poolArn());
    }

    /** The app clients by name, in the order of the arguments; none with an external issuer. */
    public Map<String, ClientOutputs> clients() {
        return clients;
    }

    /** The name of the function behind the API. */
    public Output<String> functionName() {
        return resources.function().functionName();
    }

    /** The name of the function's role, for policies that your program adds, such as access to a table. */
    public Output<String> functionRole() {
        return resources.function().roleName();
    }

    /**
     * All outputs by the names of docs/components.md, as a stack exports them, and {@code functionName} and {@code
     * functionRole}. {@code clientSecrets} is secret. The maps of clients are empty with an external issuer, so that a program in
     * a typed language does not need to check whether they are there.
     */
    public Map<String, Output<?>> outputs() {
        Map<String, Output<?>> all = new LinkedHashMap<>(resources.outputs());
        List.of("clients", "frontend").forEach(name -> all.putIfAbsent(name, Output.of(Map.of())));
        all.putIfAbsent("clientSecrets", Output.ofSecret(Map.of()));
        all.put("functionName", functionName());
        all.put("functionRole", functionRole());
        return all;
    }

    /** The outputs that a stack of this project exports. */
    Map<String, Output<?>> stackOutputs() {
        return resources.outputs();
    }

    @SuppressWarnings("unchecked") // These outputs are texts.
    private Output<String> output(String name) {
        return (Output<String>)
                Optional.ofNullable(resources.outputs().get(name)).orElseThrow();
    }
}
