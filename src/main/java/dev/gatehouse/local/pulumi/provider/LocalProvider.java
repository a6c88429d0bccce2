package dev.gatehouse.local.pulumi.provider;

import dev.gatehouse.local.pulumi.ResourceRegistry;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A gRPC server for Pulumi's ResourceProvider protocol on the loopback address, in place of the AWS provider plugin. */
public final class LocalProvider implements AutoCloseable {
    private final Server server;

    private LocalProvider(Server server) {
        this.server = server;
    }

    /**
     * Starts the server on 127.0.0.1.
     *
     * @param port 0 selects a free port
     * @throws IOException if the port is in use
     */
    public static LocalProvider start(ResourceRegistry registry, int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        return new LocalProvider(NettyServerBuilder.forAddress(new InetSocketAddress(loopback, port))
                .addTransportFilter(new ProviderConnections())
                .intercept(ProviderConnections.INTERCEPTOR)
                .addService(new ProviderService(registry))
                .build()
                .start());
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the provider did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
