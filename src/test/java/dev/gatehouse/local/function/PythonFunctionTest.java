package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Python function, run by the interpreter of this machine. */
class PythonFunctionTest {
    private static final String LATE = "python3.13";

    @TempDir
    Path folder;

    @BeforeEach
    void pythonIsHere() {
        Installed.assumePython();
    }

    private TestFunction function(String code) {
        return function(LATE, "app.handler", code);
    }

    private TestFunction function(String runtime, String handler, String code) {
        write("app.py", code);
        return new TestFunction(TestFunction.script(runtime, folder, handler));
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class Returns {
        @Test
        void whatItsHandlerMakesOfTheEvent() {
            try (TestFunction function = function("""
                    def handler(event, context):
                        return {'got': event['name'], 'n': [1, 2.5, None, True]}
                    """)) {
                assertThat(function.call("{\"name\":\"Łódź ☕ 𝄞\"}"))
                        .isEqualTo("{\"got\": \"Łódź ☕ 𝄞\", \"n\": [1, 2.5, null, true]}");
            }
        }

        @Test
        void asciiOnlyBeforePython312() {
            try (TestFunction function = function("python3.11", "app.handler", """
                    def handler(event, context):
                        return 'Łódź'
                    """)) {
                assertThat(function.call("{}")).isEqualTo("\"\\u0141\\u00f3d\\u017a\"");
            }
        }

        @Test
        void nullForAHandlerThatReturnsNothing() {
            try (TestFunction function = function("""
                    def handler(event, context):
                        pass
                    """)) {
                assertThat(function.call("{}")).isEqualTo("null");
            }
        }

        @Test
        void numbersOfTheDatabaseClient() {
            try (TestFunction function = function("""
                    import decimal
                    def handler(event, context):
                        return {'price': decimal.Decimal('12.5')}
                    """)) {
                assertThat(function.call("{}")).isEqualTo("{\"price\": 12.5}");
            }
        }

        @Test
        void fromTheSameProcessTheNextTime() {
            try (TestFunction function = function("""
                    count = 0
                    def handler(event, context):
                        global count
                        count += 1
                        return count
                    """)) {
                assertThat(function.call("{}")).isEqualTo("1");
                assertThat(function.call("{}")).isEqualTo("2");
            }
        }
    }

    @Nested
    class Fails {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        raise ValueError('no such Łódź')                | ValueError           | no such Łódź
                        raise KeyError('claims')                        | KeyError             | 'claims'
                        return {1, 2}                                   | Runtime.MarshalError | Unable to marshal response: Object of type set is not JSON serializable
                        import nothing_of_that_name                     | ModuleNotFoundError  | No module named 'nothing_of_that_name'
                        """, quoteCharacter = '"')
        void asItsRuntimeReportsItAndItsProcessLivesOn(String line, String type, String message) {
            try (TestFunction function = function("""
                    import os
                    def handler(event, context):
                        if event == 'pid':
                            return os.getpid()
                        %s
                    """.formatted(line))) {
                String pid = function.call("\"pid\"");

                assertThat(function.invoke("{}")).isEqualTo(new Invocation.Failed(type, message));
                assertThat(function.call("\"pid\"")).isEqualTo(pid);
            }
        }

        @ParameterizedTest
        @CsvSource({"sys.exit(3), 3", "sys.exit(), 0", "sys.exit('why'), 1", "os._exit(7), 7"})
        void whenItEndsItsProcessAndTheNextCallHasANewOne(String line, int status) {
            try (TestFunction function = function("""
                    import os, sys
                    def handler(event, context):
                        if event == 'stay':
                            return 'here'
                        %s
                    """.formatted(line))) {
                assertThat(function.invoke("{}"))
                        .isEqualTo(new Invocation.Failed(
                                "Runtime.ExitError", "Runtime exited with error: exit status " + status));
                assertThat(function.call("\"stay\"")).isEqualTo("\"here\"");
            }
        }
    }
}
