package dev.gatehouse.local.pulumi.provider;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the region of each connection. With {@code PULUMI_DEBUG_PROVIDERS}, the engine opens one connection for each
 * provider resource of a program, and all of them lead to this server (OBS Pulumi 3.259).
 */
final class ProviderConnections extends ServerTransportFilter {
    private static final Attributes.Key<AtomicReference<String>> REGION = Attributes.Key.create("region");
    private static final Context.Key<AtomicReference<String>> CURRENT = Context.key("region");

    /** Makes the connection of a call available to its handler. */
    static final ServerInterceptor INTERCEPTOR = new ServerInterceptor() {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            AtomicReference<String> region = call.getAttributes().get(REGION);
            return Contexts.interceptCall(
                    region == null ? Context.current() : Context.current().withValue(CURRENT, region),
                    call,
                    headers,
                    next);
        }
    };

    @Override
    public Attributes transportReady(Attributes attributes) {
        return attributes.toBuilder().set(REGION, new AtomicReference<>("")).build();
    }

    /** The region of the provider whose call is handled; empty for the region of the stack. */
    static String region() {
        return Optional.ofNullable(CURRENT.get()).map(AtomicReference::get).orElse("");
    }

    /** @param region empty for the region of the stack */
    static void setRegion(String region) {
        AtomicReference<String> current = CURRENT.get();
        if (current != null) {
            current.set(region);
        }
    }
}
