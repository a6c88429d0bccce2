package dev.gatehouse.local.function.code;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Runs the compiler of this JDK in a process of its own, which needs no memory after it. The class path is the archives of
 * the build, which have the library classes that the sources used when they were built.
 */
final class JavaCompiler {
    /** The major version of the class files of Java 1; each later release has the next one. */
    private static final int FIRST_CLASS_VERSION = 44;

    private JavaCompiler() {}

    /**
     * Compiles the source files of a folder, except those that declare packages and modules: they have no code.
     *
     * @return the lines that the compiler printed, if the sources have errors; otherwise none
     * @throws IOException if the compiler cannot run, with the reason
     */
    static List<String> run(Path sources, Path archive, Path target, long timeoutSeconds)
            throws IOException, InterruptedException {
        Path compiler = Path.of(System.getProperty("java.home"), "bin", "javac");
        if (!Files.isExecutable(compiler) && !Files.isExecutable(compiler.resolveSibling("javac.exe"))) {
            throw new IOException("there is no " + compiler
                    + "; run the local cloud with a JDK, or build the archive with ./mvnw generate-resources");
        }
        Path output = target.resolveSibling(target.getFileName() + ".txt");
        List<String> words = new ArrayList<>(List.of(
                compiler.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-J-Xshare:auto",
                "--release",
                Integer.toString(release(archive)),
                "-encoding",
                "UTF-8",
                "-g",
                "-proc:none",
                "-nowarn",
                "-cp",
                classPath(archive),
                "-d",
                target.toString()));
        try (Stream<Path> all = Files.walk(sources)) {
            all.map(Path::toString)
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .sorted()
                    .forEach(words::add);
        }
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                throw new IOException("javac took longer than " + timeoutSeconds + " seconds");
            }
            List<String> lines =
                    Files.readString(output, StandardCharsets.UTF_8).lines().toList();
            return process.exitValue() == 0 ? List.of() : lines.isEmpty() ? List.of("javac failed") : lines;
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    /** The archive, then the others of the build: each has only those library classes that its handlers use. */
    private static String classPath(Path archive) throws IOException {
        try (Stream<Path> all = Files.list(archive.resolveSibling(""))) {
            Stream<Path> others = all.filter(file -> file.toString().endsWith(".jar") && !file.equals(archive))
                    .sorted();
            return Stream.concat(Stream.of(archive), others)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** The Java release for which the classes of the archive were built, 17 for example. */
    private static int release(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            int newest = 0;
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream()
                    .map(ZipEntry.class::cast)
                    .filter(each -> each.getName().endsWith(".class"))::iterator) {
                try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                    in.readInt();
                    in.readUnsignedShort();
                    newest = Math.max(newest, in.readUnsignedShort());
                }
            }
            return newest - FIRST_CLASS_VERSION;
        }
    }
}
