package dev.gatehouse.local.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.gatehouse.local.function.runner.Runner;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM like ours. It reads a copy of the function's code, as Lambda keeps a version apart from the next, so that a
 * build may write it anew while calls are in flight.
 */
final class JavaRuntime implements FunctionRuntime {
    @Override
    public Command prepare(LambdaFunction function, ProcessFolder folder) throws IOException {
        Path runner = folder.path().resolve("runner.jar");
        RunnerJar.write(runner);
        // The managed runtime leaves the JVM about this share of the memory that is declared.
        int heap = function.memoryMegabytes() * 85 / 100;
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xms8m",
                "-Xmx" + heap + "m",
                "-Xss512k",
                // On AWS LANG decides; here that locale may not be installed, and Java would then fall back to ASCII.
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                classPath(runner),
                Runner.class.getName(),
                copy(function.code(), folder.path()).toString());
        // Not the task root: on some systems a build could not empty the folder in which a process works.
        return new Command(words, function.code().resolveSibling(""), folder.path(), Map.of());
    }

    /** A zip is unpacked for the jars in its lib folder (DOC "Deploy Java Lambda functions with .zip archives"). */
    private static Path copy(Path code, Path folder) throws IOException {
        Path target = folder.resolve("function");
        if (Files.isDirectory(code)) {
            CodeArchive.copy(code, target);
        } else if (code.toString().endsWith(".zip")) {
            CodeArchive.unpack(code, target);
        } else {
            Files.copy(code, target);
        }
        return target;
    }

    /** The runner's own classes and AWS's two libraries; the function's jar is loaded by the runner. */
    private static String classPath(Path runner) {
        Stream<Path> libraries = Stream.of(RequestHandler.class, PojoSerializer.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())));
        return Stream.concat(Stream.of(runner), libraries)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
