package dev.gatehouse.component;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A gRPC server for the plugin on the loopback address. */
final class PluginServer implements AutoCloseable {
    /** As in the SDKs of Pulumi: a program can have large settings. */
    private static final int MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

    private final Server server;

    private PluginServer(Server server) {
        this.server = server;
    }

    /** Starts the server on a free port of 127.0.0.1. */
    static PluginServer start(PluginService service) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        return new PluginServer(NettyServerBuilder.forAddress(new InetSocketAddress(loopback, 0))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .addService(service)
                .build()
                .start());
    }

    int port() {
        return server.getPort();
    }

    void awaitEnd() throws InterruptedException {
        server.awaitTermination();
    }

    /** Stops without waiting for running calls. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the plugin did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
