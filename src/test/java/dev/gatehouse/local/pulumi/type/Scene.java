package dev.gatehouse.local.pulumi.type;

import com.pulumi.Context;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.RefusedException;
import dev.gatehouse.local.pulumi.resource.Resource;
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

/** A local cloud with its book and its engine, and small programs to run on it. */
public final class Scene {
    public static final Addresses ADDRESSES =
            new Addresses("eu-west-1", URI.create("http://localhost:9400"), URI.create("http://localhost:9401"));

    public final LocalCloud cloud = new LocalCloud();
    public final ResourceRegistry book;
    final EmbeddedEngine engine;

    public Scene() {
        this(Store.inMemory(), ADDRESSES);
    }

    public Scene(Store store, Addresses addresses) {
        book = new ResourceRegistry(store, cloud, addresses, new SecureRandom());
        engine = new EmbeddedEngine(book);
    }

    public EmbeddedEngine.Run run(Consumer<Context> program) {
        return engine.run("gatehouse", "local", program);
    }

    public HttpApi httpApi() {
        return (HttpApi) cloud.declared().api().orElseThrow();
    }

    /** Every resource as it is kept, oldest first. */
    public List<Resource> kept() {
        return book.now().all();
    }

    public Resource kept(String type, String name) {
        return book.now().byName(type, name).orElseThrow(() -> new AssertionError("no " + type + " " + name));
    }

    public AppClient onlyClient() {
        return cloud.declared().clients().values().stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one client");
                })
                .orElseThrow(() -> new AssertionError("no client"));
    }

    /** A resource put down as it is, without the program that names it. */
    public Resource made(String type, String name, Map<String, Object> inputs) throws RefusedException {
        ResourceType known = ResourceTypes.of(type).orElseThrow();
        Resource made = book.made(
                known, name, book.withName(known, name, new Properties(inputs), Optional.empty()), book.now());
        book.put(book.now().with(made));
        return made;
    }

    /** What is found in good inputs with some of them changed: {@code property: reason}. */
    public List<String> found(String type, Map<String, Object> good, Object... changes) {
        Map<String, Object> inputs = new LinkedHashMap<>(good);
        for (int i = 0; i < changes.length; i += 2) {
            inputs.put((String) changes[i], changes[i + 1]);
        }
        return ResourceTypes.of(type).orElseThrow().findings(new Properties(inputs), book.now()).stream()
                .map(finding -> finding.property() + ": " + finding.reason())
                .toList();
    }

    /** Those of the inputs that the type has. */
    static Map<String, Object> of(String type, Map<String, Object> inputs) {
        ResourceInputs known = ResourceTypes.inputs(type);
        Map<String, Object> own = new LinkedHashMap<>(inputs);
        own.keySet().removeIf(key -> !known.all().containsKey(key) && !known.isParent(key));
        return own;
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

    /** One pool, one client with a secret. */
    public static Consumer<Context> signIn(String... callbacks) {
        return context -> client(pool("users"), true, callbacks);
    }

    /** An API with those route keys. */
    public static Consumer<Context> routes(String... keys) {
        return context -> {
            Api api = new Api("api", ApiArgs.builder().protocolType("HTTP").build());
            for (String key : keys) {
                new Route(key, RouteArgs.builder().apiId(api.id()).routeKey(key).build());
            }
        };
    }
}
