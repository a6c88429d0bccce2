package dev.gatehouse.local.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.provider.LocalProvider;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** A provider on a free port, and a gRPC client that calls it like the engine. */
public final class ProviderClient implements AutoCloseable {
    public final ResourceProviderBlockingStub stub;
    public final int port;
    private final Optional<LocalProvider> provider;
    private final ManagedChannel channel;

    public ProviderClient(ResourceRegistry registry) throws IOException {
        this(Optional.of(LocalProvider.start(registry, 0)), 0);
    }

    /** Another connection to the provider of another client. */
    public ProviderClient(int port) {
        this(Optional.empty(), port);
    }

    private ProviderClient(Optional<LocalProvider> own, int otherPort) {
        provider = own;
        port = own.map(LocalProvider::port).orElse(otherPort);
        channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        stub = ResourceProviderGrpc.newBlockingStub(channel);
    }

    public static String urn(String type, String name) {
        return "urn:pulumi:local::gatehouse::gatehouse:cloud:ProtectedApi$" + type + "::" + name;
    }

    public CheckResponse check(String type, String name, Struct olds, Struct news) {
        return stub.check(CheckRequest.newBuilder()
                .setUrn(urn(type, name))
                .setOlds(olds)
                .setNews(news)
                .build());
    }

    public DiffResponse diff(String type, String name, Struct olds, Struct news, String... ignored) {
        return stub.diff(DiffRequest.newBuilder()
                .setUrn(urn(type, name))
                .setId("an id")
                .setOldInputs(olds)
                .setNews(news)
                .addAllIgnoreChanges(List.of(ignored))
                .build());
    }

    public CreateResponse create(String type, String name, Struct properties) {
        return stub.create(CreateRequest.newBuilder()
                .setUrn(urn(type, name))
                .setProperties(properties)
                .build());
    }

    public CreateResponse previewCreate(String type, String name, Struct properties) {
        return stub.create(CreateRequest.newBuilder()
                .setUrn(urn(type, name))
                .setProperties(properties)
                .setPreview(true)
                .build());
    }

    public ReadResponse read(String type, String name, String id, Struct inputs) {
        return stub.read(ReadRequest.newBuilder()
                .setUrn(urn(type, name))
                .setId(id)
                .setInputs(inputs)
                .build());
    }

    /** As the engine does: with the current outputs and the old inputs. */
    public UpdateResponse update(String type, String name, String id, Struct oldInputs, Struct news, boolean preview) {
        return stub.update(UpdateRequest.newBuilder()
                .setUrn(urn(type, name))
                .setId(id)
                .setOlds(read(type, name, id, oldInputs).getProperties())
                .setOldInputs(oldInputs)
                .setNews(news)
                .setPreview(preview)
                .build());
    }

    public void delete(String type, String name, String id) {
        var response = stub.delete(
                DeleteRequest.newBuilder().setUrn(urn(type, name)).setId(id).build());
        assertThat(response.getSerializedSize()).isZero();
    }

    public void refuses(Runnable call, Status.Code code, String description) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(refused.getStatus().getDescription()).isEqualTo(description);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        provider.ifPresent(LocalProvider::close);
    }
}
