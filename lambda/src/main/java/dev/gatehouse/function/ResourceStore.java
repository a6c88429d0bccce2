package dev.gatehouse.function;

import java.util.List;
import java.util.Optional;

/** Stores resources. */
interface ResourceStore {
    /**
     * A page of the list.
     *
     * @param next the value of {@code after} for the next page; empty on the last page
     */
    record Page(List<Resource> resources, Optional<String> next) {}

    /**
     * @param limit maximum number of resources, at least 1
     * @param after the {@code next} of an earlier page
     * @return empty if {@code after} is not a value that this store returns
     */
    Optional<Page> page(int limit, Optional<String> after);

    long count();

    Optional<Resource> find(String id);

    Resource add(String name, String owner);

    /** Empty if the stored resource is no longer equal to {@code before}. */
    Optional<Resource> rename(Resource before, String name);

    /** False if the stored resource is no longer equal to {@code before}. */
    boolean remove(Resource before);
}
