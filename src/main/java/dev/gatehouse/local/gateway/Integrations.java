package dev.gatehouse.local.gateway;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.function.Invocation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls functions and waits no longer than the integration's timeout; the function itself runs on to its own. */
final class Integrations {
    private final FunctionInvoker functions;
    private final ExecutorService threads;

    Integrations(FunctionInvoker functions) {
        this.functions = functions;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "integration");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Empty when the integration's timeout passed first. */
    Optional<Invocation> call(String functionArn, Duration timeout, byte[] event) {
        Future<Invocation> answer = threads.submit(() -> functions.invoke(functionArn, event));
        try {
            return Optional.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(new Invocation.Failed("Local.Defect", String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Invocation.Unavailable("the gateway is stopping"));
        }
    }
}
