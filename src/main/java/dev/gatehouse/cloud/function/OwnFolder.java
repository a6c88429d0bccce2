package dev.gatehouse.cloud.function;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** A folder beside those of other users: code in it is deployed, so no other user may write there. */
final class OwnFolder {
    private static final String PERMISSIONS = "rwx------";

    private OwnFolder() {}

    /**
     * Creates the folder, for this user only.
     *
     * @throws IOException if it is there already and is not such a folder
     */
    static void create(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
            // Windows, where each user has a folder for temporary files.
            Files.createDirectories(folder);
            return;
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PERMISSIONS)));
        } catch (FileAlreadyExistsException e) {
            PosixFileAttributes there =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!there.isDirectory()
                    || !PosixFilePermissions.toString(there.permissions()).equals(PERMISSIONS)
                    || !there.owner().equals(user(folder.resolveSibling("")))) {
                throw new IOException(folder + " exists and is not a folder that only this user can write", e);
            }
        }
    }

    /** The user of this process, as the owner of a file that it creates. */
    private static UserPrincipal user(Path parent) throws IOException {
        Path file = Files.createTempFile(parent, "gatehouse", ".tmp");
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }
}
