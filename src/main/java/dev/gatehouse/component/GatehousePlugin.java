package dev.gatehouse.component;

import dev.gatehouse.AppClients;
import dev.gatehouse.AppClientsArgs;
import dev.gatehouse.DeliveryRoles;
import dev.gatehouse.DeliveryRolesArgs;
import dev.gatehouse.HttpApi;
import dev.gatehouse.HttpApiArgs;
import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import dev.gatehouse.UserDirectory;
import dev.gatehouse.UserDirectoryArgs;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the plugin {@code pulumi-resource-gatehouse}, which the Pulumi engine starts with its own address. It prints
 * the port on which it serves the ResourceProvider protocol, and ends with the engine.
 */
public final class GatehousePlugin {
    /** Strong references, so that the settings of the loggers are not garbage collected. */
    private static final Logger SDK = Logger.getLogger("com.pulumi");

    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private GatehousePlugin() {}

    /**
     * Serves the package.
     *
     * @param args the address of the engine; without it, the engine attaches ({@code PULUMI_DEBUG_PROVIDERS})
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        configure();
        serve(service(), args);
    }

    /** Sets what the SDK reads when its classes are loaded. */
    static void configure() {
        // Without this, JDK 25 on two cores livelocks in the SDK (pulumi-java 2270); .mvn/jvm.config sets it for Maven.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "16");
        // The engine shows the messages of the program; without this, the SDK also prints them to stderr.
        SDK.setUseParentHandlers(false);
        GRPC.setLevel(Level.OFF);
    }

    static PluginService service() {
        return new PluginService(components(), onFirstUse(PackageSchema::ofJar));
    }

    /** Serves the package until the engine ends. */
    static void serve(PluginService service, String[] args) throws IOException, InterruptedException {
        PluginServer server = PluginServer.start(service);
        if (args.length > 0) {
            service.useEngine(args[0]);
            EngineConnection.watch(args[0], () -> Runtime.getRuntime().halt(0));
        }
        System.out.println(server.port());
        server.awaitEnd();
    }

    /** One factory for each component in the schema. */
    static Components components() {
        return new Components(Map.of(
                ProtectedApi.TYPE,
                (name, inputs, options) -> {
                    ProtectedApi api = new ProtectedApi(name, ProtectedApiArgs.of(inputs), options);
                    return new ComponentFactory.Constructed(api, api.outputs());
                },
                UserDirectory.TYPE,
                (name, inputs, options) -> {
                    UserDirectory users = new UserDirectory(name, UserDirectoryArgs.of(inputs), options);
                    return new ComponentFactory.Constructed(users, users.outputs());
                },
                AppClients.TYPE,
                (name, inputs, options) -> {
                    AppClients clients = new AppClients(name, AppClientsArgs.of(inputs), options);
                    return new ComponentFactory.Constructed(clients, clients.outputs());
                },
                HttpApi.TYPE,
                (name, inputs, options) -> {
                    HttpApi api = new HttpApi(name, HttpApiArgs.of(inputs), options);
                    return new ComponentFactory.Constructed(api, api.outputs());
                },
                DeliveryRoles.TYPE,
                (name, inputs, options) -> {
                    DeliveryRoles roles = new DeliveryRoles(name, DeliveryRolesArgs.of(inputs), options);
                    return new ComponentFactory.Constructed(roles, roles.outputs());
                }));
    }

    private static <T> Supplier<T> onFirstUse(Supplier<T> reader) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public synchronized T get() {
                T read = value;
                if (read == null) {
                    read = reader.get();
                    value = read;
                }
                return read;
            }
        };
    }
}
