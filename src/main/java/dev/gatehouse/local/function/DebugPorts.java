package dev.gatehouse.local.function;

import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The ports for debuggers. The function that an API invokes has the chosen port; the others have the next ones, in the
 * order of their names.
 *
 * @param first empty if functions are not debugged
 */
record DebugPorts(OptionalInt first) {
    /** debugpy's own process ends a moment after the process that it debugged. */
    private static final Duration RELEASE_TIME = Duration.ofSeconds(5);

    private static final long POLL_MILLIS = 20;

    private static final String API = "apigateway.amazonaws.com";

    private static final Comparator<LambdaFunction> ORDER = Comparator.comparing(
                    (LambdaFunction function) -> !isInvokedByAnApi(function))
            .thenComparing(LambdaFunction::name);

    boolean isOn() {
        return first.isPresent();
    }

    /** The port of a function; empty if functions are not debugged. */
    OptionalInt of(LambdaFunction function, Declared declared) {
        if (first.isEmpty()) {
            return OptionalInt.empty();
        }
        List<String> arns = declared.functions().values().stream()
                .sorted(ORDER)
                .map(LambdaFunction::arn)
                .toList();
        return OptionalInt.of(first.getAsInt() + Math.max(0, arns.indexOf(function.arn())));
    }

    private static boolean isInvokedByAnApi(LambdaFunction function) {
        return function.permissions().stream()
                .anyMatch(permission -> permission.principal().equals(API));
    }

    /** Waits until the process before has released a port. If it stays in use, the new process says so. */
    static void awaitFree(int port) {
        long end = System.nanoTime() + RELEASE_TIME.toNanos();
        while (System.nanoTime() < end && isInUse(port)) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isInUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
