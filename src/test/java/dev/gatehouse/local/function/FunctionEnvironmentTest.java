package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment variables, context and classes of a handler. */
class FunctionEnvironmentTest {
    @TempDir
    static Path folder;

    private static TestFunction function;

    @BeforeAll
    static void start() {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "1");
        function = new TestFunction(TestFunction.function(
                jar,
                TestFunction.probe(jar).handler(),
                Duration.ofSeconds(30),
                Map.of("TABLE", "Łódź", "TZ", "Europe/Warsaw", "AWS_REGION", "mars-1", "_HANDLER", "mine")));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Test
    void areOnlyItsOwnVariablesAndThoseOfLambda() {
        String environment = function.call("environment");

        assertThat(List.of(environment.substring(1, environment.length() - 1).split(", ")))
                // Windows and macOS add a variable to every process.
                .filteredOn(variable -> !variable.startsWith("SystemRoot=") && !variable.startsWith("__CF_USER_TEXT"))
                .filteredOn(variable ->
                        !variable.matches("AWS_LAMBDA_RUNTIME_API=127\\.0\\.0\\.1:[0-9]+/[A-Za-z0-9_-]{43}"))
                .containsExactlyInAnyOrder(
                        "AWS_DEFAULT_REGION=eu-west-1",
                        "AWS_EXECUTION_ENV=AWS_Lambda_java21",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128",
                        "AWS_LAMBDA_FUNCTION_NAME=probe",
                        "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
                        "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
                        "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/probe",
                        "AWS_LAMBDA_LOG_STREAM_NAME=local",
                        "AWS_REGION=eu-west-1",
                        "LAMBDA_TASK_ROOT=" + folder,
                        "LANG=en_US.UTF-8",
                        "TABLE=Łódź",
                        "TZ=Europe/Warsaw",
                        "_HANDLER=dev.gatehouse.local.function.handlers.Probe");
    }

    @Test
    void areACharacterSetThatDoesNotDependOnThisMachine() {
        assertThat(function.call("charset")).isEqualTo("UTF-8");
    }

    @Test
    void areAnEmptyStandardInput() {
        assertThat(function.call("stdin")).isEqualTo("-1");
    }

    @Test
    void areTheContextOfTheCall() {
        String[] context = context();

        assertThat(context[0]).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(Arrays.copyOfRange(context, 1, 7))
                .containsExactly("probe", "$LATEST", TestFunction.ARN, "/aws/lambda/probe", "local", "128");
        assertThat(Integer.parseInt(context[7])).isBetween(20_000, 30_000);
    }

    @Test
    void areARequestIdThatNoOtherCallHas() {
        assertThat(context()[0]).isNotEqualTo(context()[0]);
    }

    private static String[] context() {
        return function.call("context").split(Pattern.quote("|"), -1);
    }

    @Test
    void areTheRunnerAndTwoLibrariesOnTheClassPath() {
        assertThat(Arrays.stream(function.call("classpath").split(Pattern.quote(File.pathSeparator)))
                        .map(each -> Path.of(each).getFileName().toString().replaceFirst("-[0-9.]+jar$", ".jar")))
                .containsExactly("runner.jar", "aws-lambda-java-core.jar", "aws-lambda-java-serialization.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.gatehouse.Main",
                "dev.gatehouse.local.LocalMain",
                "dev.gatehouse.local.function.FunctionHost",
                "com.google.gson.Gson",
                "org.eclipse.jetty.server.Server"
            })
    void areNoClassesOfTheLocalCloud(String ours) {
        assertThat(ours).satisfies(Class::forName);
        assertThat(function.call("sees " + ours)).isEqualTo("not seen");
    }

    @Test
    void areTheRunnersClasses() {
        assertThat(function.call("sees dev.gatehouse.local.function.runner.Runner"))
                .isEqualTo("seen");
    }
}
