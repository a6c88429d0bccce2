package dev.gatehouse.component;

import com.google.protobuf.Empty;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/**
 * Starts the plugin, calls it as the engine does at each start, and ends. The script of the plugin runs it once, to make an
 * archive of the classes that a start loads.
 */
public final class PluginTraining {
    private PluginTraining() {}

    /** Runs once. */
    public static void main(String[] args) throws IOException {
        GatehousePlugin.configure();
        try (PluginServer server = PluginServer.start(GatehousePlugin.service())) {
            ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .build();
            ResourceProviderBlockingStub plugin = ResourceProviderGrpc.newBlockingStub(channel);
            plugin.getPluginInfo(Empty.getDefaultInstance());
            plugin.getSchema(GetSchemaRequest.getDefaultInstance());
            plugin.configure(ConfigureRequest.getDefaultInstance());
            channel.shutdownNow();
        }
    }
}
