package dev.gatehouse.local.pulumi;

import com.pulumi.Context;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceInputs;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A local cloud with a registry and an engine, and small programs to run on it. */
public final class CloudFixture {
    public static final Addresses ADDRESSES =
            new Addresses("eu-west-1", URI.create("http://localhost:9400"), URI.create("http://localhost:9401"));

    public final LocalCloud cloud = new LocalCloud();
    public final ResourceRegistry registry;
    final EmbeddedEngine engine;

    public CloudFixture() {
        this(Store.inMemory(), ADDRESSES);
    }

    public CloudFixture(Store store, Addresses addresses) {
        registry = new ResourceRegistry(store, cloud, addresses, new SecureRandom());
        engine = new EmbeddedEngine(registry);
    }

    public EmbeddedEngine.Run run(Consumer<Context> program) {
        return run("local", program);
    }

    public EmbeddedEngine.Run run(String stack, Consumer<Context> program) {
        return engine.run("gatehouse", stack, program);
    }

    public Optional<Map<String, Object>> outputsOfDeclared(String stack, Consumer<Context> program) {
        return engine.outputsOfDeclared("gatehouse", stack, program);
    }

    public HttpApi httpApi() {
        return (HttpApi) cloud.declared().api().orElseThrow();
    }

    /** All resources, oldest first. */
    public List<Resource> resources() {
        return registry.resources().all();
    }

    public Resource resource(String type, String name) {
        return registry.resources().byName(type, name).orElseThrow(() -> new AssertionError("no " + type + " " + name));
    }

    public AppClient onlyClient() {
        return cloud.declared().clients().values().stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one client");
                })
                .orElseThrow(() -> new AssertionError("no client"));
    }

    /** Creates and saves a resource without a program. */
    public Resource create(String type, String name, Map<String, Object> inputs) throws InvalidRequestException {
        ResourceType resourceType = ResourceTypes.of(type).orElseThrow();
        Resource created = registry.create(
                resourceType,
                name,
                registry.withName(resourceType, name, new Properties(inputs), Optional.empty()),
                registry.resources());
        registry.save(registry.resources().with(created));
        return created;
    }

    /** The errors of valid inputs with some of them changed, as {@code property: reason}. */
    public List<String> errors(String type, Map<String, Object> valid, Object... changes) {
        Map<String, Object> inputs = new LinkedHashMap<>(valid);
        for (int i = 0; i < changes.length; i += 2) {
            inputs.put((String) changes[i], changes[i + 1]);
        }
        return ResourceTypes.of(type).orElseThrow().validate(new Properties(inputs), registry.resources()).stream()
                .map(error -> error.property() + ": " + error.reason())
                .toList();
    }

    /** Only the inputs that the type has. */
    public static Map<String, Object> inputsOf(String type, Map<String, Object> inputs) {
        ResourceInputs supported = ResourceTypes.of(type).orElseThrow().inputs();
        Map<String, Object> selected = new LinkedHashMap<>(inputs);
        selected.keySet().removeIf(key -> !supported.all().containsKey(key) && !supported.isParent(key));
        return selected;
    }

    public static UserPool pool(String name) {
        return new UserPool(name, UserPoolArgs.Empty);
    }

    public static UserPoolClient client(UserPool pool, boolean secret, String... callbacks) {
        return new UserPoolClient(
                "app",
                UserPoolClientArgs.builder()
                        .userPoolId(pool.id())
                        .generateSecret(secret)
                        .allowedOauthFlowsUserPoolClient(true)
                        .allowedOauthFlows("code")
                        .allowedOauthScopes("openid")
                        .callbackUrls(callbacks)
                        .build());
    }

    /** A program with a pool and a client with a secret. */
    public static Consumer<Context> userPoolWithClient(String... callbacks) {
        return context -> client(pool("users"), true, callbacks);
    }

    /** A program with an HTTP API with these route keys. */
    public static Consumer<Context> apiWithRoutes(String... keys) {
        return context -> {
            Api api = new Api("api", ApiArgs.builder().protocolType("HTTP").build());
            for (String key : keys) {
                new Route(key, RouteArgs.builder().apiId(api.id()).routeKey(key).build());
            }
        };
    }
}
