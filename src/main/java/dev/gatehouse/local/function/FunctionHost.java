package dev.gatehouse.local.function;

import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs declared functions in processes of their own: started when they are declared, renewed when their code is. */
public final class FunctionHost implements FunctionInvoker, AutoCloseable {
    /** DOC "Lambda quotas": 6 MB for the event of a synchronous call. */
    private static final int EVENT_BYTES = 6 * 1024 * 1024;

    private final LocalCloud cloud;
    private final Consumer<String> log;
    private final Clock clock;
    private final FunctionRuntimes runtimes;
    private final Map<String, FunctionInstances> byArn = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param log hears a line each time a function prints, fails to start or is killed; called by many threads */
    public FunctionHost(LocalCloud cloud, Consumer<String> log, Clock clock) {
        this(cloud, new Interpreters(System.getenv().getOrDefault("PATH", ""), log), log, clock);
    }

    FunctionHost(LocalCloud cloud, Interpreters interpreters, Consumer<String> log, Clock clock) {
        this.cloud = cloud;
        this.log = log;
        this.clock = clock;
        this.runtimes = new FunctionRuntimes(interpreters);
        cloud.onChange(this::changed);
        changed(cloud.declared());
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event) {
        Optional<LambdaFunction> function = declared(functionArn);
        if (function.isEmpty()) {
            return new Invocation.Unavailable("there is no function " + functionArn);
        }
        if (event.length > EVENT_BYTES) {
            // OBS (public posts): the text of RequestTooLargeException.
            return new Invocation.Unavailable(event.length
                    + " byte payload is too large for the RequestResponse invocation type (limit " + EVENT_BYTES
                    + " bytes)");
        }
        return instances(functionArn).invoke(function.get(), event);
    }

    private Optional<LambdaFunction> declared(String arn) {
        return Optional.ofNullable(cloud.declared().functions().get(arn));
    }

    private FunctionInstances instances(String arn) {
        return byArn.computeIfAbsent(arn, unused -> new FunctionInstances(this::start, clock, log));
    }

    /** The last word on what may start: a call may have come this far while its function, or all, went away. */
    private FunctionProcess start(LambdaFunction function, FunctionCode code) throws IOException {
        if (closed) {
            throw new IOException("the local cloud is being stopped");
        }
        if (declared(function.arn()).isEmpty()) {
            throw new IOException("there is no function " + function.arn());
        }
        return FunctionProcess.start(function, code, runtimes, clock, log);
    }

    /** Starts what is new ahead of its first call, and ends what is gone. */
    private void changed(Declared declared) {
        byArn.keySet().stream()
                .filter(arn -> !declared.functions().containsKey(arn))
                .forEach(arn -> Optional.ofNullable(byArn.remove(arn)).ifPresent(FunctionInstances::retire));
        declared.functions().keySet().forEach(arn -> {
            // As declared when the thread runs: of two quick changes the later one is to be ready.
            Thread thread = new Thread(
                    () -> declared(arn).ifPresent(function -> instances(arn).warm(function)), "function-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Ends every process; calls in flight fail, and later ones are refused. */
    @Override
    public void close() {
        closed = true;
        byArn.values().forEach(FunctionInstances::close);
    }
}
