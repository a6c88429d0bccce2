package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.model.CloudModel;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.OtherResources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.StateWriteException;
import dev.gatehouse.local.state.Store;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The declared resources. They are persisted in the store, and their model is passed to the local cloud. A change is
 * prepared on a copy and saved as a whole, so that the running cloud never sees half a program.
 */
public final class ResourceRegistry {
    private final Store store;
    private final ConcurrentMap<String, String> stored;
    private final LocalCloud cloud;
    private final Addresses addresses;
    private final AwsIds ids;
    private final OtherResources others;
    private volatile Resources current;

    /** Reads the stored resources and declares them to the cloud. Types that the local cloud does not support are refused. */
    public ResourceRegistry(Store store, LocalCloud cloud, Addresses addresses, SecureRandom random) {
        this(store, cloud, addresses, random, OtherResources.NONE);
    }

    /**
     * Reads the stored resources and declares them to the cloud.
     *
     * @param others types whose resources are kept without effect
     */
    public ResourceRegistry(
            Store store, LocalCloud cloud, Addresses addresses, SecureRandom random, OtherResources others) {
        this.others = others;
        this.store = store;
        this.stored = store.map("resources");
        this.cloud = cloud;
        this.addresses = addresses;
        this.ids = new AwsIds(random);
        Map<String, Resource> byKey = new LinkedHashMap<>();
        stored.values().stream().map(ResourceJson::read).forEach(each -> byKey.put(each.key(), each));
        this.current = recompute(new Resources(byKey));
        cloud.declare(CloudModel.of(current, addresses));
    }

    /** Computes all outputs again, because the addresses that they contain can differ from those of the last run. */
    private Resources recompute(Resources old) {
        Resources fresh = Resources.NONE;
        for (Resource each : old.all()) {
            ResourceType type = others.type(each.type())
                    .orElseThrow(() -> new UnknownResourceTypeException(each.type(), each.name()));
            fresh = fresh.with(new Resource(
                    each.type(),
                    each.name(),
                    each.id(),
                    each.inputs(),
                    each.inputs()
                            .withAll(type.computedOutputs(
                                    each.id(),
                                    each.inputs(),
                                    each.outputs(),
                                    ids,
                                    each.origin().addresses(addresses))),
                    each.sequence(),
                    each.origin()));
        }
        return fresh;
    }

    public Resources resources() {
        return current;
    }

    /** The types whose resources are kept without effect. */
    public OtherResources others() {
        return others;
    }

    public Addresses addresses() {
        return addresses;
    }

    /**
     * Adds the name that the provider generates if the program gives no name. An existing resource keeps its name.
     */
    public Properties withName(ResourceType type, String name, Properties inputs, Optional<Properties> old) {
        return withName(type, name, inputs, old, ids::nameSuffix);
    }

    /** @param seed the same in a preview and in the update that applies its plan; empty for a random name */
    public Properties withName(
            ResourceType type, String name, Properties inputs, Optional<Properties> old, byte[] seed) {
        return withName(type, name, inputs, old, () -> seed.length == 0 ? ids.nameSuffix() : AwsIds.nameSuffix(seed));
    }

    private static Properties withName(
            ResourceType type, String name, Properties inputs, Optional<Properties> old, Supplier<String> suffix) {
        if (!type.isAutoNamed() || inputs.has("name")) {
            return inputs;
        }
        return inputs.with(
                "name", old.flatMap(before -> before.text("name")).orElseGet(() -> name + "-" + suffix.get()));
    }

    /** @throws InvalidRequestException if the local cloud neither supports nor keeps the type */
    public ResourceType type(Urn urn) throws InvalidRequestException {
        return others.type(urn.type())
                .orElseThrow(() -> new InvalidRequestException(OtherResources.refusal(urn.type())));
    }

    /** Creates a resource of the program without saving it. */
    public Resource create(ResourceType type, String name, Properties inputs, Resources existing)
            throws InvalidRequestException {
        return create(type, name, inputs, existing, Origin.PROGRAM, false);
    }

    /**
     * Creates a resource without saving it. The API of a second instance has a path of its own.
     *
     * @param declared the parents, and the region of the provider
     */
    public Resource create(ResourceType type, String name, Properties inputs, Resources existing, Origin declared)
            throws InvalidRequestException {
        return create(type, name, inputs, existing, declared, true);
    }

    private Resource create(
            ResourceType type, String name, Properties inputs, Resources existing, Origin declared, boolean ownPaths)
            throws InvalidRequestException {
        throwIfAny(type, name, type.validate(inputs, existing));
        String id = type.newId(name, inputs, ids, declared.addresses(addresses));
        if (existing.byId(type.token(), id).isPresent()) {
            throwIfAny(type, name, List.of(new ValidationError("", "'" + id + "' already exists")));
        }
        Origin origin = ownPaths
                ? declared.withApiPath(ApiPaths.of(type.token(), name, id, inputs, declared, existing))
                : declared;
        return new Resource(
                type.token(),
                name,
                id,
                inputs,
                inputs.withAll(type.computedOutputs(id, inputs, Properties.NONE, ids, origin.addresses(addresses)))
                        .withAll(type.outputsAtCreation(inputs, existing)),
                existing.nextSequence(),
                origin);
    }

    /** Updates a resource without saving it. */
    public Resource update(ResourceType type, Resource old, Properties inputs, Resources existing)
            throws InvalidRequestException {
        throwIfAny(type, old.name(), type.validate(inputs, existing.without(old)));
        checkChange(type, old.name(), old.id(), old.inputs(), inputs);
        return new Resource(
                type.token(),
                old.name(),
                old.id(),
                inputs,
                inputs.withAll(type.computedOutputs(
                        old.id(), inputs, old.outputs(), ids, old.origin().addresses(addresses))),
                old.sequence(),
                old.origin());
    }

    /** @throws InvalidRequestException if an input is not imitated */
    public void checkInputs(ResourceType type, String name, Properties inputs) throws InvalidRequestException {
        throwIfAny(type, name, type.inputs().validate(inputs));
    }

    /** @throws InvalidRequestException if AWS refuses to change the resource in place */
    public static void checkChange(ResourceType type, String name, String id, Properties before, Properties after)
            throws InvalidRequestException {
        throwIfAny(type, name, type.checkChange(id, before, after));
    }

    /** @throws InvalidRequestException if AWS refuses to delete the resource */
    public static void checkDeletion(ResourceType type, Resource resource) throws InvalidRequestException {
        throwIfAny(type, resource.name(), type.checkDeletion(resource));
    }

    private static void throwIfAny(ResourceType type, String name, List<ValidationError> errors)
            throws InvalidRequestException {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(type.token(), name, errors);
        }
    }

    /**
     * Saves the resources and declares them to the cloud.
     *
     * @throws InvalidRequestException if the store cannot be written; then nothing changes
     */
    public synchronized void save(Resources next) throws InvalidRequestException {
        Resources before = current;
        // First: resources without a valid model must not be stored, or the next start fails.
        Declared model = CloudModel.of(next, addresses);
        next.byKey().values().stream()
                .filter(each -> !each.equals(before.byKey().get(each.key())))
                .forEach(each -> stored.put(each.key(), ResourceJson.write(each)));
        before.byKey().keySet().stream()
                .filter(key -> !next.byKey().containsKey(key))
                .forEach(stored::remove);
        try {
            store.commit();
        } catch (StateWriteException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
        current = next;
        cloud.declare(model);
    }
}
