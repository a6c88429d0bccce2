package dev.gatehouse.local.function.runtime;

import java.nio.file.Path;

/**
 * An interpreter of a script language on this machine.
 *
 * @param version the full version, such as {@code 3.12.1}
 */
record Interpreter(Path executable, String version) {
    /** @param wanted the version to compare, such as {@code 3.12} */
    boolean hasVersion(String wanted) {
        return version.equals(wanted) || version.startsWith(wanted + ".");
    }
}
