package dev.gatehouse.local.pulumi.engine;

import com.pulumi.asset.AssetOrArchive;
import com.pulumi.asset.AssetOrArchive.AssetOrArchiveInternal;
import com.pulumi.core.Output;
import com.pulumi.test.Mocks;
import dev.gatehouse.local.pulumi.Invokes;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One run of a program. It answers the SDK for each resource that the program registers, on a copy of the registry that
 * is saved only if the whole program succeeds. The SDK calls it from several threads, and registers a resource after its
 * dependencies.
 */
final class ProgramRun implements Mocks {
    /** The changed resources by operation, in the order of the operations. */
    record Changes(List<String> created, List<String> updated, List<String> replaced, List<String> deleted) {
        /** Whether every resource is declared already, with the id that it has. */
        boolean keepIds() {
            return created.isEmpty() && replaced.isEmpty() && deleted.isEmpty();
        }
    }

    private final ResourceRegistry registry;
    private final String project;
    private final ResourceLabels labels;
    private final Set<String> declared = new HashSet<>();
    private final Map<String, List<String>> formerNames = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Changes changes =
            new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private Resources draft;

    /** @param project the name of the project; the types of its components begin with it */
    ProgramRun(ResourceRegistry registry, String project) {
        this.registry = registry;
        this.project = project;
        this.labels = new ResourceLabels(project);
        this.draft = registry.resources();
    }

    /** The reasons for which the run must not be saved; empty if it can be. */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized Changes changes() {
        return changes;
    }

    /** Deletes the resources that the program did not declare, and returns the rest. */
    synchronized Resources finish() {
        // Newest first: a resource is deleted before its dependencies.
        List<Resource> newestFirst = new ArrayList<>(draft.all());
        Collections.reverse(newestFirst);
        for (Resource each : newestFirst) {
            if (!declared.contains(key(each.type(), each.name()))) {
                delete(each);
            }
        }
        return draft;
    }

    private void delete(Resource resource) {
        try {
            ResourceRegistry.checkDeletion(type(resource), resource);
            draft = draft.without(resource);
            changes.deleted().add(labels.of(resource));
        } catch (InvalidRequestException e) {
            problems.add(e.getMessage());
        }
    }

    /** Adds the names that a resource had in earlier versions of the program, before the SDK registers it. */
    synchronized void addFormerNames(String type, String name, List<String> names) {
        formerNames.put(key(type, name), names);
    }

    @Override
    public synchronized CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
        if (isWithoutCloudResource(args.type)) {
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name), args.inputs));
        }
        try {
            Resource resource = args.id == null || args.id.isEmpty() ? register(args) : lookUp(args);
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(resource.id()), state(resource)));
        } catch (InvalidRequestException e) {
            problems.add(e.getMessage());
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Components of the program, the stack and the AWS provider. The SDK does not mark components here, so the package of
     * the type decides. Types of any other package need a provider that the local cloud does not have.
     */
    private boolean isWithoutCloudResource(String type) {
        return type.startsWith("gatehouse:")
                || type.startsWith(project + ":")
                || type.equals("pulumi:pulumi:Stack")
                || type.equals("pulumi:providers:aws");
    }

    private static ResourceType typeOf(ResourceArgs args) throws InvalidRequestException {
        return ResourceTypes.of(args.type)
                .orElseThrow(() -> new InvalidRequestException(ResourceTypes.unknownTypeMessage(args.type)));
    }

    /** Finds an existing resource, for {@code UserPool.get}. */
    private Resource lookUp(ResourceArgs args) throws InvalidRequestException {
        return draft.byId(typeOf(args).token(), args.id)
                .orElseThrow(() -> new InvalidRequestException("there is no " + args.type + " '" + args.id + "'"));
    }

    private Resource register(ResourceArgs args) throws InvalidRequestException {
        ResourceType type = typeOf(args);
        if (!declared.add(key(args.type, args.name))) {
            throw new InvalidRequestException(args.type + " '" + args.name + "' is declared twice");
        }
        Optional<Resource> old = draft.byName(args.type, args.name).or(() -> rename(args.type, args.name));
        Properties inputs =
                registry.withName(type, args.name, new Properties(plain(args.inputs)), old.map(Resource::inputs));
        if (old.isEmpty()) {
            Resource created = registry.create(type, args.name, inputs, draft);
            changes.created().add(labels.of(created));
            return addToDraft(created);
        }
        Resource before = old.get();
        Set<String> changed = before.inputs().differingKeys(inputs);
        if (changed.isEmpty()) {
            // An earlier version of the local cloud may have accepted an input that this version refuses.
            registry.checkInputs(type, args.name, inputs);
            return before;
        }
        if (changed.stream().anyMatch(key -> type.isReplacedBy(key, before.inputs(), inputs))) {
            ResourceRegistry.checkDeletion(type, before);
            Properties renamed =
                    registry.withName(type, args.name, new Properties(plain(args.inputs)), Optional.empty());
            draft = draft.without(before);
            Resource created = registry.create(type, args.name, renamed, draft);
            changes.replaced().add(labels.of(created, changed));
            return addToDraft(created);
        }
        Resource updated = registry.update(type, before, inputs, draft);
        changes.updated().add(labels.of(updated, changed));
        return addToDraft(updated);
    }

    /** Finds the resource that the registry has under a former name, and gives it the new name. */
    private Optional<Resource> rename(String type, String name) {
        return formerNames.getOrDefault(key(type, name), List.of()).stream()
                .filter(former -> !declared.contains(key(type, former)))
                .flatMap(former -> draft.byName(type, former).stream())
                .findFirst()
                .map(found -> addToDraft(found.withName(name)));
    }

    private static String key(String type, String name) {
        return type + " " + name;
    }

    private Resource addToDraft(Resource resource) {
        draft = draft.with(resource);
        return resource;
    }

    private static ResourceType type(Resource resource) {
        return ResourceTypes.of(resource.type()).orElseThrow();
    }

    /** Outputs for the program, with secrets wrapped. */
    private static Map<String, Object> state(Resource resource) {
        Map<String, Object> state = new LinkedHashMap<>(
                resource.outputs().without(type(resource).internalOutputs()).values());
        state.values().removeIf(Properties.Archive.class::isInstance);
        for (String key : type(resource).secretOutputs()) {
            resource.outputs().text(key).ifPresent(text -> state.put(key, Output.ofSecret(text)));
        }
        return state;
    }

    private static Map<String, Object> plain(Map<?, ?> inputs) {
        Map<String, Object> plain = new LinkedHashMap<>();
        inputs.forEach((key, value) -> {
            if (value != null) {
                plain.put(String.valueOf(key), plain(value));
            }
        });
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().filter(Objects::nonNull).map(ProgramRun::plain).toList();
        }
        if (value instanceof AssetOrArchive archive) {
            String path = String.valueOf(AssetOrArchiveInternal.from(archive).getValue());
            return new Properties.Archive(
                    Path.of(path).toAbsolutePath().normalize().toString(), "");
        }
        return value;
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
        return Invokes.answer(args.token, new Properties(plain(args.args)), registry.addresses())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> {
                    synchronized (this) {
                        problems.add(Invokes.unknownFunctionMessage(args.token));
                    }
                    return CompletableFuture.failedFuture(
                            new InvalidRequestException(Invokes.unknownFunctionMessage(args.token)));
                });
    }
}
