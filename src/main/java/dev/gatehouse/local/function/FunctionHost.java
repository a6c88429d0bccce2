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

/** Runs declared functions in JVMs of their own: started when they are declared, reused, renewed when their jar is. */
public final class FunctionHost implements FunctionInvoker, AutoCloseable {
    private final LocalCloud cloud;
    private final Consumer<String> log;
    private final Clock clock;
    private final Map<String, FunctionInstances> byArn = new ConcurrentHashMap<>();

    /** @param log hears a line each time a function prints, fails to start or is killed; called by many threads */
    public FunctionHost(LocalCloud cloud, Consumer<String> log, Clock clock) {
        this.cloud = cloud;
        this.log = log;
        this.clock = clock;
        cloud.onChange(this::changed);
        changed(cloud.declared());
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event) {
        Optional<LambdaFunction> function =
                Optional.ofNullable(cloud.declared().functions().get(functionArn));
        if (function.isEmpty()) {
            return new Invocation.Unavailable("there is no function " + functionArn);
        }
        return instances(functionArn).invoke(function.get(), event);
    }

    private FunctionInstances instances(String arn) {
        return byArn.computeIfAbsent(arn, unused -> new FunctionInstances(this::start));
    }

    private FunctionProcess start(LambdaFunction function, FunctionCode code) throws IOException {
        return FunctionProcess.start(function, code, clock, log);
    }

    /** Starts what is new ahead of its first call, and ends what is gone. */
    private void changed(Declared declared) {
        byArn.keySet().stream()
                .filter(arn -> !declared.functions().containsKey(arn))
                .forEach(arn -> Optional.ofNullable(byArn.remove(arn)).ifPresent(FunctionInstances::close));
        declared.functions().forEach((arn, function) -> {
            Thread thread = new Thread(() -> instances(arn).warm(function), "function-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    public void close() {
        byArn.values().forEach(FunctionInstances::close);
    }
}
