package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.LambdaFunction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRuntimeTest {
    @TempDir
    Path temporary;

    /** The system closes our end of the pipe when we end, however that is: this is all that a child can notice. */
    @Test
    void endsInTheMiddleOfACallWhenWeDo() throws Exception {
        LambdaFunction function = TestFunction.probe(TestFunction.jar(temporary.resolve("probe.jar"), "1"));
        FunctionFolder folder = FunctionFolder.create();
        try (RuntimeServer server = new RuntimeServer(Clock.systemUTC())) {
            Process process =
                    FunctionLaunch.launch(function, new JavaRuntime().prepare(function, folder), server.port());
            RuntimeServer.Call call = new RuntimeServer.Call(
                    "r1",
                    function.arn(),
                    "hang".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(30),
                    new CompletableFuture<>(),
                    new CompletableFuture<>());
            server.offer(call);
            TestFunction.soon(call.taken());
            assertThat(process.isAlive()).isTrue();

            process.getOutputStream().close();

            assertThat(TestFunction.soon(process.onExit()).exitValue()).isZero();
            server.abandon(new Invocation.Unavailable("over"));
        } finally {
            folder.delete();
        }
    }
}
