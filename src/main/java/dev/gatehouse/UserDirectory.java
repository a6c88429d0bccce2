package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.identity.UserPoolResources;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ComponentTransformations;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users of an API: a Cognito user pool with its groups, Lambda triggers and identity providers, with the settings of a
 * {@link ProtectedApi}. {@link AppClients} declares the clients of the pool.
 *
 * <p>All arguments are checked together before anything is registered. The names of all resources begin with the name of the
 * component.
 */
public final class UserDirectory extends ComponentResource {
    /** The type of the component in a Pulumi state. */
    public static final String TYPE = "gatehouse:index:UserDirectory";

    private final DeclarationContext context;
    private final UserPoolResources pool;

    /**
     * Declares the user pool with the default AWS provider.
     *
     * @throws com.pulumi.exceptions.RunException as in {@link #UserDirectory(String, UserDirectoryArgs,
     *     ComponentResourceOptions)}
     */
    public UserDirectory(String name, UserDirectoryArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    /**
     * Declares the user pool.
     *
     * @param name prefix of the names of all resources: 1 to 38 letters, digits, hyphens or underscores, beginning with a
     *     letter; unique among the components of the program
     * @param options such as {@code provider}, {@code dependsOn}, {@code protect}, {@code aliases} and {@code
     *     resourceTransformations}, which apply to all resources of the component
     * @throws com.pulumi.exceptions.RunException if the arguments have problems: the message is the numbered report of all of
     *     them, and nothing is registered
     */
    public UserDirectory(String name, UserDirectoryArgs args, @Nullable ComponentResourceOptions options) {
        this(
                name,
                args,
                ComponentArguments.orEmpty(options),
                ComponentArguments.read(
                        ComponentSettings.USER_DIRECTORY,
                        name,
                        args,
                        ComponentArguments.orEmpty(options),
                        (settings, own) -> DeclarationChecks.ofUserPool(settings)));
    }

    private UserDirectory(
            String name,
            UserDirectoryArgs args,
            ComponentResourceOptions options,
            ComponentArguments<Settings> arguments) {
        super(TYPE, name, options);
        this.context = arguments.context(this, arguments.value(), options);
        this.pool = UserPoolResources.declare(
                name,
                context,
                FunctionArchives.ofLibrary(),
                ChildOptions.partsOf(this, ComponentTransformations.of(context, args.transformations())));
        registerOutputs(outputs());
    }

    /** The id of the user pool. */
    public Output<String> userPoolId() {
        return pool.users().poolId();
    }

    /** The ARN of the user pool. */
    public Output<String> userPoolArn() {
        return pool.users().poolArn();
    }

    /** The issuer of the tokens, the claim {@code iss}: a URL without a trailing slash. */
    public Output<String> issuer() {
        return pool.issuer();
    }

    /** The URL of the public keys of the user pool. */
    public Output<String> jwksUrl() {
        return issuer().applyValue(ServiceUrls::keys);
    }

    /** The URL of the issuer's OpenID Connect discovery document. */
    public Output<String> discoveryUrl() {
        return issuer().applyValue(ServiceUrls::discovery);
    }

    /** Cognito's name of each identity provider, by its name in the arguments. */
    public Map<String, Output<String>> identityProviders() {
        return pool.providers();
    }

    /** All outputs by the names of docs/component.md. */
    public Map<String, Output<?>> outputs() {
        Map<String, Output<?>> all = new LinkedHashMap<>();
        all.put("region", context.region());
        all.put("userPoolId", userPoolId());
        all.put("userPoolArn", userPoolArn());
        all.put("issuer", issuer());
        all.put("jwksUrl", jwksUrl());
        all.put("discoveryUrl", discoveryUrl());
        all.put("identityProviders", OutputValues.map(identityProviders()));
        return all;
    }
}
