package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeSnapshot;
import dev.gatehouse.local.function.code.CodeVersion;
import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.InterpreterFinder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The process of a function: its start with the first call, and the round trip of a call once it runs. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FunctionBench {
    private static final byte[] EVENT = """
            {"version":"2.0","routeKey":"GET /health","rawPath":"/health","rawQueryString":"","headers":{},\
            "requestContext":{"accountId":"000000000000","apiId":"api","http":{"method":"GET","path":"/health",\
            "protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"bench"},"requestId":"r","routeKey":"GET /health",\
            "stage":"$default"},"isBase64Encoded":false}""".getBytes(StandardCharsets.UTF_8);

    /** The tools that a token with both scopes and the group sees: all of them. */
    private static final byte[] TOOLS = """
            {"version":"2.0","routeKey":"ANY /mcp","rawPath":"/mcp","rawQueryString":"",\
            "headers":{"content-type":"application/json","mcp-protocol-version":"2025-11-25"},\
            "requestContext":{"accountId":"000000000000","apiId":"api","http":{"method":"POST","path":"/mcp",\
            "protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"bench"},"requestId":"r","routeKey":"ANY /mcp",\
            "authorizer":{"jwt":{"claims":{"sub":"u","token_use":"access","aud":"http://localhost:9400/mcp",\
            "scope":"http://localhost:9400/mcp/read http://localhost:9400/mcp/write","cognito:groups":"[admin]"}}},\
            "stage":"$default"},"body":"{\\"jsonrpc\\":\\"2.0\\",\\"id\\":1,\\"method\\":\\"tools/list\\"}",\
            "isBase64Encoded":false}""".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, String> MCP = Map.of(
            "MCP_PATH", "/mcp",
            "MCP_URL", "http://localhost:9400/mcp",
            "MCP_TOOLS",
                    "list_resources=read;get_resource=read;create_resource=write;rename_resource=write;"
                            + "delete_resource=write;count_resources=read,admin");

    /**
     * {@code lambda} is the function of lambda/, {@code lambda-mcp} the same with an MCP endpoint, and {@code mcp} answers
     * tools/list there. The others return at once, so that only the round trip is measured.
     */
    @Param({"lambda", "lambda-mcp", "mcp", "java", "python", "node"})
    String function;

    private Path folder;
    private LambdaFunction declared;
    private FunctionRuntimes runtimes;

    @Setup
    public void declare() throws IOException {
        folder = Files.createTempDirectory("function-bench");
        runtimes = new FunctionRuntimes(new InterpreterFinder(System.getenv("PATH")));
        Files.writeString(folder.resolve("app.py"), "def handler(event, context):\n    return 'it'\n");
        Files.writeString(folder.resolve("app.js"), "exports.handler = async () => 'it';\n");
        declared = switch (function) {
            case "lambda" -> sample(Map.of());
            case "lambda-mcp", "mcp" -> sample(MCP);
            case "java" -> {
                Path jar = TestFunction.jar(folder.resolve("probe.jar"), "1");
                yield function("java21", TestFunction.probe(jar).handler(), jar.toString());
            }
            case "python" -> function("python3.13", "app.handler", folder.toString());
            default -> function("nodejs22.x", "app.handler", folder.toString());
        };
    }

    private static LambdaFunction sample(Map<String, String> environment) {
        return function(
                "java21",
                "dev.gatehouse.function.ApiHandler::handleRequest",
                "lambda/target/function.jar",
                environment);
    }

    private static LambdaFunction function(String runtime, String handler, String code) {
        return function(runtime, handler, code, Map.of());
    }

    private static LambdaFunction function(
            String runtime, String handler, String code, Map<String, String> environment) {
        return LambdaFunctionBuilder.of(TestFunction.ARN, "bench")
                .environment(environment)
                .runtime(runtime)
                .handler(handler)
                .code(Path.of(code).toAbsolutePath())
                .build();
    }

    private FunctionProcess start() throws IOException {
        CodeVersion version = CodeVersion.of(declared.code()).orElseThrow();
        ProcessStarter starter = new ProcessStarter(
                runtimes,
                ProcessFolders.open(Path.of("target/bench-functions").toAbsolutePath()),
                RuntimeApiServer::new,
                Clock.systemUTC(),
                line -> {});
        return starter.start(new FunctionProcess.Identity(
                declared, new CodeSnapshot(version, Optional.empty()), OptionalInt.empty()));
    }

    private Invocation call(FunctionProcess process) {
        byte[] event = switch (function) {
            case "java" -> "echo it".getBytes(StandardCharsets.UTF_8);
            case "mcp" -> TOOLS;
            default -> EVENT;
        };
        Invocation outcome = process.invoke(
                        event, Limits.of(declared.timeout()), declared.timeout(), InvocationId.create())
                .orElseThrow();
        if (!(outcome instanceof Invocation.Returned)) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome;
    }

    /** A process that has already handled a call. */
    @State(Scope.Benchmark)
    public static class Running {
        private Optional<FunctionProcess> process = Optional.empty();

        @Setup
        public void start(FunctionBench bench) throws IOException {
            process = Optional.of(bench.start());
            bench.call(process.get());
        }

        @TearDown
        public void stop() {
            process.ifPresent(FunctionProcess::close);
        }
    }

    /** A new process for each call. */
    @State(Scope.Benchmark)
    public static class Fresh {
        private Optional<FunctionProcess> last = Optional.empty();

        @TearDown(Level.Iteration)
        public void stop() {
            last.ifPresent(FunctionProcess::close);
        }
    }

    /** From the start of the process to the first response. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 5)
    @Measurement(iterations = 25)
    public Invocation startAndFirstCall(Fresh fresh) throws IOException {
        FunctionProcess process = start();
        fresh.last = Optional.of(process);
        return call(process);
    }

    /** One call of a running process, including the handler. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public Invocation roundTrip(Running running) {
        return call(running.process.orElseThrow());
    }
}
