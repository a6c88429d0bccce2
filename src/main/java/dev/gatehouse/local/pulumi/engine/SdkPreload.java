package dev.gatehouse.local.pulumi.engine;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a program without resources, which loads and initialises the classes of the SDK while the servers start. */
final class SdkPreload {
    private static final AtomicReference<@Nullable CompletableFuture<Boolean>> STARTED = new AtomicReference<>();

    private SdkPreload() {}

    /** Starts a thread at the first call, and returns immediately. */
    static void start() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        if (STARTED.compareAndSet(null, ended)) {
            Thread thread = new Thread(() -> run(ended), "sdk-preload");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits if the program runs: the SDK runs only one program at a time. */
    static void await() {
        Optional.ofNullable(STARTED.get()).ifPresent(CompletableFuture::join);
    }

    private static void run(CompletableFuture<Boolean> ended) {
        try {
            PulumiTest.withMocks(new NoResources()).runTest(context -> {});
        } finally {
            PulumiTest.cleanup();
            ended.complete(true);
        }
    }

    /** Answers the SDK for the stack, which it registers for every program. */
    private static final class NoResources implements Mocks {
        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name), args.inputs));
        }
    }
}
