package dev.gatehouse.component;

import com.google.protobuf.Empty;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc.ResourceMonitorImplBase;

/** The engine as a plugin sees it: it records what the plugin registers and logs, and has no resources. */
final class FakeEngine implements AutoCloseable {
    final List<RegisterResourceRequest> registered = new CopyOnWriteArrayList<>();
    final List<RegisterResourceOutputsRequest> outputs = new CopyOnWriteArrayList<>();
    final List<LogRequest> logged = new CopyOnWriteArrayList<>();
    private final boolean isPreview;
    private final Server server;

    FakeEngine(boolean isPreview) throws IOException {
        this.isPreview = isPreview;
        this.server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0))
                .addService(new Monitor())
                .addService(new Log())
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    RegisterResourceRequest registered(String name) {
        return registered.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }

    private final class Monitor extends ResourceMonitorImplBase {
        @Override
        public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> observer) {
            answer(
                    observer,
                    SupportsFeatureResponse.newBuilder().setHasSupport(true).build());
        }

        /** The state of a resource is its inputs; in a preview it has no id. */
        @Override
        public void registerResource(
                RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> observer) {
            registered.add(request);
            if (request.getName().endsWith("refused")) {
                observer.onError(
                        Status.UNKNOWN.withDescription("the bucket exists").asRuntimeException());
                return;
            }
            answer(
                    observer,
                    RegisterResourceResponse.newBuilder()
                            .setUrn("urn:pulumi:dev::shop::" + request.getType() + "::" + request.getName())
                            .setId(isPreview || !request.getCustom() ? "" : "id of " + request.getName())
                            .setObject(request.getObject())
                            .build());
        }

        @Override
        public void registerResourceOutputs(RegisterResourceOutputsRequest request, StreamObserver<Empty> observer) {
            outputs.add(request);
            answer(observer, Empty.getDefaultInstance());
        }
    }

    private final class Log extends EngineImplBase {
        @Override
        public void log(LogRequest request, StreamObserver<Empty> observer) {
            logged.add(request);
            answer(observer, Empty.getDefaultInstance());
        }
    }
}
