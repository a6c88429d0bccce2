package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.Installed;
import dev.gatehouse.local.http.RawHttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret in the address of the Runtime API, in real processes of each language. */
class RuntimeSecretTest {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)/([A-Za-z0-9_-]{43})");
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";

    @TempDir
    Path folder;

    private TestFunction java() {
        return new TestFunction(TestFunction.probe(TestFunction.jar(folder.resolve("probe.jar"), "1")));
    }

    private TestFunction script(String runtime, String file, String code) throws Exception {
        Files.writeString(folder.resolve(file), code);
        return new TestFunction(TestFunction.script(runtime, folder, file.replaceFirst("\\..*$", "") + ".handler"));
    }

    private static Matcher address(String environment) {
        Matcher address = ADDRESS.matcher(environment);
        assertThat(address.find()).isTrue();
        return address;
    }

    /** Attack 75: another process that knows the port gets no event, and the function continues. */
    private static void withstands(TestFunction function, String environmentEvent, Function<String, String> echo) {
        Matcher address = address(function.call(environmentEvent));
        RawHttpClient attacker = new RawHttpClient(Integer.parseInt(address.group(1)), "127.0.0.1");

        assertThat(attacker.get(NEXT).status()).isEqualTo(403);
        assertThat(attacker.send("POST", "/2018-06-01/runtime/init/error", new byte[10])
                        .status())
                .isEqualTo(403);
        CompletableFuture<Invocation> call = function.inBackground(echo.apply("mine"));
        assertThat(attacker.get(NEXT).status()).isEqualTo(403);

        assertThat(TestFunction.text(TestFunction.soon(call))).contains("mine");
    }

    @Test
    void keepsAnotherProcessAwayFromAJavaFunction() {
        try (TestFunction function = java()) {
            withstands(function, "environment", word -> "echo " + word);
        }
    }

    @Test
    void keepsAnotherProcessAwayFromAPythonFunction() throws Exception {
        Installed.assumePython();
        String code = """
                import os

                def handler(event, context):
                    return os.environ["AWS_LAMBDA_RUNTIME_API"] if event == "environment" else event
                """;
        try (TestFunction function = script("python3.13", "main.py", code)) {
            withstands(function, "\"environment\"", word -> "\"" + word + "\"");
        }
    }

    @Test
    void keepsAnotherProcessAwayFromANodeFunction() throws Exception {
        Installed.assumeNode();
        String code = """
                exports.handler = async event => (event === 'environment' ? process.env.AWS_LAMBDA_RUNTIME_API : event);
                """;
        try (TestFunction function = script("nodejs22.x", "main.js", code)) {
            withstands(function, "\"environment\"", word -> "\"" + word + "\"");
        }
    }

    @Test
    void isNotInTheArgumentsOfTheProcess() {
        try (TestFunction function = java()) {
            String secret = address(function.call("environment")).group(2);
            ProcessHandle.Info info = function.process().info();

            assertThat(info.commandLine().orElse("")).doesNotContain(secret);
            assertThat(String.join(" ", info.arguments().orElseThrow())).doesNotContain(secret);
        }
    }

    @Test
    void isNotInTheLogOfAFunctionThatPrintsIt() {
        try (TestFunction function = java()) {
            Matcher address = address(function.call("environment"));

            function.call("print of " + address.group());

            assertThat(function.line(line -> line.contains(" of ")))
                    .endsWith("of 127.0.0.1:" + address.group(1) + "/***");
            assertThat(function.log()).noneMatch(line -> line.contains(address.group(2)));
        }
    }
}
