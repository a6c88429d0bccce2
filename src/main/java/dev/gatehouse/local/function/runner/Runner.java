package dev.gatehouse.local.function.runner;

import java.io.IOError;
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

    /** @param args the function's jar, or the folder of its classes */
    public static void main(String[] args) {
        endWithParent();
        try {
            run(new RuntimeApiClient(variable("AWS_LAMBDA_RUNTIME_API")), Path.of(args[0]), variable("_HANDLER"));
        } catch (Throwable e) { // the platform cannot be told: the log is all there is
            System.err.println("the runner ends: " + e);
        } finally {
            // Not a plain return: threads that the handler has started would keep the process.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(RuntimeApiClient api, Path code, String name) throws IOException {
        Handler handler;
        try {
            handler = Handler.load(code, name);
        } catch (Throwable e) { // whatever the function's own start throws is its report to the platform
            api.initError(ErrorReport.ofStart(e, Handler.className(name)));
            return;
        }
        boolean fit = true;
        while (fit) {
            RuntimeApiClient.Event event = api.next();
            try {
                byte[] answer = handler.handle(event);
                System.out.flush();
                api.respond(event, answer);
            } catch (Throwable e) { // a handler may throw anything; the next event finds the process alive
                api.error(event, ErrorReport.of(e));
                // OBS (AWS's Java runtime interface client): after these the managed runtime ends its process.
                fit = !(e instanceof VirtualMachineError || e instanceof IOError);
            }
            // The next event is not to meet an interrupt meant for this one; the managed runtime clears it too.
            boolean unused = Thread.interrupted();
        }
    }

    /** Our standard input closes when the local cloud ends, however it ends; the handler gets an empty one, as on AWS. */
    private static void endWithParent() {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread thread = new Thread(
                () -> {
                    try {
                        while (parent.read() >= 0) {
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
