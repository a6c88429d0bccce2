package dev.gatehouse.local.state;

import java.nio.file.Path;

/** Explains that the declared code of a function does not exist. */
public final class MissingCode {
    private static final Path SAMPLE = Path.of("lambda", "target");

    private MissingCode() {}

    /**
     * Returns where the code must be, and how to get it.
     *
     * @param code the declared folder or archive
     */
    public static String message(Path code) {
        Path folder = code.resolveSibling("");
        if (folder.endsWith(SAMPLE)) {
            return "there is no " + code + "; build it with ./mvnw generate-resources";
        }
        return "there is no " + code
                + "; build it first, or set gatehouse:function.code to a folder or archive that exists";
    }
}
