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
import org.junit.jupiter.params.provider.ValueSource;

/** A Node.js function, run by the interpreter of this machine. */
class NodeFunctionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void nodeIsHere() {
        Installed.assumeNode();
    }

    private TestFunction function(String code) {
        return function("app.js", "app.handler", code);
    }

    private TestFunction function(String file, String handler, String code) {
        write(file, code);
        return new TestFunction(TestFunction.script("nodejs22.x", folder, handler));
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void failsWith(TestFunction function, String type, String message) {
        assertThat(function.invoke("{}")).isEqualTo(new Invocation.Failed(type, message));
    }

    @Nested
    class Returns {
        @Test
        void whatItsHandlerMakesOfTheEvent() {
            try (TestFunction function =
                    function("exports.handler = async event => ({got: event.name, n: [1, 2.5, null, true]});")) {
                assertThat(function.call("{\"name\":\"Łódź ☕ 𝄞\"}"))
                        .isEqualTo("{\"got\":\"Łódź ☕ 𝄞\",\"n\":[1,2.5,null,true]}");
            }
        }

        /** DOC "Define Lambda function handler in Node.js". */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "async () => 'it'",
                    "(event, context, callback) => callback(null, 'it')",
                    "(event, context, callback) => setTimeout(() => callback(null, 'it'), 20)",
                    "(event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false;"
                            + " setInterval(() => {}, 1000); callback(null, 'it'); }",
                    "(event, context) => context.succeed('it')",
                    "(event, context) => context.done(null, 'it')",
                })
        void inAnyOfTheWaysThatAHandlerMay(String handler) {
            try (TestFunction function = function("exports.handler = " + handler + ";")) {
                assertThat(function.call("{}")).isEqualTo("\"it\"");
                assertThat(function.call("{}")).isEqualTo("\"it\"");
            }
        }

        /** OBS (AWS's runtime client): only promises and callbacks count. */
        @ParameterizedTest
        @ValueSource(strings = {"() => 'lost'", "async () => {}", "() => new Promise(() => {})", "() => {}"})
        void nullForAHandlerThatGivesNoAnswer(String handler) {
            try (TestFunction function = function("exports.handler = " + handler + ";")) {
                assertThat(function.call("{}")).isEqualTo("null");
                assertThat(function.call("{}")).isEqualTo("null");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "app.mjs, app.handler, export const handler = async () => 'it'",
            "app.cjs, app.handler, exports.handler = async () => 'it'",
            "src/deep/app.js, src/deep/app.handler, exports.handler = async () => 'it'",
            "app.js, app.api.read, exports.api = {read: async () => 'it'}",
        })
        void fromAFileOfEitherKind(String file, String handler, String code) {
            try (TestFunction function = function(file, handler, code)) {
                assertThat(function.call("{}")).isEqualTo("\"it\"");
            }
        }

        @Test
        void fromAModuleThatItsPackageDeclares() {
            write("package.json", "{\"type\":\"module\"}");
            try (TestFunction function =
                    function("const word = await Promise.resolve('it'); export const handler = async () => word;")) {
                assertThat(function.call("{}")).isEqualTo("\"it\"");
            }
        }

        @Test
        void whatItsDependenciesGive() {
            write("node_modules/words/package.json", "{\"name\":\"words\",\"main\":\"main.js\"}");
            write("node_modules/words/main.js", "module.exports = {word: 'it'};");
            try (TestFunction function =
                    function("const {word} = require('words'); exports.handler = async () => word;")) {
                assertThat(function.call("{}")).isEqualTo("\"it\"");
            }
        }
    }

    @Nested
    class Fails {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        throw new TypeError('no such Łódź')           | TypeError | no such Łódź
                        throw Object.assign(new Error('m'), {name: 'Własny'}) | Własny | m
                        throw 'a word'                                | string    | a word
                        const me = {}; me.me = me; return me          | Error     | Unable to stringify response body
                        """)
        void asItsRuntimeReportsItAndItsProcessLivesOn(String line, String type, String message) {
            try (TestFunction function = function(
                    "exports.handler = async event => { if (event === 'pid') return process.pid; " + line + " };")) {
                String pid = function.call("\"pid\"");

                failsWith(function, type, message);
                assertThat(function.call("\"pid\"")).isEqualTo(pid);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "(event, context, callback) => callback(new RangeError('far'))",
                    "(event, context) => context.fail(new RangeError('far'))",
                    "() => { throw new RangeError('far'); }"
                })
        void inAnyOfTheWaysThatAHandlerMay(String handler) {
            try (TestFunction function = function("exports.handler = " + handler + ";")) {
                failsWith(function, "RangeError", "far");
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        process.exit(3)                                             | Runtime.ExitError | Runtime exited with error: exit status 3
                        Promise.reject(new Error('alone')); await new Promise(() => {}) | Runtime.UnhandledPromiseRejection | Error: alone
                        setTimeout(() => { throw new RangeError('late') }); await new Promise(() => {}) | RangeError | late
                        """)
        void whenItEndsItsProcessAndTheNextCallHasANewOne(String line, String type, String message) {
            try (TestFunction function = function(
                    "exports.handler = async event => { if (event === 'stay') return 'here'; " + line + " };")) {
                failsWith(function, type, message);
                assertThat(function.call("\"stay\"")).isEqualTo("\"here\"");
            }
        }
    }
}
