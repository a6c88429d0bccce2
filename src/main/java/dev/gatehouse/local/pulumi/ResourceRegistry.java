package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.model.CloudModel;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.RefusedException;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.ResourceType;
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

    /** Opens the book, and declares what is in it. */
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
                    .orElseThrow(() -> new UnknownResourceTypeException(each.type(), each.name()));
            fresh = fresh.with(new Resource(
                    each.type(),
                    each.name(),
                    each.id(),
                    each.inputs(),
                    each.inputs().and(type.computed(each.id(), each.inputs(), each.outputs(), ids, addresses)),
                    each.age()));
        }
        return fresh;
    }

    public Resources now() {
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
        if (!type.named() || inputs.has("name")) {
            return inputs;
        }
        return inputs.with(
                "name", old.flatMap(before -> before.text("name")).orElseGet(() -> name + "-" + suffix.get()));
    }

    /** A new resource, not put down yet. */
    public Resource made(ResourceType type, String name, Properties inputs, Resources existing)
            throws RefusedException {
        refuse(type, name, type.findings(inputs, existing));
        String id = type.id(inputs, ids, addresses);
        if (existing.byId(type.token(), id).isPresent()) {
            refuse(type, name, List.of(new Finding("", "'" + id + "' exists already")));
        }
        return new Resource(
                type.token(),
                name,
                id,
                inputs,
                inputs.and(type.computed(id, inputs, Properties.NONE, ids, addresses))
                        .and(type.remembered(inputs, existing)),
                existing.nextAge());
    }

    /** The same resource with other inputs, not put down yet. */
    public Resource changed(ResourceType type, Resource old, Properties inputs, Resources existing)
            throws RefusedException {
        refuse(type, old.name(), type.findings(inputs, existing.without(old)));
        refuseChange(type, old.name(), old.id(), old.inputs(), inputs);
        return new Resource(
                type.token(),
                old.name(),
                old.id(),
                inputs,
                inputs.and(type.computed(old.id(), inputs, old.outputs(), ids, addresses)),
                old.age());
    }

    /** @throws RefusedException when there are inputs that are not imitated */
    public void refuseInputs(ResourceType type, String name, Properties inputs) throws RefusedException {
        refuse(type, name, type.inputs().findings(inputs));
    }

    /** @throws RefusedException when AWS refuses to change it in place */
    public static void refuseChange(ResourceType type, String name, String id, Properties before, Properties after)
            throws RefusedException {
        refuse(type, name, type.changeRefusals(id, before, after));
    }

    /** Whether it may go. */
    public static void mayGo(ResourceType type, Resource resource) throws RefusedException {
        refuse(type, resource.name(), type.deletionRefusals(resource));
    }

    private static void refuse(ResourceType type, String name, List<Finding> findings) throws RefusedException {
        if (!findings.isEmpty()) {
            throw new RefusedException(type.token(), name, findings);
        }
    }

    /**
     * Puts {@code next} down, and shows it to the cloud at once.
     *
     * @throws RefusedException when it cannot be written; nothing is changed then
     */
    public synchronized void put(Resources next) throws RefusedException {
        Resources before = now;
        // First of all: what cannot be shown must not be kept, or the book would not open again.
        Declared picture = CloudModel.of(next, addresses);
        next.byKey().values().stream()
                .filter(each -> !each.equals(before.byKey().get(each.key())))
                .forEach(each -> kept.put(each.key(), ResourceJson.write(each)));
        before.byKey().keySet().stream()
                .filter(key -> !next.byKey().containsKey(key))
                .forEach(kept::remove);
        try {
            store.commit();
        } catch (StateWriteException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
        now = next;
        cloud.declare(picture);
    }
}
