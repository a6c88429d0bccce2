package dev.gatehouse.local.function;

import java.nio.file.Path;

/**
 * A program that runs scripts.
 *
 * @param version all of it, such as {@code 3.12.1}
 */
record Interpreter(Path executable, String version) {
    /** @param wanted as many parts as matter, such as {@code 3.12} */
    boolean is(String wanted) {
        return version.equals(wanted) || version.startsWith(wanted + ".");
    }
}
