package dev.gatehouse.cli;

import dev.gatehouse.local.LocalProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the project with the script {@code gatehouse}, in which the program is already built. The script starts a real JVM
 * with the classes of this test; instead of Maven, it runs a script of the test.
 */
record ScriptProject(Path root) {
    /** What a command printed, without the last line end, and its exit code. */
    record Result(int exit, String out, String err) {}

    static ScriptProject make(Path root) throws IOException {
        LocalProcess.project(root);
        ScriptProject project = new ScriptProject(root);
        Files.copy(Path.of("gatehouse"), root.resolve("gatehouse"));
        executable(root.resolve("gatehouse"));
        Files.createDirectories(root.resolve("src/main"));
        Files.createDirectories(root.resolve("lambda/src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("lambda/pom.xml"), "");
        Files.createDirectories(project.launcher());
        Files.writeString(project.launcher().resolve("gatehouse.jar"), "");
        // Preparing the archive would take seconds.
        Files.writeString(project.launcher().resolve("no-archive"), "");
        for (String name : List.of("local.args", "tools.args")) {
            Files.writeString(
                    project.launcher().resolve(name),
                    "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n-cp \"" + System.getProperty("java.class.path")
                            + "\"\n");
        }
        Files.writeString(project.launcher().resolve("built"), root.toRealPath() + "\n");
        project.touch("lambda/target/function.jar");
        return project;
    }

    Path launcher() {
        return root.resolve("target/launcher");
    }

    /** The commands of the Maven wrapper, which the script runs in the root. */
    void maven(String commands) throws IOException {
        program(root.resolve("mvnw"), commands);
    }

    /** A stand-in for a program, as a shell script. */
    void program(Path file, String commands) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        executable(file);
    }

    /** Makes a file newer than the last build. */
    void touch(String name) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        if (!Files.exists(root.resolve(name))) {
            Files.createFile(root.resolve(name));
        }
        Files.setLastModifiedTime(
                root.resolve(name),
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(1)));
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("gatehouse").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = start(environment, arguments);
        // Neither output is longer than the buffer of a pipe.
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("gatehouse " + List.of(arguments) + " did not end");
        }
        return new Result(
                process.exitValue(),
                text(process.getInputStream().readAllBytes()),
                text(process.getErrorStream().readAllBytes()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
