package dev.gatehouse.cloud.function;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the archives of the sample functions are. The caller decides: a search would take
 * {@code lambda/target/function.jar} of another project if the program runs in its folder.
 */
@FunctionalInterface
public interface FunctionArchives {
    /**
     * The path of an archive on this machine.
     *
     * @throws com.pulumi.exceptions.RunException if there is no such file and none can be written; the message says how
     *     to fix it
     */
    String path(FunctionArchive archive);

    /**
     * The build in {@code lambda/target} below the working directory, for the program of this repository: it deploys
     * what was just built. If {@code ./gatehouse} was started in another folder, the build in its own clone.
     */
    static FunctionArchives ofProject() {
        return new ProjectArchives(
                Path.of(""),
                Optional.ofNullable(System.getProperty("gatehouse.lambda"))
                        .map(folder -> Path.of(folder).normalize()));
    }

    /**
     * The archives that the library contains, for all other programs: each is copied to the user's cache folder, so that
     * the path is absolute and the same at each start.
     */
    static FunctionArchives ofLibrary() {
        return LibraryArchives.OF_PROCESS;
    }
}
