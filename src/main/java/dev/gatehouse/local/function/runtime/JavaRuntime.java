package dev.gatehouse.local.function.runtime;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.gatehouse.local.function.runner.Runner;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs Java functions in the same JDK as the local cloud. The process reads a copy of the function's code, so that a
 * build can replace the code during an invocation.
 */
final class JavaRuntime implements FunctionRuntime {
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final ClassArchives archives = new ClassArchives();
    private Optional<Path> runner = Optional.empty();

    @Override
    public Command prepare(StartRequest start) throws IOException {
        List<Path> classPath = classPath(start.folder());
        List<String> options = new ArrayList<>();
        archives.find(start.folder().shared(), archives.key(start.function(), classPath))
                .ifPresent(archive -> options.addAll(List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        // The log of the function does not say that an archive does not fit.
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off")));
        start.debugPort()
                .ifPresent(port -> options.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address="
                        + StartRequest.DEBUG_HOST + ":" + port));
        return command(start, classPath, List.of(), options);
    }

    /** The JVM writes a class archive at its end. */
    @Override
    public Optional<Training> training(StartRequest start) throws IOException {
        List<Path> classPath = classPath(start.folder());
        Path shared = start.folder().shared();
        String key = archives.key(start.function(), classPath);
        if (archives.find(shared, key).isPresent()) {
            return Optional.empty();
        }
        Path written = start.folder().path().resolve("classes.jsa");
        List<String> lowPriority = Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "19") : List.of();
        Command command = command(start, classPath, lowPriority, List.of("-XX:ArchiveClassesAtExit=" + written));
        return Optional.of(new Training() {
            @Override
            public Command command() {
                return command;
            }

            @Override
            public void keep() throws IOException {
                archives.keep(written, shared, key);
            }
        });
    }

    private static Command command(StartRequest start, List<Path> classPath, List<String> prefix, List<String> options)
            throws IOException {
        LambdaFunction function = start.function();
        ProcessFolder folder = start.folder();
        // The managed runtime gives the JVM about this share of the declared memory.
        int heap = function.memoryMegabytes() * 85 / 100;
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xms8m",
                "-Xmx" + heap + "m",
                "-Xss512k",
                // On AWS LANG selects UTF-8. Here that locale may not be installed, and Java would use ASCII.
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        words.addAll(options);
        words.addAll(List.of(
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                Runner.class.getName()));
        if (start.compiled().isPresent()) {
            words.add(copy(start.compiled().get(), folder.path().resolve("compiled"))
                    .toString());
        }
        words.add(copy(function.code(), folder.path().resolve("function")).toString());
        // Not the task root: on some systems a build cannot delete the working directory of a process.
        return new Command(words, function.code().resolveSibling(""), folder.path(), Map.of(), start.debugPort());
    }

    /**
     * A zip archive is unpacked, for the jars in its lib folder (DOC "Deploy Java Lambda functions with .zip
     * archives").
     */
    private static Path copy(Path code, Path target) throws IOException {
        if (Files.isDirectory(code)) {
            CodeArchive.copy(code, target);
        } else if (code.toString().endsWith(".zip")) {
            CodeArchive.unpack(code, target);
        } else {
            Files.copy(code, target);
        }
        return target;
    }

    /** The runner's classes and two AWS libraries. The runner itself loads the function's jar. */
    private synchronized List<Path> classPath(ProcessFolder folder) throws IOException {
        if (runner.filter(Files::exists).isEmpty()) {
            runner = Optional.of(RunnerJar.in(folder.shared()));
        }
        Stream<Path> libraries = Stream.of(RequestHandler.class, PojoSerializer.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())));
        return Stream.concat(runner.stream(), libraries).distinct().toList();
    }
}
