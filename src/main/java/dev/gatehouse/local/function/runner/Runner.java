package dev.gatehouse.local.function.runner;

import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The main class of a Java function's process: gets events from the Runtime API and passes them to the handler, one at
 * a time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
public final class Runner {
    private Runner() {}

    /** @param args jars of the function, or folders with its classes; a class is loaded from the first that has it */
    public static void main(String[] args) {
        endWithParent();
        try {
            run(
                    new RuntimeApiClient(variable("AWS_LAMBDA_RUNTIME_API")),
                    Arrays.stream(args).map(Path::of).toList(),
                    variable("_HANDLER"));
        } catch (Throwable e) { // the Runtime API cannot be reached, so only the log shows it
            System.err.println("the runtime stops: " + e);
        } finally {
            // Do not return from main: threads of the handler would keep the process running.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(RuntimeApiClient api, List<Path> code, String name) throws IOException {
        Handler handler;
        try {
            handler = Handler.load(code, name);
        } catch (Throwable e) { // reported to the Runtime API
            api.initError(ErrorReport.ofStart(e, Handler.className(name)));
            return;
        }
        boolean usable = true;
        while (usable) {
            RuntimeApiClient.Event event = api.next();
            try {
                byte[] answer = handler.handle(event);
                System.out.flush();
                api.respond(event, answer);
            } catch (Throwable e) { // the process continues with the next event
                api.error(event, ErrorReport.of(e));
                // OBS (AWS's Java runtime interface client): after these errors the managed runtime ends the process.
                usable = !(e instanceof VirtualMachineError || e instanceof IOError);
            }
            // Clear the interrupt flag before the next event, as the managed runtime does.
            boolean unused = Thread.interrupted();
        }
    }

    /**
     * Standard input closes when the local cloud ends, even if it is killed. The handler gets an empty one, as on AWS.
     */
    private static void endWithParent() {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread thread = new Thread(
                () -> {
                    try {
                        while (parent.read() >= 0) {
                            // The parent sends nothing.
                        }
                    } catch (IOException e) {
                        // Same as the end of the stream.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent");
        thread.setDaemon(true);
        thread.start();
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException("the environment variable " + name + " is not set"));
    }
}
