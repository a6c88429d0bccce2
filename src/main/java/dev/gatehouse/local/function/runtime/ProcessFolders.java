package dev.gatehouse.local.function.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates the temporary folders of function processes. Only one local cloud at a time uses the root folder. */
public final class ProcessFolders {
    private static final String PREFIX = "function-";

    private final Path root;

    private ProcessFolders(Path root) {
        this.root = root;
    }

    /**
     * Opens the root folder and deletes the folders that a killed local cloud left there. Folders that cannot be listed
     * stay until the next start.
     */
    public static ProcessFolders open(Path root) {
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

    /** Creates the folder of a new process. */
    public ProcessFolder create() throws IOException {
        Files.createDirectories(root);
        return new ProcessFolder(Files.createTempDirectory(root, PREFIX));
    }
}
