package dev.gatehouse.inputs;

import java.util.Map;

/**
 * One section of a component's arguments. The component checks all sections together and reports all problems at once, so
 * that {@code build()} of a section checks nothing, and a key that you do not set has its default.
 */
public abstract class SectionArgs {
    private final Map<String, Object> tree;

    SectionArgs(ArgsTree values) {
        tree = values.toMap();
    }

    /**
     * The section as a stack file contains it: texts, numbers, booleans, lists and maps, and {@code Output<String>} where you
     * set one. It cannot be changed.
     */
    public final Map<String, Object> tree() {
        return tree;
    }

    /** Shows the names of the keys only, because values may be secret. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + tree.keySet();
    }
}
