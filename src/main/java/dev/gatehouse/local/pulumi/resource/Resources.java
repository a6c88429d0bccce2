package dev.gatehouse.local.pulumi.resource;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable snapshot of all resources, oldest first. */
public record Resources(Map<String, Resource> byKey) {
    public static final Resources NONE = new Resources(Map.of());

    public Resources {
        Map<String, Resource> ordered = new LinkedHashMap<>();
        byKey.values().stream()
                .sorted(Comparator.comparingLong(Resource::sequence))
                .forEach(resource -> ordered.put(resource.key(), resource));
        byKey = java.util.Collections.unmodifiableMap(ordered);
    }

    public List<Resource> all() {
        return List.copyOf(byKey.values());
    }

    public List<Resource> all(String type) {
        return byKey.values().stream().filter(each -> each.type().equals(type)).toList();
    }

    /** The resources of a type whose input {@code key} has the given value. */
    public List<Resource> all(String type, String key, String value) {
        return all(type).stream()
                .filter(each -> each.inputs().text(key).filter(value::equals).isPresent())
                .toList();
    }

    public Optional<Resource> byId(String type, String id) {
        return Optional.ofNullable(byKey.get(type + " " + id));
    }

    public Optional<Resource> byName(String type, String name) {
        return all(type).stream().filter(each -> each.name().equals(name)).reduce((older, newer) -> newer);
    }

    public Resources with(Resource resource) {
        Map<String, Resource> next = new LinkedHashMap<>(byKey);
        next.put(resource.key(), resource);
        return new Resources(next);
    }

    public Resources without(Resource resource) {
        Map<String, Resource> next = new LinkedHashMap<>(byKey);
        next.remove(resource.key());
        return new Resources(next);
    }

    public long nextSequence() {
        return byKey.values().stream().mapToLong(Resource::sequence).max().orElse(0) + 1;
    }
}
