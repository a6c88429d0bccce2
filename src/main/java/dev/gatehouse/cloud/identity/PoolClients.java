package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientRefreshTokenRotationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientTokenValidityUnitsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.PasswordSignIn;
import dev.gatehouse.settings.pool.StandardAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The app clients. All security arguments are set, even to their defaults: the provider keeps the old value of an
 * argument that is not set.
 */
public final class PoolClients extends ComponentResource {
    private final Map<String, UserPoolClient> clients = new LinkedHashMap<>();
    private final List<Client> settings;

    /** @param scopes full names of the scopes of a client */
    PoolClients(
            String name,
            List<Client> settings,
            Output<String> poolId,
            Function<Client, Output<List<String>>> scopes,
            Map<String, Output<String>> providers,
            ComponentResourceOptions options) {
        // A component keeps its first token when its class is renamed: see LambdaFunction.
        super("gatehouse:cloud:AppClients", name, options);
        this.settings = List.copyOf(settings);
        for (Client client : settings) {
            String resource = name + "-" + client.name();
            clients.put(
                    client.name(),
                    new UserPoolClient(
                            resource, args(resource, client, poolId, scopes, providers), ChildOptions.childOf(this)));
        }
        registerOutputs(Map.of());
    }

    public Output<String> id(Client client) {
        return of(client).id();
    }

    /** The secret of a confidential client. */
    public Output<String> secret(Client client) {
        UserPoolClient resource = of(client);
        return OutputValues.of(resource, resource.clientSecret()).asSecret();
    }

    /**
     * The client ids that the routes of the API accept as the audience: all except those of agents, whose tokens are for the
     * MCP server only.
     */
    public Output<List<String>> audience() {
        return Output.all(settings.stream()
                .filter(client -> !client.isAgent())
                .map(this::id)
                .toList());
    }

    private UserPoolClient of(Client client) {
        UserPoolClient resource = clients.get(client.name());
        if (resource == null) {
            throw new IllegalArgumentException("not declared: " + client.name());
        }
        return resource;
    }

    private static UserPoolClientArgs args(
            String name,
            Client client,
            Output<String> poolId,
            Function<Client, Output<List<String>>> scopes,
            Map<String, Output<String>> providers) {
        return UserPoolClientArgs.builder()
                .userPoolId(poolId)
                .name(name)
                .generateSecret(client.kind().hasSecret())
                .allowedOauthFlowsUserPoolClient(true)
                .allowedOauthFlows(allowedOauthFlows(client))
                .allowedOauthScopes(scopes.apply(client))
                .callbackUrls(client.callbackUrls())
                .logoutUrls(client.logoutUrls())
                .supportedIdentityProviders(supportedIdentityProviders(client, providers))
                .explicitAuthFlows(explicitAuthFlows(client))
                .preventUserExistenceErrors("ENABLED")
                .enableTokenRevocation(true)
                .enablePropagateAdditionalUserContextData(false)
                .authSessionValidity(3)
                .accessTokenValidity((int) client.tokenLifetimes().access().toMinutes())
                .idTokenValidity((int) client.tokenLifetimes().id().toMinutes())
                .refreshTokenValidity((int) client.tokenLifetimes().refresh().toMinutes())
                .tokenValidityUnits(UserPoolClientTokenValidityUnitsArgs.builder()
                        .accessToken("minutes")
                        .idToken("minutes")
                        .refreshToken("minutes")
                        .build())
                .refreshTokenRotation(rotation(client))
                .readAttributes(readAttributes(client))
                .writeAttributes(client.attributePermissions().write())
                .build();
    }

    /**
     * The names are outputs of the identity providers: Cognito rejects a client that refers to a provider before it
     * exists.
     */
    private static Output<List<String>> supportedIdentityProviders(
            Client client, Map<String, Output<String>> providers) {
        return Output.all(client.providers().stream()
                // Settings allow only the stack's identity providers and cognito, the user pool itself.
                .map(each -> providers.getOrDefault(each, Output.of("COGNITO")))
                .toList());
    }

    private static List<String> allowedOauthFlows(Client client) {
        if (!client.kind().hasUsers()) {
            return List.of("client_credentials");
        }
        return client.deprecatedFlows().implicitGrant() ? List.of("code", "implicit") : List.of("code");
    }

    /** Never empty: with an empty list, Cognito allows REFRESH, SRP and CUSTOM. */
    private static List<String> explicitAuthFlows(Client client) {
        List<String> flows = new ArrayList<>();
        // Rotation does not allow REFRESH_TOKEN_AUTH. CUSTOM_AUTH has no effect without its triggers, which this
        // program does not declare.
        flows.add(rotates(client) ? "ALLOW_CUSTOM_AUTH" : "ALLOW_REFRESH_TOKEN_AUTH");
        if (client.deprecatedFlows().passwordSignIn() == PasswordSignIn.ON) {
            flows.add("ALLOW_USER_PASSWORD_AUTH");
        }
        if (client.passwordSignIn()) {
            flows.add("ALLOW_USER_SRP_AUTH");
        }
        return flows;
    }

    private static boolean rotates(Client client) {
        return client.tokenLifetimes().rotation();
    }

    private static UserPoolClientRefreshTokenRotationArgs rotation(Client client) {
        return UserPoolClientRefreshTokenRotationArgs.builder()
                .feature(rotates(client) ? "ENABLED" : "DISABLED")
                .retryGracePeriodSeconds(
                        rotates(client)
                                ? (int) client.tokenLifetimes().rotationGrace().toSeconds()
                                : 0)
                .build();
    }

    private static List<String> readAttributes(Client client) {
        return client.attributePermissions().read().orElseGet(() -> attributesForScopes(client));
    }

    private static List<String> attributesForScopes(Client client) {
        List<String> attributes = new ArrayList<>(StandardAttributes.EMAIL);
        if (client.scopes().contains("profile")) {
            attributes.addAll(StandardAttributes.PROFILE);
        }
        if (client.scopes().contains("phone")) {
            attributes.addAll(StandardAttributes.PHONE);
        }
        return attributes;
    }
}
