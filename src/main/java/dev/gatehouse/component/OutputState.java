package dev.gatehouse.component;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.Log;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Constants;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.resources.Resource;
import com.pulumi.serialization.internal.Serializer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import pulumirpc.Provider.ConstructResponse;
import pulumirpc.Provider.ConstructResponse.PropertyDependencies;

/** The outputs of a component as the engine takes them, with their secrets, their dependencies and what is not yet known. */
final class OutputState {
    /** One output: its value, and the URNs of the resources that it depends on. */
    private record Property(Value value, Set<String> dependencies) {}

    private final Log log;

    OutputState(Log log) {
        this.log = log;
    }

    /**
     * Adds the outputs to the response.
     *
     * @param secrets names of outputs that the caller wants to be secret ({@code additionalSecretOutputs})
     */
    CompletableFuture<ConstructResponse> addTo(
            ConstructResponse response, Map<String, Output<?>> outputs, Collection<String> secrets) {
        CompletableFuture<ConstructResponse.Builder> result = CompletableFuture.completedFuture(response.toBuilder());
        for (Map.Entry<String, Output<?>> output : new TreeMap<>(outputs).entrySet()) {
            String name = output.getKey();
            result = result.thenCombine(
                    property(name, output.getValue(), secrets.contains(name)), (builder, property) -> {
                        builder.getStateBuilder().putFields(name, property.value());
                        return builder.putStateDependencies(
                                name,
                                PropertyDependencies.newBuilder()
                                        .addAllUrns(property.dependencies())
                                        .build());
                    });
        }
        return result.thenApply(ConstructResponse.Builder::build);
    }

    private <T> CompletableFuture<Property> property(String name, Output<T> output, boolean isSecret) {
        return Internal.of(output)
                .getDataAsync()
                .thenCompose(data -> property(name, isSecret ? data.withIsSecret(true) : data));
    }

    private <T> CompletableFuture<Property> property(String name, OutputData<T> data) {
        if (!data.isKnown()) {
            return urns(data.getResources()).thenApply(urns -> new Property(unknown(data.isSecret(), urns), urns));
        }
        Serializer serializer = new Serializer(log);
        return serializer.serializeAsync(name, data.getValueNullable(), true).thenCompose(value -> {
            Set<Resource> resources = new HashSet<>(data.getResources());
            resources.addAll(serializer.dependentResources);
            Value plain = Serializer.createValue(value);
            return urns(resources)
                    .thenApply(
                            urns -> new Property(data.isSecret() ? ComponentRegistration.secret(plain) : plain, urns));
        });
    }

    /** An output that is not yet known says whether it will be a secret. */
    private static Value unknown(boolean isSecret, Set<String> urns) {
        ListValue.Builder dependencies = ListValue.newBuilder();
        urns.forEach(urn -> dependencies.addValues(text(urn)));
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(Constants.SpecialSigKey, text(Constants.SpecialOutputSig))
                        .putFields(
                                Constants.SecretName,
                                Value.newBuilder().setBoolValue(isSecret).build())
                        .putFields(
                                Constants.DependenciesName,
                                Value.newBuilder().setListValue(dependencies).build()))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    /** The URNs that are known; in a preview, a resource to be created has one too. */
    private static CompletableFuture<Set<String>> urns(Collection<Resource> resources) {
        CompletableFuture<Set<String>> urns = CompletableFuture.completedFuture(new TreeSet<>());
        for (Resource resource : resources) {
            urns = urns.thenCombine(Internal.of(resource.urn()).getValueOrDefault(""), (all, urn) -> {
                if (!urn.isEmpty()) {
                    all.add(urn);
                }
                return all;
            });
        }
        return urns;
    }
}
