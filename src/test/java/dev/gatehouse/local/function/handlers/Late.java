package dev.gatehouse.local.function.handlers;

/** A class that is loaded from the jar when it is first used. */
final class Late {
    private Late() {}

    static String word() {
        return "met";
    }
}
