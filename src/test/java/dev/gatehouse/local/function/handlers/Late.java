package dev.gatehouse.local.function.handlers;

/** Loaded from the jar not before it is asked. */
final class Late {
    private Late() {}

    static String word() {
        return "met";
    }
}
