package dev.gatehouse.local.pulumi.provider;

import com.google.protobuf.Empty;
import dev.gatehouse.local.pulumi.Invokes;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.StateWriteException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** Pulumi's ResourceProvider protocol on the registry. Each change takes effect in the running cloud at once. */
final class ProviderService extends ResourceProviderImplBase {
    /** The plugin version that com.pulumi:aws requires. */
    private static final String VERSION = "6.83.0";

    private final ResourceRegistry registry;
    private final ResourceCalls calls;

    ProviderService(ResourceRegistry registry) {
        this.registry = registry;
        this.calls = new ResourceCalls(registry);
    }

    /** A call of the engine, with a request that can be invalid. */
    private interface Call<T> {
        T run() throws InvalidRequestException;
    }

    /** Runs calls one at a time: each reads, changes and saves the registry as one step. */
    private <T> void answer(StreamObserver<T> observer, Call<T> call) {
        T answer;
        synchronized (registry) {
            try {
                answer = call.run();
            } catch (InvalidRequestException e) {
                observer.onError(
                        Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
                return;
            } catch (StateWriteException e) {
                observer.onError(Status.RESOURCE_EXHAUSTED
                        .withDescription(e.getMessage())
                        .asRuntimeException());
                return;
            } catch (RuntimeException e) {
                observer.onError(Status.INTERNAL
                        .withDescription("internal error in the local cloud: " + e)
                        .asRuntimeException());
                return;
            }
        }
        observer.onNext(answer);
        observer.onCompleted();
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(observer, () -> PluginInfo.newBuilder().setVersion(VERSION).build());
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
        answer(
                observer,
                () -> GetSchemaResponse.newBuilder()
                        .setSchema(new ProviderSchema(VERSION, registry.others()).json())
                        .build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        // Changed provider settings are passed to configure; they do not replace resources.
        answer(
                observer,
                () -> DiffResponse.newBuilder()
                        .setChanges(
                                ProtocolValues.read(request.getOlds()).equals(ProtocolValues.read(request.getNews()))
                                        ? DiffResponse.DiffChanges.DIFF_NONE
                                        : DiffResponse.DiffChanges.DIFF_SOME)
                        .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        answer(observer, () -> {
            Properties config = ProtocolValues.read(request.getArgs());
            new StackAddresses(config).checkMatches(registry.addresses());
            ProviderConnections.setRegion(config.text("region")
                    .filter(region -> !region.equals(registry.addresses().region()))
                    .orElse(""));
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(observer, () -> calls.check(request));
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(observer, () -> calls.diff(request));
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        answer(observer, () -> calls.create(request));
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        answer(observer, () -> calls.read(request));
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        answer(observer, () -> calls.update(request));
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            calls.delete(request);
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        answer(
                observer,
                () -> InvokeResponse.newBuilder()
                        .setReturn(ProtocolValues.write(
                                new Properties(Invokes.answer(
                                                request.getTok(),
                                                ProtocolValues.read(request.getArgs()),
                                                new Origin(List.of(), ProviderConnections.region(), "")
                                                        .addresses(registry.addresses()))
                                        .orElseThrow(() -> new InvalidRequestException(
                                                Invokes.unknownFunctionMessage(request.getTok())))),
                                Set.of()))
                        .build());
    }
}
