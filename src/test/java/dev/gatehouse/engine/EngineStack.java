package dev.gatehouse.engine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.local.LocalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Pulumi project and a local cloud that every test of a class finds in the same state: prepared once, and restored
 * before each test. A test can therefore run alone and in any order. Register it in a static field.
 *
 * <p>Tests are skipped if no {@code pulumi} is on the PATH; with {@code -Dengine.required=true} they fail.
 */
public final class EngineStack implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    /** Brings the project to the state in which each test finds it. */
    @FunctionalInterface
    public interface Preparation {
        void prepare(PulumiCli pulumi) throws Exception;
    }

    /** Makes the project in a scratch folder. */
    @FunctionalInterface
    private interface Project {
        PulumiCli create(Path scratch, int providerPort) throws Exception;
    }

    private final Project project;
    private final Preparation files;
    private final Preparation stacks;
    private Path scratch;
    private PulumiCli pulumi;
    private LocalProcess local;
    private String api;
    private String cognito;

    private EngineStack(Project project, Preparation files, Preparation stacks) {
        this.project = project;
        this.files = files;
        this.stacks = stacks;
    }

    /**
     * @param files writes the project's files, before the local cloud starts
     * @param stacks makes the stacks with the CLI, for example {@code stack init} and {@code up}
     */
    public static EngineStack prepared(Preparation files, Preparation stacks) {
        return new EngineStack(PulumiCli::project, files, stacks);
    }

    /** @param stacks makes the stacks with the CLI, for example {@code stack init} and {@code up} */
    public static EngineStack prepared(Preparation stacks) {
        return new EngineStack(PulumiCli::project, unused -> {}, stacks);
    }

    /**
     * The project of another team.
     *
     * @param name of the project
     * @param program the class with its main method
     * @param stackFile the text of {@code Pulumi.local.yaml}, with the ports 9400, 9401 and 9403, which are replaced
     */
    public static EngineStack otherProject(String name, Class<?> program, String stackFile, Preparation stacks) {
        return new EngineStack(
                (scratch, port) -> PulumiCli.otherProject(scratch, name, program, stackFile, port),
                unused -> {},
                stacks);
    }

    /**
     * A stack file for the project of another team, with a user {@code user@example.com}.
     *
     * @param setting a line of the program's configuration
     */
    public static String otherStackFile(String setting) {
        return """
                config:
                  aws:region: eu-west-1
                  aws:endpoints:
                    - cognitoidp: http://localhost:9401
                      apigatewayv2: http://localhost:9400
                      lambda: http://localhost:9401
                      iam: http://localhost:9401
                      logs: http://localhost:9401
                      cloudwatch: http://localhost:9401
                      secretsmanager: http://localhost:9401
                      sns: http://localhost:9401
                      sts: http://localhost:9401
                      acm: http://localhost:9401
                      route53: http://localhost:9401
                      wafv2: http://localhost:9401
                      s3: http://localhost:9401
                      dynamodb: http://localhost:9401
                  %s
                  gatehouse:local:
                    provider: 9403
                    otherResources: ['aws:s3/*']
                    users:
                      user@example.com: {password: SecurePassword123!}
                """.formatted(setting);
    }

    public PulumiCli pulumi() {
        return pulumi;
    }

    /** The address of the local API. */
    public String api() {
        return api;
    }

    /** The address of the local Cognito. */
    public String cognito() {
        return cognito;
    }

    /** Waits until the local cloud prints the text; returns false if it ends without it. */
    public boolean localPrints(String text) throws InterruptedException {
        return local.await(text);
    }

    /** Names something other than the CLI that changes resources: the next test gets the prepared state again. */
    public void changesResources() {
        pulumi.changesResources();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh builds one");
            }
            assumeTrue(false, "no pulumi on the PATH: the engine tests are skipped");
        }
        scratch = Files.createTempDirectory("gatehouse-engine").toRealPath();
        List<Integer> ports = List.of(LocalProcess.freePort(), LocalProcess.freePort(), LocalProcess.freePort());
        api = "http://localhost:" + ports.get(0);
        cognito = "http://localhost:" + ports.get(1);
        pulumi = project.create(scratch, ports.get(2));
        Path stack = pulumi.file("Pulumi.local.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("http://localhost:9400", api)
                        .replace("http://localhost:9401", cognito)
                        .replace("provider: 9403", "provider: " + ports.get(2)));
        files.prepare(pulumi);
        start();
        stacks.prepare(pulumi);
        local.close();
        copy(scratch.resolve("project"), scratch.resolve("prepared/project"));
        copy(scratch.resolve("state"), scratch.resolve("prepared/state"));
        start();
        pulumi.reset();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        boolean restart = pulumi.changedResources();
        if (restart) {
            local.close();
            delete(pulumi.file(".gatehouse"));
        }
        restore("project", restart);
        restore("state", restart);
        if (restart) {
            start();
            pulumi.reset();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (local != null) {
            local.close();
        }
        if (scratch != null) {
            delete(scratch);
        }
    }

    private void start() throws Exception {
        local = LocalProcess.start(pulumi.file("."), "--engine", "pulumi");
        if (!local.text().contains("Ready in ")) {
            throw new AssertionError("the local cloud did not start:\n" + local.text());
        }
    }

    /** @param withStateFolder whether the local cloud is stopped, so that its state folder can be replaced */
    private void restore(String folder, boolean withStateFolder) throws IOException {
        Path target = scratch.resolve(folder);
        try (Stream<Path> children = Files.list(target)) {
            for (Path child : children.toList()) {
                if (!isKept(child)) {
                    delete(child);
                }
            }
        }
        Path prepared = scratch.resolve("prepared").resolve(folder);
        try (Stream<Path> children = Files.list(prepared)) {
            for (Path child : children.toList()) {
                Path to = target.resolve(child.getFileName().toString());
                if (!isKept(to) || (withStateFolder && to.endsWith(".gatehouse"))) {
                    copy(child, to);
                }
            }
        }
    }

    /** The state folder belongs to the running cloud; the functions' jars never change. */
    private static boolean isKept(Path child) {
        return child.endsWith(".gatehouse") || child.endsWith("lambda");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
