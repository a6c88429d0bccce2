package dev.gatehouse.local.function;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the temporary folders of function processes are. One local cloud at a time has the folder around it. */
final class ProcessFolders {
    private static final String PREFIX = "function-";

    private final Path root;

    private ProcessFolders(Path root) {
        this.root = root;
    }

    /** Deletes what a local cloud has left there that was killed. What cannot be listed is left for the next start. */
    static ProcessFolders swept(Path root) {
        ProcessFolders folders = new ProcessFolders(root.toAbsolutePath());
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folders.root, PREFIX + "*")) {
                left.forEach(folder -> new ProcessFolder(folder).delete());
            } catch (IOException e) {
                return folders;
            }
        }
        return folders;
    }

    /** One for a new process. */
    ProcessFolder create() throws IOException {
        Files.createDirectories(root);
        return new ProcessFolder(Files.createTempDirectory(root, PREFIX));
    }
}
