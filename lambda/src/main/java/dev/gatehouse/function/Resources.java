package dev.gatehouse.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Resources in memory: they live as long as the instance that Lambda runs, and each instance has its own. */
final class Resources {
    private final Map<String, Resource> byId = new LinkedHashMap<>();
    private final Supplier<String> ids;

    /** @param ids gives a new id each time; not asked before the first resource is added */
    Resources(Supplier<String> ids) {
        this.ids = ids;
    }

    synchronized List<Resource> all() {
        return new ArrayList<>(byId.values());
    }

    synchronized Resource add(String name, String owner) {
        Resource resource = new Resource(ids.get(), name, owner);
        byId.put(resource.id(), resource);
        return resource;
    }

    /** Whether there was one. */
    synchronized boolean remove(String id) {
        return byId.remove(id) != null;
    }
}
