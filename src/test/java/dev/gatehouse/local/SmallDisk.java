package dev.gatehouse.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk that is soon full: a tmpfs of two megabytes. A test that cannot mount one is skipped. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk mount(Path folder) throws Exception {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m,mode=0755", "tmpfs", folder.toString()),
                "no tmpfs can be mounted here (Linux and root are needed): the tests of a full disk are skipped");
        return new SmallDisk(folder);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    public Path folder() {
        return folder;
    }

    /** Takes all the space that is left. */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            byte[] block = new byte[512];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Gives the space back. */
    public void free() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() {
        try {
            if (!run("umount", folder.toString())) {
                run("umount", "-l", folder.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
