package dev.gatehouse.function;

import java.util.List;
import java.util.Optional;

/** Where resources are kept. */
interface Resources {
    /**
     * A part of the list.
     *
     * @param next what leads to the part after it; empty for the last
     */
    record Page(List<Resource> resources, Optional<String> next) {}

    /**
     * @param limit most resources, 1 or more
     * @param after what an earlier page gave as its {@code next}
     * @return empty where {@code after} can be none of ours
     */
    Optional<Page> page(int limit, Optional<String> after);

    long count();

    Optional<Resource> find(String id);

    Resource add(String name, String owner);

    /** Empty where the resource is no longer as {@code before}. */
    Optional<Resource> rename(Resource before, String name);

    /** False where the resource is no longer as {@code before}. */
    boolean remove(Resource before);
}
