package dev.gatehouse.component;

import com.google.protobuf.Empty;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.deployment.internal.GrpcEngine;
import com.pulumi.deployment.internal.GrpcMonitor;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.exceptions.RunException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CallRequest;
import pulumirpc.Provider.CallResponse;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ParameterizeRequest;
import pulumirpc.Provider.ParameterizeResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/**
 * Pulumi's ResourceProvider protocol for a package that has only components. The SDK's own service
 * (com.pulumi.provider.internal.ResourceProviderService 1.36.1) throws for an alias by name, drops deletedWith and replaceWith,
 * sends protect where it is not set, and listens on all network interfaces.
 */
final class PluginService extends ResourceProviderImplBase {
    private final Components components;
    private final Supplier<PackageSchema> schema;
    private final Map<String, Monitor> monitors = new ConcurrentHashMap<>();
    private volatile @Nullable Engine engine;

    /** @param schema reads the schema when it is first needed */
    PluginService(Components components, Supplier<PackageSchema> schema) {
        this.components = components;
        this.schema = schema;
    }

    /** Names the engine that takes log messages. */
    void useEngine(String address) {
        engine = new GrpcEngine(address);
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            observer.onError(Failure.of(e));
            return;
        }
        observer.onNext(answer);
        observer.onCompleted();
    }

    private static void refuse(StreamObserver<?> observer, String reason) {
        observer.onError(Status.UNIMPLEMENTED.withDescription(reason).asRuntimeException());
    }

    private String onlyComponents(String asked) {
        return "gatehouse has no " + asked + "; it has only the components " + components.tokens();
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
        answer(observer, () -> {
            useEngine(request.getEngineAddress());
            return ProviderHandshakeResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setAcceptOutputs(true)
                    .build();
        });
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            useEngine(request.getAddress());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(
                observer,
                () -> PluginInfo.newBuilder().setVersion(schema.get().version()).build());
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
        answer(
                observer,
                () -> GetSchemaResponse.newBuilder()
                        .setSchema(schema.get().text())
                        .build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    /** The provider has no settings of its own: a change of them never replaces it. */
    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(
                observer,
                () -> DiffResponse.newBuilder()
                        .setChanges(
                                request.getOlds().equals(request.getNews())
                                        ? DiffResponse.DiffChanges.DIFF_NONE
                                        : DiffResponse.DiffChanges.DIFF_SOME)
                        .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        answer(
                observer,
                () -> ConfigureResponse.newBuilder()
                        .setAcceptSecrets(true)
                        .setAcceptOutputs(true)
                        .setSupportsPreview(true)
                        .build());
    }

    @Override
    public void construct(ConstructRequest request, StreamObserver<ConstructResponse> observer) {
        Engine logs = engine;
        if (logs == null) {
            observer.onError(Failure.of(new RunException("the plugin was started without the address of the engine")));
            return;
        }
        try {
            CompletableFuture<ConstructResponse> unused = new Construction(components, schema.get())
                    .run(request, logs, monitors.computeIfAbsent(request.getMonitorEndpoint(), GrpcMonitor::new))
                    .whenComplete((response, failure) -> {
                        if (failure != null) {
                            observer.onError(Failure.of(failure));
                        } else {
                            observer.onNext(response);
                            observer.onCompleted();
                        }
                    });
        } catch (RuntimeException e) {
            observer.onError(Failure.of(e));
        }
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void parameterize(ParameterizeRequest request, StreamObserver<ParameterizeResponse> observer) {
        refuse(observer, "the package gatehouse takes no parameters");
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        refuse(observer, onlyComponents("function " + request.getTok()));
    }

    @Override
    public void call(CallRequest request, StreamObserver<CallResponse> observer) {
        refuse(observer, onlyComponents("method " + request.getTok()));
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        refuse(observer, onlyComponents("resource " + request.getUrn()));
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        refuse(observer, onlyComponents("resource " + request.getUrn()));
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        refuse(observer, onlyComponents("resource " + request.getUrn()));
    }
}
