package dev.gatehouse.local.function;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the temporary folders of function processes are. One local cloud at a time has the folder around it. */
final class FunctionFolders {
    private static final String PREFIX = "function-";

    private final Path root;

    private FunctionFolders(Path root) {
        this.root = root;
    }

    /** Deletes what a local cloud has left there that was killed. What cannot be listed is left for the next start. */
    static FunctionFolders swept(Path root) {
        FunctionFolders folders = new FunctionFolders(root.toAbsolutePath());
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folders.root, PREFIX + "*")) {
                left.forEach(folder -> new FunctionFolder(folder).delete());
            } catch (IOException e) {
                return folders;
            }
        }
        return folders;
    }

    /** One for a new process. */
    FunctionFolder create() throws IOException {
        Files.createDirectories(root);
        return new FunctionFolder(Files.createTempDirectory(root, PREFIX));
    }
}
