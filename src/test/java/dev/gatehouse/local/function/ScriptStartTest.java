package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scripts that cannot start: each invocation returns the reason, with the error types and messages of AWS's runtimes
 * (OBS).
 */
class ScriptStartTest {
    @TempDir
    Path folder;

    private void fails(String runtime, String file, String code, String handler, String type, String message)
            throws IOException {
        Files.writeString(folder.resolve(file), code);
        try (TestFunction function = new TestFunction(TestFunction.script(runtime, folder, handler))) {
            assertThat(function.invoke("{}")).isEqualTo(new Invocation.Failed(type, message));
        }
    }

    @Nested
    class InPython {
        @BeforeEach
        void pythonIsHere() {
            Installed.assumePython();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        def handler(e, c): pass | handler     | Runtime.MalformedHandlerName | Bad handler 'handler': not enough values to unpack (expected 2, got 1)
                        def handler(e, c): pass | app.main    | Runtime.HandlerNotFound      | Handler 'main' missing on module 'app'
                        def handler(e, c): pass | gone.main   | Runtime.ImportModuleError    | Unable to import module 'gone': No module named 'gone'
                        def handler(e, c): pass | sys.exit    | Runtime.BuiltInModuleConflict | Cannot use built-in module sys as a handler module
                        import nothing_such     | app.handler | Runtime.ImportModuleError    | Unable to import module 'app': No module named 'nothing_such'
                        def handler(:           | app.handler | Runtime.UserCodeSyntaxError  | Syntax error in module 'app': invalid syntax (app.py, line 1)
                        raise ValueError('x')   | app.handler | ValueError                   | x
                        """)
        void theirRuntimeSaysWhatIsWrong(String code, String handler, String type, String message) throws Exception {
            fails("python3.13", "app.py", code, handler, type, message);
        }

        @Test
        void theirTraceIsInTheLogAndNamesTheirOwnFile() throws Exception {
            Path file = Files.writeString(folder.resolve("app.py"), "raise ValueError('too early')\n");
            try (TestFunction function = new TestFunction(TestFunction.script("python3.13", folder, "app.handler"))) {
                function.invoke("{}");

                assertThat(function.line(line -> line.contains("ERROR"))).isEqualTo("[ERROR] ValueError: too early");
                assertThat(function.line(line -> line.contains("File")))
                        .isEqualTo("  File \"" + file + "\", line 1, in <module>");
            }
        }
    }

    /** The reason that the API logs has the ID of the failed invocation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    python3.13 | app.py | def handler(:       | [ERROR] Runtime.UserCodeSyntaxError: Syntax error in module 'app': invalid syntax (app.py, line 1)
                    nodejs22.x | app.js | exports.handler = ( | SyntaxError: Unexpected end of input
                    """)
    void theLinesOfTheErrorHaveTheIdOfEachInvocationThatFailed(String runtime, String file, String code, String error)
            throws Exception {
        Installed.assumePython();
        Installed.assumeNode();
        Files.writeString(folder.resolve(file), code);
        try (TestFunction function = new TestFunction(TestFunction.script(runtime, folder, "app.handler"))) {
            for (int call = 0; call < 2; call++) {
                InvocationId id = InvocationId.create();

                function.host.invoke(TestFunction.ARN, new byte[] {'{', '}'}, Duration.ofSeconds(30), id);

                assertThat(function.linesOf(id))
                        .anyMatch(line -> line.startsWith("the function does not start: Runtime.UserCodeSyntaxError: "))
                        .anyMatch(line -> line.contains(error))
                        .anyMatch(line -> line.contains(file) && !line.contains("not start"));
            }
        }
    }

    @Nested
    class InNode {
        @BeforeEach
        void nodeIsHere() {
            Installed.assumeNode();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        exports.handler = 7          | app         | Runtime.MalformedHandlerName | Bad handler
                        exports.handler = 7          | app.main    | Runtime.HandlerNotFound      | app.main is undefined or not exported
                        exports.handler = 7          | app.handler | Runtime.HandlerNotFound      | app.handler is not a function
                        exports.handler = 7          | gone.main   | Runtime.ImportModuleError    | Error: Cannot find module 'gone'
                        exports.handler = (          | app.handler | Runtime.UserCodeSyntaxError  | SyntaxError: Unexpected end of input
                        throw new RangeError('x')    | app.handler | RangeError                   | x
                        process.exit(7)              | app.handler | Runtime.ExitError            | Runtime exited with error: exit status 7
                        """)
        void theirRuntimeSaysWhatIsWrong(String code, String handler, String type, String message) throws Exception {
            fails("nodejs22.x", "app.js", code, handler, type, message);
        }

        @Test
        void namesAMissingModule() throws Exception {
            Files.writeString(folder.resolve("app.js"), "require('nothing-such')");
            try (TestFunction function = new TestFunction(TestFunction.script("nodejs22.x", folder, "app.handler"))) {
                assertThat(function.invoke("{}")).isInstanceOfSatisfying(Invocation.Failed.class, failed -> {
                    assertThat(failed.errorType()).isEqualTo("Runtime.ImportModuleError");
                    assertThat(failed.message()).startsWith("Error: Cannot find module 'nothing-such'\nRequire stack:");
                });
            }
        }
    }

    @Nested
    class ThatAreNotAvailable {
        @Test
        void namesMissingCode() {
            Path gone = folder.resolve("gone");
            try (TestFunction function = new TestFunction(TestFunction.script("python3.13", gone, "app.handler"))) {
                String reason = "there is no " + gone
                        + "; build it first, or set gatehouse:function.code to a folder or archive that exists";
                assertThat(function.invoke("{}")).isEqualTo(new Invocation.Unavailable(reason));
                assertThat(function.line(line -> true)).isEqualTo("probe: cannot start: " + reason);
            }
        }

        @Test
        void namesAnUnsupportedRuntime() {
            try (TestFunction function = new TestFunction(TestFunction.script("go1.x", folder, "main"))) {
                assertThat(function.invoke("{}"))
                        .isEqualTo(new Invocation.Unavailable(
                                "runtime go1.x is not supported locally; declare a java, python or nodejs runtime"));
            }
        }

        @Test
        void refusesAFileThatIsNotAnArchive() throws Exception {
            Installed.assumePython();
            Path text = Files.writeString(folder.resolve("code.zip"), "no zip");
            try (TestFunction function = new TestFunction(TestFunction.script("python3.13", text, "app.handler"))) {
                assertThat(function.invoke("{}"))
                        .isEqualTo(new Invocation.Unavailable(
                                text + " must be a zip archive with files; pack it again, or declare a folder"));
            }
        }
    }
}
