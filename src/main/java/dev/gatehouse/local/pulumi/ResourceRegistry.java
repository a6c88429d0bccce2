package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.model.CloudModel;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
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
 * The resources that exist, kept in the store, shown to the local cloud. Changes are made on a picture of them and put
 * down as a whole, so that the running cloud never sees half a program.
 */
public final class ResourceRegistry {
    private final Store store;
    private final ConcurrentMap<String, String> kept;
    private final LocalCloud cloud;
    private final Addresses addresses;
    private final AwsIds ids;
    private volatile Resources now;

    /** Opens the registry, and declares what is in it. */
    public ResourceRegistry(Store store, LocalCloud cloud, Addresses addresses, SecureRandom random) {
        this.store = store;
        this.kept = store.map("resources");
        this.cloud = cloud;
        this.addresses = addresses;
        this.ids = new AwsIds(random);
        Map<String, Resource> byKey = new LinkedHashMap<>();
        kept.values().stream().map(ResourceJson::read).forEach(each -> byKey.put(each.key(), each));
        this.now = recomputed(new Resources(byKey));
        cloud.declare(CloudModel.of(now, addresses));
    }

    /** Addresses may differ from those of the last run, and outputs are made of them. */
    private Resources recomputed(Resources old) {
        Resources fresh = Resources.NONE;
        for (Resource each : old.all()) {
            ResourceType type = ResourceTypes.of(each.type())
                    .orElseThrow(() -> new IllegalStateException(ResourceTypes.unknownTypeMessage(each.type())));
            fresh = fresh.with(new Resource(
                    each.type(),
                    each.name(),
                    each.id(),
                    each.inputs(),
                    each.inputs()
                            .withAll(type.computedOutputs(each.id(), each.inputs(), each.outputs(), ids, addresses)),
                    each.sequence()));
        }
        return fresh;
    }

    public Resources resources() {
        return now;
    }

    public Addresses addresses() {
        return addresses;
    }

    /** Inputs with the name that the provider gives when the program gives none; an existing resource keeps its own. */
    public Properties withName(ResourceType type, String name, Properties inputs, Optional<Properties> old) {
        return withName(type, name, inputs, old, ids::nameSuffix);
    }

    /** @param seed the same at a preview and at the update that applies its plan; empty for a random name */
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

    /** A new resource, not put down yet. */
    public Resource create(ResourceType type, String name, Properties inputs, Resources existing)
            throws InvalidRequestException {
        refuse(type, name, type.validate(inputs, existing));
        String id = type.newId(inputs, ids, addresses);
        if (existing.byId(type.token(), id).isPresent()) {
            refuse(type, name, List.of(new ValidationError("", "'" + id + "' exists already")));
        }
        return new Resource(
                type.token(),
                name,
                id,
                inputs,
                inputs.withAll(type.computedOutputs(id, inputs, Properties.NONE, ids, addresses))
                        .withAll(type.outputsAtCreation(inputs, existing)),
                existing.nextSequence());
    }

    /** The same resource with other inputs, not put down yet. */
    public Resource update(ResourceType type, Resource old, Properties inputs, Resources existing)
            throws InvalidRequestException {
        refuse(type, old.name(), type.validate(inputs, existing.without(old)));
        checkChange(type, old.name(), old.id(), old.inputs(), inputs);
        return new Resource(
                type.token(),
                old.name(),
                old.id(),
                inputs,
                inputs.withAll(type.computedOutputs(old.id(), inputs, old.outputs(), ids, addresses)),
                old.sequence());
    }

    /** @throws InvalidRequestException when there are inputs that are not imitated */
    public void checkInputs(ResourceType type, String name, Properties inputs) throws InvalidRequestException {
        refuse(type, name, type.inputs().validate(inputs));
    }

    /** @throws InvalidRequestException when AWS refuses to change it in place */
    public static void checkChange(ResourceType type, String name, String id, Properties before, Properties after)
            throws InvalidRequestException {
        refuse(type, name, type.checkChange(id, before, after));
    }

    /** Whether it may go. */
    public static void checkDeletion(ResourceType type, Resource resource) throws InvalidRequestException {
        refuse(type, resource.name(), type.checkDeletion(resource));
    }

    private static void refuse(ResourceType type, String name, List<ValidationError> errors)
            throws InvalidRequestException {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(type.token(), name, errors);
        }
    }

    /**
     * Puts {@code next} down, and shows it to the cloud at once.
     *
     * @throws InvalidRequestException when it cannot be written; nothing is changed then
     */
    public synchronized void save(Resources next) throws InvalidRequestException {
        Resources before = now;
        // First of all: what cannot be shown must not be kept, or the registry would not open again.
        Declared model = CloudModel.of(next, addresses);
        next.byKey().values().stream()
                .filter(each -> !each.equals(before.byKey().get(each.key())))
                .forEach(each -> kept.put(each.key(), ResourceJson.write(each)));
        before.byKey().keySet().stream()
                .filter(key -> !next.byKey().containsKey(key))
                .forEach(kept::remove);
        try {
            store.commit();
        } catch (StateWriteException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
        now = next;
        cloud.declare(model);
    }
}
