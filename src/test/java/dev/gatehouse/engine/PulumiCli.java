package dev.gatehouse.engine;

import dev.gatehouse.Stacks;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real Pulumi CLI with its own home and a backend on disk; it downloads nothing and calls only the local provider. */
public final class PulumiCli {
    /** How a run of the CLI ended. */
    public record Run(int exit, String output) {
        public Run ok() {
            if (exit != 0) {
                throw new AssertionError("pulumi ended with " + exit + ":\n" + output);
            }
            return this;
        }
    }

    /** Commands that leave the resources of the provider as they are. */
    private static final Set<String> READ_ONLY = Set.of("preview", "stack", "config");

    private final Path project;
    private final Map<String, String> environment = new TreeMap<>();
    private boolean changedResources;

    private PulumiCli(Path project) {
        this.project = project;
    }

    public static Optional<Path> executable() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pulumi"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * A copy of this project in a scratch folder, whose program runs from our compiled classes.
     *
     * @param providerPort where the local provider listens
     */
    public static PulumiCli project(Path scratch, int providerPort) throws IOException {
        Path project = Files.createDirectories(scratch.resolve("project"));
        for (String stack : List.of("dev", "prod", "local", "everything")) {
            Path file = Stacks.file(stack);
            Files.copy(file, project.resolve(file.getFileName()));
        }
        Files.writeString(
                project.resolve("Pulumi.yaml"),
                Files.readString(Path.of("Pulumi.yaml"))
                        .replaceFirst("(?m)^runtime: java$", runtime(scratch, "dev.gatehouse.Main")));
        return in(scratch, project, providerPort);
    }

    /**
     * The project of another team in a scratch folder, whose program is a class of the tests.
     *
     * @param name of the project
     * @param stackFile the text of {@code Pulumi.local.yaml}
     * @param providerPort where the local provider listens
     */
    public static PulumiCli otherProject(
            Path scratch, String name, Class<?> program, String stackFile, int providerPort) throws IOException {
        Path project = Files.createDirectories(scratch.resolve("project"));
        Files.writeString(project.resolve("Pulumi.local.yaml"), stackFile);
        Files.writeString(
                project.resolve("Pulumi.yaml"), "name: " + name + "\n" + runtime(scratch, program.getName()) + "\n");
        return in(scratch, project, providerPort);
    }

    private static String runtime(Path scratch, String main) throws IOException {
        Path jar = scratch.resolve("program.jar");
        writePathingJar(jar, main);
        return "runtime: {name: java, options: {binary: \"" + jar + "\"}}";
    }

    private static PulumiCli in(Path scratch, Path project, int providerPort) throws IOException {
        Path built = Path.of("lambda", "target");
        Files.createDirectories(project.resolve(built));
        for (String each : List.of("function.jar", "function-table.jar")) {
            Files.copy(built.resolve(each), project.resolve(built).resolve(each));
        }
        PulumiCli cli = new PulumiCli(project);
        Path home = Files.createDirectories(scratch.resolve("home"));
        Path state = Files.createDirectories(scratch.resolve("state"));
        cli.environment.putAll(Map.of(
                "PULUMI_HOME",
                home.toString(),
                "PULUMI_BACKEND_URL",
                "file://" + state,
                "PULUMI_CONFIG_PASSPHRASE",
                "x",
                "PULUMI_SKIP_UPDATE_CHECK",
                "true",
                "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
                "true",
                "PULUMI_DEBUG_PROVIDERS",
                "aws:" + providerPort,
                "JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m"));
        return cli;
    }

    /** A jar without classes that leads to ours: `java -jar` takes no class path. */
    private static void writePathingJar(Path jar, String program) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, program);
        main.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !program.equals("dev.gatehouse.Main") || !entry.contains("test-classes"))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    /** What sets it apart from the machine's own CLI. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public Path file(String name) {
        return project.resolve(name);
    }

    /** Changes a text in a file of the project; it must be there. */
    public void replace(String file, String text, String by) throws IOException {
        String before = Files.readString(file(file));
        if (!before.contains(text)) {
            throw new AssertionError(file + " does not hold: " + text);
        }
        Files.writeString(file(file), before.replace(text, by));
    }

    /** Whether a command ran since the last {@link #reset} that may have changed resources. */
    boolean changedResources() {
        return changedResources;
    }

    /** Records that something other than {@link #run} may change resources. */
    void changesResources() {
        changedResources = true;
    }

    void reset() {
        changedResources = false;
    }

    public Run run(String... arguments) throws IOException, InterruptedException {
        changedResources |= !READ_ONLY.contains(arguments[0]);
        List<String> command =
                new ArrayList<>(List.of(executable().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--non-interactive", "--color", "never"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("pulumi did not end:\n" + output);
        }
        return new Run(process.exitValue(), output);
    }
}
