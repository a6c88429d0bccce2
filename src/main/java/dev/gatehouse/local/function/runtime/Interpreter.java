package dev.gatehouse.local.function.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An interpreter of a script language on this machine.
 *
 * @param version the full version, such as {@code 3.12.1}
 */
record Interpreter(Path executable, String version) {
    private static final long TIMEOUT_SECONDS = 10;

    /** @param wanted the version to compare, such as {@code 3.12} */
    boolean hasVersion(String wanted) {
        return version.equals(wanted) || version.startsWith(wanted + ".");
    }

    /** Whether a command of the interpreter ends with status 0. */
    boolean succeeds(Path directory, String... arguments) {
        List<String> words = new ArrayList<>(List.of(executable.toString()));
        words.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
