package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.CodeArchiveTest;
import dev.gatehouse.local.function.runtime.FunctionRuntime;
import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.Installed;
import dev.gatehouse.local.function.runtime.InterpreterFinder;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.function.runtime.ProcessLauncher;
import dev.gatehouse.local.function.runtime.ScriptLanguage;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The environment, start and end of Python and Node.js processes. */
class ScriptLifeTest {
    /** The same program in both languages: it runs the command in its event. */
    enum Script {
        PYTHON("python3.13", "app.py", """
                import json, logging, os, sys, time
                VERSION = 'old'
                def handler(event, context):
                    if event == 'version': return VERSION
                    if event == 'environment': return sorted(k + '=' + v for k, v in os.environ.items())
                    if event == 'stdin': return sys.stdin.read()
                    if event == 'directory': return os.getcwd()
                    if event == 'pid': return os.getpid()
                    if event == 'hang': time.sleep(600)
                    if event == 'spin':
                        while True: pass
                    if event == 'print':
                        print('to stdout ☕')
                        sys.stderr.write('to stderr ☕\\n')
                    if event == 'log': logging.warning('to the log')
                    if event == 'memory': return len(bytes(400 * 1024 * 1024))
                    if event == 'context':
                        return [context.aws_request_id, context.function_name, context.function_version,
                                context.invoked_function_arn, context.log_group_name, context.log_stream_name,
                                str(context.memory_limit_in_mb), context.get_remaining_time_in_millis()]
                """) {
            @Override
            void assumeHere() {
                Installed.assumePython();
            }
        },

        NODE("nodejs22.x", "app.js", """
                const VERSION = 'old';
                exports.handler = async (event, context) => {
                  if (event === 'version') return VERSION;
                  if (event === 'environment') return Object.entries(process.env).map(e => e.join('=')).sort();
                  if (event === 'stdin') {
                    let read = '';
                    for await (const part of process.stdin) read += part;
                    return read;
                  }
                  if (event === 'directory') return process.cwd();
                  if (event === 'pid') return process.pid;
                  if (event === 'hang') return new Promise(done => setTimeout(done, 600000));
                  if (event === 'spin') for (;;);
                  if (event === 'print') {
                    process.stdout.write('to stdout ☕\\n');
                    process.stderr.write('to stderr ☕\\n');
                  }
                  if (event === 'log') console.warn('to the log');
                  if (event === 'memory') {
                    const kept = [];
                    for (;;) kept.push(new Array(100000).fill(0).map((v, i) => ({i})));
                  }
                  if (event === 'context') {
                    return [context.awsRequestId, context.functionName, context.functionVersion,
                        context.invokedFunctionArn, context.logGroupName, context.logStreamName,
                        context.memoryLimitInMB, context.getRemainingTimeInMillis()];
                  }
                };
                """) {
            @Override
            void assumeHere() {
                Installed.assumeNode();
            }
        };

        final String runtime;
        final String file;
        final String code;

        Script(String runtime, String file, String code) {
            this.runtime = runtime;
            this.file = file;
            this.code = code;
        }

        abstract void assumeHere();
    }

    @TempDir
    Path folder;

    private LambdaFunction declared(Script script) {
        script.assumeHere();
        write(script.file, script.code);
        return TestFunction.script(script.runtime, folder, "app.handler");
    }

    private TestFunction start(Script script) {
        return new TestFunction(declared(script));
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(String json) {
        return Arrays.stream(json.substring(1, json.length() - 1).split(","))
                .map(each -> each.strip().replace("\"", ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void hasOnlyTheVariablesOfLambdaAndItsOwn(Script script) {
        try (TestFunction function = start(script)) {
            assertThat(texts(function.call("\"environment\"")))
                    // Search paths, and variables that Windows and macOS add to every process.
                    .filteredOn(each -> !each.matches("(PATH|LD_LIBRARY_PATH|SystemRoot|__CF_USER_TEXT_ENCODING)=.*"))
                    .filteredOn(
                            each -> !each.matches("AWS_LAMBDA_RUNTIME_API=127\\.0\\.0\\.1:[0-9]+/[A-Za-z0-9_-]{43}"))
                    // Python sets it from LANG if that locale is not installed (PEP 538).
                    .filteredOn(each -> !each.equals("LC_CTYPE=C.UTF-8"))
                    .containsExactly(
                            "AWS_DEFAULT_REGION=eu-west-1",
                            "AWS_EXECUTION_ENV=AWS_Lambda_" + script.runtime,
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
                            "TZ=UTC",
                            "_HANDLER=app.handler");
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheContextOfTheCall(Script script) {
        try (TestFunction function = start(script)) {
            List<String> context = texts(function.call("\"context\""));

            assertThat(context.get(0)).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(context.subList(1, 7))
                    .containsExactly("probe", "$LATEST", TestFunction.ARN, "/aws/lambda/probe", "local", "128");
            assertThat(Integer.parseInt(context.get(7))).isBetween(20_000, 30_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksInItsFolderWithAnEmptyStandardInput(Script script) {
        try (TestFunction function = start(script)) {
            assertThat(function.call("\"directory\"")).isEqualTo("\"" + folder + "\"");
            assertThat(function.call("\"stdin\"")).isEqualTo("\"\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesNothingIntoTheCodeFolder(Script script) {
        try (TestFunction function = start(script)) {
            function.call("\"version\"");

            assertThat(folder.toFile().list()).containsExactly(script.file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void printsWithTheIdOfTheRequest(Script script) {
        String id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        try (TestFunction function = start(script)) {
            function.call("\"print\"");
            function.call("\"log\"");

            assertThat(function.line(line -> line.endsWith("to stdout ☕"))).matches("[0-9a-f]{8} to stdout ☕");
            assertThat(function.line(line -> line.endsWith("to stderr ☕"))).matches("[0-9a-f]{8} to stderr ☕");
            String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
            assertThat(function.line(line -> line.endsWith("to the log")))
                    .matches(
                            script == Script.PYTHON
                                    ? "[0-9a-f]{8} \\[WARNING]\t" + time + "\t" + id + "\tto the log"
                                    : "[0-9a-f]{8} " + time + "\t" + id + "\tWARN\tto the log");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheNewCodeWithTheNextCall(Script script) {
        try (TestFunction function = start(script)) {
            assertThat(function.call("\"version\"")).isEqualTo("\"old\"");

            write(script.file, script.code.replace("'old'", "'newer'"));

            assertThat(function.call("\"version\"")).isEqualTo("\"newer\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsFromAnArchiveAsWell(Script script) throws Exception {
        script.assumeHere();
        Path zip = CodeArchiveTest.zip(folder.resolve("code.zip"), script.file, script.code);
        try (TestFunction function = new TestFunction(TestFunction.script(script.runtime, zip, "app.handler"))) {
            assertThat(function.call("\"version\"")).isEqualTo("\"old\"");

            CodeArchiveTest.zip(zip, script.file, script.code.replace("'old'", "'newer'"));
            assertThat(function.call("\"version\"")).isEqualTo("\"newer\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKilledWhenItsTimeoutHasPassed(Script script) {
        try (TestFunction running = new TestFunction(LambdaFunctionBuilder.of(declared(script))
                .timeout(Duration.ofMillis(1500))
                .environment(Map.of())
                .build())) {
            String pid = running.call("\"pid\"");

            assertThat(running.invoke("\"spin\"")).isEqualTo(new Invocation.TimedOut(Duration.ofMillis(1500)));
            assertThat(running.call("\"pid\"")).isNotEqualTo(pid);
        }
    }

    /** CHOICE: 128 MB plus some space; on AWS the system kills the process, too. */
    @ParameterizedTest
    @EnumSource
    void endsWhenItTakesMoreMemoryThanIsDeclared(Script script) {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                script == Script.NODE || new File("/proc/self").exists(), "Linux alone limits Python's data");
        try (TestFunction function = start(script)) {
            assertThat(function.invoke("\"memory\""))
                    .isInstanceOfSatisfying(
                            Invocation.Failed.class,
                            failed -> assertThat(failed.errorType()).isEqualTo("Runtime.ExitError"));
            assertThat(function.call("\"version\"")).isEqualTo("\"old\"");
        }
    }

    /** The system closes the pipe when the parent ends for any reason; the child notices only that. */
    @ParameterizedTest
    @EnumSource
    void endsWithTheLocalCloudDuringAnInvocation(Script script) throws Exception {
        LambdaFunction function = declared(script);
        FunctionRuntime runtime =
                new FunctionRuntimes(new InterpreterFinder(System.getenv("PATH"))).of(function.runtime());
        ProcessFolder own = ProcessFolders.open(folder).create();
        try (RuntimeApiServer server = new RuntimeApiServer(Clock.systemUTC())) {
            Process process =
                    ProcessLauncher.launch(function, runtime.prepare(function, own, line -> {}), server.address());
            RuntimeApiServer.PendingEvent call = new RuntimeApiServer.PendingEvent(
                    new InvocationId("r1", Optional.empty()),
                    function.arn(),
                    "\"hang\"".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(30),
                    new CompletableFuture<>(),
                    new CompletableFuture<>());
            server.enqueue(call);
            TestFunction.soon(call.taken());
            assertThat(process.isAlive()).isTrue();

            process.getOutputStream().close();

            assertThat(TestFunction.soon(process.onExit()).exitValue()).isZero();
            server.failAll(new Invocation.Unavailable("over"));
        } finally {
            own.delete();
        }
    }

    @Test
    void existsForEveryLanguage() {
        assertThat(Script.values()).hasSameSizeAs(ScriptLanguage.values());
    }
}
