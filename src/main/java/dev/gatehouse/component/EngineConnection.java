package dev.gatehouse.component;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;

/** A connection to the engine that tells when the engine ends: a plugin must not outlive it. */
final class EngineConnection {
    private final ManagedChannel channel;
    private final Runnable whenLost;

    private EngineConnection(ManagedChannel channel, Runnable whenLost) {
        this.channel = channel;
        this.whenLost = whenLost;
    }

    /**
     * Connects, and calls {@code whenLost} once the engine no longer listens at its address.
     *
     * @param address host and port
     */
    static void watch(String address, Runnable whenLost) {
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(address).usePlaintext().build();
        new EngineConnection(channel, whenLost).next();
    }

    /** A connection that was closed is opened again; without an engine, that fails. */
    private void next() {
        ConnectivityState state = channel.getState(true);
        if (state == ConnectivityState.TRANSIENT_FAILURE) {
            channel.shutdownNow();
            whenLost.run();
        } else {
            channel.notifyWhenStateChanged(state, this::next);
        }
    }
}
