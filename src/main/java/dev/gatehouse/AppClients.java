package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.identity.ClientResources;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ComponentTransformations;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.outputs.ClientOutputs;
import dev.gatehouse.settings.AppClientsSettings;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The app clients of a user pool that is declared elsewhere, and a resource server with the scopes that they can request. The
 * secrets of confidential clients are stored in Secrets Manager, as in a {@link ProtectedApi}.
 *
 * <p>All arguments are checked together before anything is registered. The names of all resources begin with the name of the
 * component.
 */
public final class AppClients extends ComponentResource {
    /** The type of the component in a Pulumi state. */
    public static final String TYPE = "gatehouse:index:AppClients";

    private final DeclarationContext context;
    private final Map<String, ClientOutputs> clients;

    /**
     * Declares the clients with the default AWS provider.
     *
     * @throws com.pulumi.exceptions.RunException as in {@link #AppClients(String, AppClientsArgs, ComponentResourceOptions)}
     */
    public AppClients(String name, AppClientsArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    /**
     * Declares the clients.
     *
     * @param name prefix of the names of all resources: 1 to 38 letters, digits, hyphens or underscores, beginning with a
     *     letter; unique among the components of the program
     * @param options such as {@code provider}, {@code dependsOn}, {@code protect}, {@code aliases} and {@code
     *     resourceTransformations}, which apply to all resources of the component
     * @throws com.pulumi.exceptions.RunException if the arguments have problems: the message is the numbered report of all of
     *     them, and nothing is registered
     */
    public AppClients(String name, AppClientsArgs args, @Nullable ComponentResourceOptions options) {
        this(
                name,
                args,
                ComponentArguments.orEmpty(options),
                ComponentArguments.read(
                        ComponentSettings.APP_CLIENTS,
                        name,
                        args,
                        ComponentArguments.orEmpty(options),
                        (settings, own) -> List.of()));
    }

    private AppClients(
            String name,
            AppClientsArgs args,
            ComponentResourceOptions options,
            ComponentArguments<AppClientsSettings> arguments) {
        super(TYPE, name, options);
        AppClientsSettings value = arguments.value();
        Settings settings = value.settings();
        this.context = arguments.context(this, settings, options);
        Map<String, Output<String>> providers = new LinkedHashMap<>();
        value.identityProviders()
                .forEach((provider, text) ->
                        providers.put(provider, context.outputs().value(text)));
        ClientResources declared = ClientResources.declare(
                name,
                settings,
                context.outputs().value(value.userPoolId()),
                providers,
                Optional.empty(),
                ChildOptions.partsOf(this, ComponentTransformations.of(context, args.transformations())));
        this.clients = DeclaredClients.of(settings, declared);
        registerOutputs(outputs());
    }

    /** The app clients by name, in the order of the arguments. */
    public Map<String, ClientOutputs> clients() {
        return clients;
    }

    /** The ids of all clients, which an API accepts as audiences. */
    public List<Output<String>> clientIds() {
        return clients.values().stream().map(ClientOutputs::id).toList();
    }

    /** The full name of each scope of the API, as in tokens, by short name. */
    public Map<String, String> scopes() {
        return context.settings().scopes().fullNames();
    }

    /** All outputs by the names of docs/component.md. {@code clientSecrets} is secret. */
    public Map<String, Output<?>> outputs() {
        Map<String, Output<?>> all = new LinkedHashMap<>();
        all.put("region", context.region());
        all.put("clientIds", byClient(client -> Optional.of(client.id())));
        all.put("clientSecrets", byClient(ClientOutputs::secret).asSecret());
        all.put("clientSecretArns", byClient(ClientOutputs::secretArn));
        all.put("scopes", Output.of(scopes()));
        return all;
    }

    private Output<Map<String, String>> byClient(Function<ClientOutputs, Optional<Output<String>>> value) {
        Map<String, Output<String>> values = new LinkedHashMap<>();
        clients.forEach((name, client) -> value.apply(client).ifPresent(found -> values.put(name, found)));
        return OutputValues.map(values);
    }
}
