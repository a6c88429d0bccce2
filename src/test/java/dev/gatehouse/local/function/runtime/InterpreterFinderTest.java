package dev.gatehouse.local.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that respond like interpreters, in the folders of a test PATH. */
@DisabledOnOs(OS.WINDOWS)
class InterpreterFinderTest {
    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    private InterpreterFinder in(String... folders) {
        List<String> path = new ArrayList<>();
        for (String each : folders) {
            path.add(folder.resolve(each).toString());
        }
        return new InterpreterFinder(String.join(File.pathSeparator, path));
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void python(String name, String version) throws IOException {
        program(name, "echo /opt/" + name + "; echo " + version);
    }

    @Test
    void areThoseOfTheDeclaredVersion() throws IOException {
        python("a/python3", "3.11.7");
        python("b/python3.13", "3.13.0");

        assertThat(in("a", "b").find(ScriptLanguage.PYTHON, "python3.13", log::add))
                .isEqualTo(new Interpreter(Path.of("/opt/b/python3.13"), "3.13.0"));
        assertThat(log).isEmpty();
    }

    @Test
    void areThoseOfTheDeclaredVersionWhateverTheirName() throws IOException {
        python("a/python3", "3.11.7");
        python("b/python3", "3.13.0");

        assertThat(in("a", "b")
                        .find(ScriptLanguage.PYTHON, "python3.13", log::add)
                        .version())
                .isEqualTo("3.13.0");
    }

    @Test
    void areAnotherVersionWithAWarningIfTheDeclaredOneIsMissing() throws IOException {
        python("a/python3", "3.11.7");
        python("b/python", "3.1.3");
        InterpreterFinder interpreters = in("a", "b");

        assertThat(interpreters
                        .find(ScriptLanguage.PYTHON, "python3.13", log::add)
                        .version())
                .isEqualTo("3.11.7");
        interpreters.find(ScriptLanguage.PYTHON, "python3.13", log::add);
        assertThat(log)
                .containsExactly("runtime python3.13 is declared, but Python 3.11.7 runs it (/opt/a/python3); install"
                        + " Python 3.13 to run the same version as on AWS");
    }

    @Test
    void areNotShimsThatFail() throws IOException {
        program("a/python3.13", "echo 'python3.13: command not found' >&2; exit 127");
        program("b/python3.13", "echo hello");
        python("c/python3", "3.13.1");

        assertThat(in("a", "b", "c")
                        .find(ScriptLanguage.PYTHON, "python3.13", log::add)
                        .executable())
                .isEqualTo(Path.of("/opt/c/python3"));
    }

    @Test
    void areNotFilesThatCannotRun() throws IOException {
        Files.writeString(folder.resolve("node"), "a note");

        assertThatThrownBy(() -> in("", "nowhere").find(ScriptLanguage.NODE, "nodejs22.x", log::add))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "runtime nodejs22.x requires Node.js, but none of node, nodejs on PATH runs; install Node.js"
                                + " 22, or declare another runtime");
    }

    @Test
    void areSearchedAgainIfTheyWereMissing() throws IOException {
        InterpreterFinder interpreters = in("a");
        assertThatThrownBy(() -> interpreters.find(ScriptLanguage.NODE, "nodejs22.x", log::add))
                .isInstanceOf(IOException.class);

        program("a/node", "echo /opt/node; echo 22.1.0");

        assertThat(interpreters.find(ScriptLanguage.NODE, "nodejs22.x", log::add))
                .isEqualTo(new Interpreter(Path.of("/opt/node"), "22.1.0"));
    }
}
