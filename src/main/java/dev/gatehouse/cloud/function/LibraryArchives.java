package dev.gatehouse.cloud.function;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The archives that the library contains as resources, copied to a folder of this machine. */
final class LibraryArchives implements FunctionArchives {
    private final Function<String, @Nullable InputStream> resources;
    private final CacheFolders folders;

    /** Each archive is read and compared once, although several functions have it. */
    private final Map<FunctionArchive, String> paths = new ConcurrentHashMap<>();

    /** The archives of this process. */
    static final LibraryArchives OF_PROCESS = new LibraryArchives(
            FunctionArchives.class::getResourceAsStream,
            CacheFolders.of(System.getenv("XDG_CACHE_HOME"), System.getProperties()));

    /** @param resources opens the resource of a name beside this class, or returns null */
    LibraryArchives(Function<String, @Nullable InputStream> resources, CacheFolders folders) {
        this.resources = resources;
        this.folders = folders;
    }

    @Override
    public String path(FunctionArchive archive) {
        return paths.computeIfAbsent(archive, this::copy);
    }

    private String copy(FunctionArchive archive) {
        byte[] content = read(archive);
        Path relative = Path.of(sha256(content), archive.fileName());
        List<String> failures = new ArrayList<>();
        if (folders.ofUser().isPresent()) {
            try {
                return copy(folders.ofUser().get(), relative, content);
            } catch (IOException e) {
                failures.add(e.toString());
            }
        }
        try {
            OwnFolder.create(folders.temporary());
            return copy(folders.temporary(), relative, content);
        } catch (IOException e) {
            failures.add(e.toString());
        }
        throw new RunException("cannot copy " + archive.fileName() + " of the library to this machine: "
                + String.join("; ", failures)
                + ". Set XDG_CACHE_HOME to a folder that you can write, or set the function's code to an archive of"
                + " yours");
    }

    private static String copy(Path folder, Path relative, byte[] content) throws IOException {
        Path file = folder.resolve(relative);
        CachedFile.write(file, content);
        return file.toString();
    }

    private byte[] read(FunctionArchive archive) {
        try (InputStream resource = resources.apply(archive.fileName())) {
            if (resource == null) {
                throw new RunException("dev/gatehouse/cloud/function/" + archive.fileName()
                        + " is not on the class path: use the jar of a release, or build the project with"
                        + " ./mvnw package");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new RunException(archive.fileName() + " of the library cannot be read: " + e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
