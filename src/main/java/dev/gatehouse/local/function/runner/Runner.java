package dev.gatehouse.local.function.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A function's JVM: asks the Runtime API for one event after the other and gives each to the handler.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
public final class Runner {
    private Runner() {}

    /** @param args the function's jar */
    public static void main(String[] args) throws IOException {
        endWithParent();
        RuntimeApi api = new RuntimeApi(variable("AWS_LAMBDA_RUNTIME_API"));
        Handler handler;
        try {
            handler = Handler.load(Path.of(args[0]), variable("_HANDLER"));
        } catch (Throwable e) { // whatever the function's own start throws is its report to the platform
            api.initError(ErrorReport.of(e));
            Runtime.getRuntime().halt(1);
            return;
        }
        while (true) {
            RuntimeApi.Event event = api.next();
            try {
                api.respond(event, handler.handle(event));
            } catch (VirtualMachineError e) {
                api.error(event, ErrorReport.of(e));
                // After OutOfMemoryError the managed runtime does not go on in the same process either.
                Runtime.getRuntime().halt(1);
            } catch (Throwable e) { // a handler may throw anything; the next event finds the process alive
                api.error(event, ErrorReport.of(e));
            }
            System.out.flush();
        }
    }

    /** Our standard input closes when the local cloud ends, however it ends. */
    private static void endWithParent() {
        Thread thread = new Thread(
                () -> {
                    try (InputStream in = System.in) {
                        while (in.read() >= 0) {
                            // Nothing is ever sent.
                        }
                    } catch (IOException e) {
                        // As good as its end.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent");
        thread.setDaemon(true);
        thread.start();
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException("no environment variable " + name));
    }
}
