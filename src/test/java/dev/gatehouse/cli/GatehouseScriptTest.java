package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.AccessMatrix;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.stackfile.StackFile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code gatehouse}, started as a user starts it, with a stand-in for Maven. */
@DisabledOnOs(OS.WINDOWS)
class GatehouseScriptTest {
    private ScriptProject project;

    @BeforeEach
    void make(@TempDir Path folder) throws Exception {
        project = ScriptProject.make(Files.createDirectory(folder.resolve("a folder's name")));
        project.maven("echo 'Maven must not run here' >&2; exit 1");
    }

    @Test
    void listsTheCommandsAndTheExitCodes() throws Exception {
        ScriptProject.Result help = project.run("--help");

        assertThat(help.exit()).as(help.err()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: ./gatehouse [-hV] COMMAND")
                .contains("\n  local ", "\n  access ", "\n  logs ", "\n  smoke ", "\n  completion ")
                .contains("\n  0   success\n", "\n  1   a check failed", "\n  2   wrong input");
    }

    @Test
    void refusesAWrongOptionInOneBlock() throws Exception {
        ScriptProject.Result refused = project.run("local", "--stak", "dev");

        assertThat(refused)
                .isEqualTo(new ScriptProject.Result(
                        2,
                        "",
                        "Unknown options: '--stak', 'dev'\nPossible solutions: --stack, --state\n"
                                + "Run ./gatehouse local --help for all options and commands."));
    }

    @Test
    void reportsAPortInUseInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path stack = project.root().resolve("Pulumi.local.yaml");
            Files.writeString(
                    stack,
                    Files.readString(stack)
                            .replace(
                                    "apigatewayv2: http://localhost:0",
                                    "apigatewayv2: http://localhost:" + taken.getLocalPort()));

            assertThat(project.run("local"))
                    .isEqualTo(new ScriptProject.Result(
                            1,
                            "",
                            "port " + taken.getLocalPort()
                                    + " (api) is in use: stop the process that uses it, change aws:endpoints,"
                                    + " or start with --ports 0, which picks free ports"));
        }
    }

    @Test
    void reportsAMissingStackFileInOneLine() throws Exception {
        assertThat(project.run("access", "--stack", "mine"))
                .isEqualTo(new ScriptProject.Result(
                        2,
                        "",
                        "Pulumi.mine.yaml: no such file; run the command in the project folder, or use --stack"));
    }

    @Test
    void printsTheAccessTable() throws Exception {
        Path stack = project.root().resolve("Pulumi.local.yaml");

        assertThat(project.run("access"))
                .isEqualTo(new ScriptProject.Result(
                        0,
                        AccessMatrix.of(Settings.read("local", StackFile.read(stack)))
                                .stripTrailing(),
                        ""));
    }

    @Test
    void passesArgumentsUnchanged() throws Exception {
        String folder = "a b  \"c\" 'd' $HOME * \\";

        ScriptProject.Result refused = project.run("logs", "--state", folder);

        assertThat(refused)
                .isEqualTo(
                        new ScriptProject.Result(
                                2,
                                "",
                                folder
                                        + "/requests.log: no such file; start the local cloud with ./gatehouse local, or use --state"));
    }

    @Test
    void printsACompletionThatBashAccepts() throws Exception {
        ScriptProject.Result completion = project.run("completion");
        Path script = Files.writeString(project.root().resolve("completion.bash"), completion.out() + "\n");
        Process bash = new ProcessBuilder("bash", "-c", ". \"$0\" && complete -p gatehouse", script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("_complete_gatehouse", "gatehouse");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void stopsTheLocalCloudOnASignal() throws Exception {
        Process local = project.start(Map.of(), "local");
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(local.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && !line.startsWith("Ready in "); ) {
            line = lines.readLine();
        }

        // By its handle: Process.destroy would also close the stream of what it still prints.
        local.toHandle().destroy();

        assertThat(lines.lines())
                .last()
                .isEqualTo("Stopped. Users, keys and IDs are kept in .gatehouse for the next start.");
        assertThat(local.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(local.exitValue()).isEqualTo(143);
    }

    @Test
    void buildsBeforeTheCommandIfASourceIsNewer() throws Exception {
        project.maven(
                "echo \"$@\" >>maven.txt; mkdir -p target/launcher/new; echo jar >target/launcher/new/gatehouse.jar");

        assertThat(project.run("--version").exit()).isZero();
        assertThat(project.root().resolve("maven.txt")).doesNotExist();

        project.touch("src/main/java/New.java");
        Files.createDirectories(project.launcher().resolve("training"));
        ScriptProject.Result built = project.run("--version");

        assertThat(built.exit()).as(built.err()).isZero();
        assertThat(built.out()).isEqualTo(GatehouseMain.VERSION);
        assertThat(project.root().resolve("maven.txt")).hasContent("-B -ntp -Plauncher");
        assertThat(project.launcher().resolve("gatehouse.jar")).hasContent("jar");
        assertThat(project.launcher().resolve("lock")).doesNotExist();
    }

    @Test
    void saysOnceThatItPreparesAFastStart() throws Exception {
        Files.delete(project.launcher().resolve("no-archive"));
        // A JDK that takes long for both steps: to record the loaded classes, and to make an archive of them.
        Path java = project.root().resolve("jdk/bin/java");
        project.program(java, """
                for argument; do
                  case $argument in
                    -XX:DumpLoadedClassList=*) sleep 3; echo java/lang/Object >"${argument#*=}"; exit ;;
                    -XX:SharedArchiveFile=*.new) sleep 3; exit 1 ;;
                  esac
                done
                exec '%s/bin/java' "$@\"""".formatted(System.getProperty("java.home")));

        assertThat(project.run(Map.of("JAVA_HOME", project.root().resolve("jdk").toString()), "--version"))
                .isEqualTo(new ScriptProject.Result(
                        0, GatehouseMain.VERSION, "gatehouse: preparing a fast start, once after a build ..."));
    }

    @Test
    void printsTheReasonsOfAFailedBuildOnly() throws Exception {
        project.touch("src/main/java/New.java");
        project.maven("""
                cat <<'END'
                [INFO] Scanning for projects...
                [ERROR] COMPILATION ERROR :
                [ERROR] %s/src/main/java/New.java:[3,5] cannot find symbol
                [ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.16.0:compile -> [Help 1]
                [ERROR] %s/src/main/java/New.java:[3,5] cannot find symbol
                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                END
                exit 1""".formatted(project.root().toRealPath(), project.root().toRealPath()));

        assertThat(project.run("access"))
                .isEqualTo(new ScriptProject.Result(
                        1,
                        "",
                        "gatehouse: the build failed:\n  src/main/java/New.java:[3,5] cannot find symbol\n"
                                + "gatehouse: the whole output is in "
                                + project.root().toRealPath() + "/target/launcher/build.log"));
    }

    @Test
    void saysThatJavaHomeContainsNoJava() throws Exception {
        assertThat(project.run(Map.of("JAVA_HOME", "/nowhere"), "--help"))
                .isEqualTo(new ScriptProject.Result(
                        1,
                        "",
                        "gatehouse: JAVA_HOME is /nowhere, which contains no bin/java: set it to a JDK, version 17 or"
                                + " later"));
    }

    @Test
    void trainsWithAValidStack() throws Exception {
        Settings training =
                Settings.read("local", StackFile.read(Path.of("src/main/launcher/training/Pulumi.local.yaml")));

        assertThat(training.endpoints().orElseThrow().api()).hasPort(0);
    }
}
