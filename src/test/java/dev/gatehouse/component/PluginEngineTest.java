package dev.gatehouse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A YAML program that declares components, run by the real Pulumi CLI, which attaches to the plugin in this process. */
class PluginEngineTest {
    private static final String PROGRAM = """
            name: shop
            runtime: yaml
            resources:
              first:
                type: gatehouse:index:Small
                properties:
                  value: a
                  token: {fn::secret: s3cret}
              second:
                type: gatehouse:index:Small
                properties:
                  value: ${first.stored}
            outputs:
              stored: ${second.stored}
              token: ${first.token}
            """;

    @TempDir
    private Path folder;

    private PluginServer server;

    @BeforeEach
    void start() throws Exception {
        for (String program : List.of("pulumi", "pulumi-language-yaml")) {
            if (!isOnPath(program)) {
                if (Boolean.getBoolean("engine.required")) {
                    fail("no " + program + " on the PATH");
                }
                assumeTrue(false, "no " + program + " on the PATH: the engine tests are skipped");
            }
        }
        server = PluginServer.start(new PluginService(Small.COMPONENTS, () -> Small.SCHEMA));
        program(PROGRAM);
        Files.createDirectories(folder.resolve("state"));
        ok("stack", "init", "dev");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void program(String text) throws IOException {
        Files.writeString(folder.resolve("Pulumi.yaml"), text);
    }

    private String ok(String... arguments) throws Exception {
        return run(0, arguments);
    }

    private String run(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("pulumi"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--non-interactive", "--color", "never"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PULUMI_HOME",
                        folder.resolve("home").toString(),
                        "PULUMI_BACKEND_URL",
                        "file://" + folder.resolve("state"),
                        "PULUMI_CONFIG_PASSPHRASE",
                        "x",
                        "PULUMI_SKIP_UPDATE_CHECK",
                        "true",
                        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
                        "true",
                        "PULUMI_DEBUG_PROVIDERS",
                        "gatehouse:" + server.port()));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue() == 0).as(output).isEqualTo(exit == 0);
        return output;
    }

    @Test
    void componentsAreDeclaredAndTheirOutputsUsed() throws Exception {
        String output = ok("up", "--yes");

        // The stack, two components and a resource in each.
        assertThat(output).contains("+ 5 created").contains("stored: \"a\"").contains("token : [secret]");
        assertThat(ok("stack", "export")).doesNotContain("s3cret");
        assertThat(ok("preview", "--expect-no-changes")).contains("5 unchanged");
        assertThat(ok("destroy", "--yes")).contains("- 5 deleted");
    }

    @Test
    void aRenamedComponentKeepsItsUrnAsAnAlias() throws Exception {
        ok("up", "--yes", "--skip-preview");
        program(
                PROGRAM.replace("second:", "third:")
                        .replace("${second.", "${third.")
                        .replace(
                                "value: ${first.stored}\n",
                                "value: ${first.stored}\n    options: {aliases: [\"urn:pulumi:dev::shop::gatehouse:index:Small::second\"]}\n"));

        assertThat(ok("up", "--yes", "--skip-preview")).contains("5 unchanged");
    }

    @Test
    void aProtectedComponentProtectsItsResources() throws Exception {
        program(PROGRAM.replace("  second:", "    options: {protect: true}\n  second:"));
        ok("up", "--yes", "--skip-preview");

        assertThat(run(1, "destroy", "--yes")).contains("gatehouse:index:Small$pulumi:index:Stash::first-stash");
    }

    @Test
    void wrongSettingsAreReportedWithoutAStackTraceAndNothingIsDeclared() throws Exception {
        program(PROGRAM.replace("value: ${first.stored}", "value: ${first.stored}\n      kind: {fn::secret: x}"));

        String output = run(1, "up", "--yes");

        assertThat(output)
                .contains("error: gatehouse:index:Small resource 'second' has a problem: 1 configuration problem:\n"
                        + "     1. kind: must be a plain value")
                .doesNotContain("\tat ", "java");
    }

    @Test
    void aDefectKeepsItsStackTrace() throws Exception {
        program(PROGRAM.replace("value: a", "kind: defect"));

        assertThat(run(1, "preview"))
                .contains("a defect of gatehouse, please report it", "at dev.gatehouse.component.Small.construct");
    }

    @Test
    void aComponentThatThePackageDoesNotHaveIsRefusedByName() throws Exception {
        program(PROGRAM.replaceFirst("gatehouse:index:Small", "gatehouse:index:Big"));

        assertThat(run(1, "preview")).contains("gatehouse:index:Big");
    }
}
