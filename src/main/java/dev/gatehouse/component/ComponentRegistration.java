package dev.gatehouse.component;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.internal.Constants;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.resources.Resource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.CallResponse;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest.ResourceHooksBinding;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceCallRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;

/**
 * The engine's monitor for one component. It adds to the registration of the component the resource options that the Java SDK
 * cannot express (pulumi-java 944), exactly as the engine sent them: aliases, deletedWith, replaceWith and hooks.
 */
final class ComponentRegistration implements Monitor {
    private final Monitor engine;
    private final ConstructRequest component;
    private volatile @Nullable String urn;

    ComponentRegistration(Monitor engine, ConstructRequest component) {
        this.engine = engine;
        this.component = component;
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        if (!isComponent(request)) {
            return engine.registerResourceAsync(resource, request);
        }
        return engine.registerResourceAsync(resource, withOptions(request)).thenApply(response -> {
            urn = response.getUrn();
            return response;
        });
    }

    private boolean isComponent(RegisterResourceRequest request) {
        return !request.getCustom()
                && request.getType().equals(component.getType())
                && request.getName().equals(component.getName())
                && request.getParent().equals(component.getParent());
    }

    private RegisterResourceRequest withOptions(RegisterResourceRequest request) {
        RegisterResourceRequest.Builder builder = request.toBuilder()
                .addAllAliases(component.getAliasesList())
                .setDeletedWith(component.getDeletedWith())
                .addAllReplaceWith(component.getReplaceWithList())
                .addAllAdditionalSecretOutputs(component.getAdditionalSecretOutputsList());
        if (component.hasResourceHooks()) {
            builder.setHooks(hooks(component.getResourceHooks()));
        }
        return builder.build();
    }

    /** Both messages have the same fields. */
    private static ResourceHooksBinding hooks(ConstructRequest.ResourceHooksBinding hooks) {
        try {
            return ResourceHooksBinding.parseFrom(hooks.toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The engine encrypts additionalSecretOutputs only of resources of a provider: of a component they are marked here. */
    @Override
    public CompletableFuture<Void> registerResourceOutputsAsync(RegisterResourceOutputsRequest request) {
        if (component.getAdditionalSecretOutputsCount() == 0
                || !request.getUrn().equals(urn)) {
            return engine.registerResourceOutputsAsync(request);
        }
        return engine.registerResourceOutputsAsync(request.toBuilder()
                .setOutputs(withSecrets(request.getOutputs(), Set.copyOf(component.getAdditionalSecretOutputsList())))
                .build());
    }

    /** Marks top-level values as secret. */
    static Struct withSecrets(Struct outputs, Set<String> names) {
        Struct.Builder marked = outputs.toBuilder();
        outputs.getFieldsMap().forEach((name, value) -> {
            if (names.contains(name) && !isSecret(value)) {
                marked.putFields(name, secret(value));
            }
        });
        return marked.build();
    }

    private static boolean isSecret(Value value) {
        return value.getStructValue()
                .getFieldsOrDefault(Constants.SpecialSigKey, Value.getDefaultInstance())
                .getStringValue()
                .equals(Constants.SpecialSecretSig);
    }

    static Value secret(Value value) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(
                                Constants.SpecialSigKey,
                                Value.newBuilder()
                                        .setStringValue(Constants.SpecialSecretSig)
                                        .build())
                        .putFields(Constants.SecretValueName, value))
                .build();
    }

    @Override
    public CompletableFuture<SupportsFeatureResponse> supportsFeatureAsync(SupportsFeatureRequest request) {
        return engine.supportsFeatureAsync(request);
    }

    @Override
    public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
        return engine.invokeAsync(request);
    }

    @Override
    public CompletableFuture<CallResponse> callAsync(ResourceCallRequest request) {
        return engine.callAsync(request);
    }

    @Override
    public CompletableFuture<ReadResourceResponse> readResourceAsync(Resource resource, ReadResourceRequest request) {
        return engine.readResourceAsync(resource, request);
    }

    @Override
    public CompletableFuture<RegisterPackageResponse> registerPackageAsync(RegisterPackageRequest request) {
        return engine.registerPackageAsync(request);
    }
}
