package dev.gatehouse.cloud.function;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The archives in {@code lambda/target}.
 *
 * @param working the folder in which the program runs
 * @param built {@code lambda/target} of the clone whose {@code ./gatehouse} was started; empty without that script
 */
record ProjectArchives(Path working, Optional<Path> built) implements FunctionArchives {
    /** Relative in the folder of the project, as in the states of existing stacks. */
    @Override
    public String path(FunctionArchive archive) {
        String relative = "./lambda/target/" + archive.fileName();
        return Files.exists(working.resolve(relative))
                ? relative
                : built.map(folder -> folder.resolve(archive.fileName()).toString())
                        .orElse(relative);
    }
}
