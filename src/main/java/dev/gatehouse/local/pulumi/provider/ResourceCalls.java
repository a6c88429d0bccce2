package dev.gatehouse.local.pulumi.provider;

import com.google.protobuf.Struct;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.Urn;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pulumirpc.Provider.CheckFailure;
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

/** The calls of the engine for one resource. They are not thread-safe: {@link ProviderService} runs one at a time. */
final class ResourceCalls {
    private final ResourceRegistry registry;

    ResourceCalls(ResourceRegistry registry) {
        this.registry = registry;
    }

    CheckResponse check(CheckRequest request) throws InvalidRequestException {
        Urn urn = Urn.of(request.getUrn());
        ResourceType type = registry.type(urn);
        Properties given = ProtocolValues.read(request.getNews());
        Optional<Properties> olds = request.getOlds().getFieldsCount() > 0
                ? Optional.of(ProtocolValues.read(request.getOlds()))
                : Optional.empty();
        Properties inputs = registry.withName(
                type, urn.name(), given, olds, request.getRandomSeed().toByteArray());
        CheckResponse.Builder response = CheckResponse.newBuilder()
                .setInputs(
                        given.has("name") || inputs.text("name").isEmpty()
                                ? request.getNews()
                                : ProtocolValues.withName(request.getNews(), inputs.required("name")));
        // Conflicts and references are checked at create: the other resource may not exist yet.
        for (ValidationError error : type.validateInputs(inputs)) {
            response.addFailures(
                    CheckFailure.newBuilder().setProperty(error.property()).setReason(error.reason()));
        }
        return response.build();
    }

    DiffResponse diff(DiffRequest request) throws InvalidRequestException {
        Urn urn = Urn.of(request.getUrn());
        return new ResourceDiff(
                        registry.type(urn),
                        urn.name(),
                        ProtocolValues.read(request.hasOldInputs() ? request.getOldInputs() : request.getOlds()),
                        ProtocolValues.read(request.getNews()))
                .toResponse(request.getIgnoreChangesList());
    }

    CreateResponse create(CreateRequest request) throws InvalidRequestException {
        Urn urn = Urn.of(request.getUrn());
        ResourceType type = registry.type(urn);
        if (request.getPreview()) {
            return CreateResponse.newBuilder()
                    .setProperties(request.getProperties())
                    .build();
        }
        Resource created = registry.create(
                type,
                urn.name(),
                ProtocolValues.read(request.getProperties()),
                registry.resources(),
                new Origin(urn.parents(), ProviderConnections.region(), ""));
        registry.save(registry.resources().with(created));
        return CreateResponse.newBuilder()
                .setId(created.id())
                .setProperties(outputs(type, created, request.getProperties()))
                .build();
    }

    ReadResponse read(ReadRequest request) throws InvalidRequestException {
        ResourceType type = registry.type(Urn.of(request.getUrn()));
        Optional<Resource> found = registry.resources().byId(type.token(), request.getId());
        if (found.isEmpty()) {
            // An empty id means that the resource does not exist.
            return ReadResponse.getDefaultInstance();
        }
        Resource resource = found.get();
        // The engine's own inputs if they equal the stored ones, so that secrets stay marked.
        boolean same = ProtocolValues.read(request.getInputs()).equals(resource.inputs());
        return ReadResponse.newBuilder()
                .setId(resource.id())
                .setProperties(outputs(type, resource, request.getInputs()))
                .setInputs(
                        same
                                ? request.getInputs()
                                : ProtocolValues.write(
                                        resource.inputs(), ProtocolValues.secretKeys(request.getInputs())))
                .build();
    }

    UpdateResponse update(UpdateRequest request) throws InvalidRequestException {
        Urn urn = Urn.of(request.getUrn());
        ResourceType type = registry.type(urn);
        Properties news = ProtocolValues.read(request.getNews());
        if (request.getPreview()) {
            // Not at check or diff: with replaceOnChanges, a program replaces the resource, which AWS allows.
            ResourceRegistry.checkChange(
                    type,
                    urn.name(),
                    request.getId(),
                    ProtocolValues.read(request.hasOldInputs() ? request.getOldInputs() : request.getOlds()),
                    news);
            Map<String, Object> expected =
                    new LinkedHashMap<>(ProtocolValues.read(request.getOlds()).values());
            expected.keySet()
                    .removeAll(
                            ProtocolValues.read(request.getOldInputs()).values().keySet());
            expected.putAll(news.values());
            type.unknownOutputs(news).forEach(key -> expected.put(key, Properties.Unknown.VALUE));
            return UpdateResponse.newBuilder()
                    .setProperties(ProtocolValues.write(new Properties(expected), secretKeys(type, request.getNews())))
                    .build();
        }
        Resource old = registry.resources()
                .byId(type.token(), request.getId())
                .orElseThrow(() -> new InvalidRequestException(
                        type.token() + " '" + request.getId() + "' no longer exists; run pulumi refresh"));
        // The name in the URN differs from the stored one if the program has renamed the resource with an alias.
        Resource changed = registry.update(type, old.withName(urn.name()), news, registry.resources());
        registry.save(registry.resources().with(changed));
        return UpdateResponse.newBuilder()
                .setProperties(outputs(type, changed, request.getNews()))
                .build();
    }

    void delete(DeleteRequest request) throws InvalidRequestException {
        ResourceType type = registry.type(Urn.of(request.getUrn()));
        Optional<Resource> resource = registry.resources().byId(type.token(), request.getId());
        if (resource.isPresent()) {
            ResourceRegistry.checkDeletion(type, resource.get());
            registry.save(registry.resources().without(resource.get()));
        }
    }

    private static Struct outputs(ResourceType type, Resource resource, Struct inputs) {
        return ProtocolValues.write(resource.outputs().without(type.internalOutputs()), secretKeys(type, inputs));
    }

    /** A provider that accepts secrets must mark the outputs that come from secret inputs (engine, annotateSecrets). */
    private static Set<String> secretKeys(ResourceType type, Struct inputs) {
        Set<String> keys = ProtocolValues.secretKeys(inputs);
        keys.addAll(type.secretOutputs());
        return keys;
    }
}
