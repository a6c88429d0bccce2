package dev.gatehouse.local.cognito.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.state.Store;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that are generated in threads of their own. */
final class SigningKeysTest {
    private final Store store = Store.inMemory();
    private final Source random = new Source();
    private final SigningKeys keys = new SigningKeys(store, random);

    /** A source of random bytes that fails or waits. Every new key reads its id from it. */
    private static final class Source extends SecureRandom {
        private static final long serialVersionUID = 1;
        private transient volatile boolean fails;
        private transient volatile CountDownLatch latch = new CountDownLatch(0);

        @Override
        public void nextBytes(byte[] bytes) {
            if (fails) {
                throw new IllegalStateException("no randomness");
            }
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.nextBytes(bytes);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static List<Thread> keyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("signing-key"))
                .toList();
    }

    /** The threads of this test only: other tests in the same JVM can have threads that still generate keys. */
    private List<Thread> startKeys() {
        List<Thread> before = keyThreads();
        keys.prepare(TestState.POOL);
        return keyThreads().stream().filter(thread -> !before.contains(thread)).toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void generatesAKeyAgainAfterAFailure() {
        random.fails = true;
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> keys.jwks(TestState.POOL)).hasRootCauseMessage("no randomness");
        }
        random.fails = false;

        assertThat(JsonParser.parseString(keys.jwks(TestState.POOL))
                        .getAsJsonObject()
                        .getAsJsonArray("keys"))
                .hasSize(2);
        assertThat(store.map("cognito.keys").keySet()).hasSize(2);
    }

    @Test
    void dropsAKeyWhosePoolWasRemovedMeanwhile() throws Exception {
        random.latch = new CountDownLatch(1);
        List<Thread> threads = startKeys();
        keys.removePool(TestState.POOL);
        random.latch.countDown();
        join(threads);

        assertThat(store.map("cognito.keys").keySet()).isEmpty();
    }

    /** The pool was declared again meanwhile: its new keys are kept, even if the old ones are ready later. */
    @Test
    void keepsTheNewKeysOfAPoolThatWasDeclaredAgain() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        random.latch = first;
        List<Thread> threads = startKeys();
        keys.removePool(TestState.POOL);
        // Waiting threads hold the latch that they have read.
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        random.latch = new CountDownLatch(0);
        String shown = keys.jwks(TestState.POOL);
        first.countDown();
        join(threads);

        assertThat(keys.jwks(TestState.POOL)).isEqualTo(shown);
        assertThat(new SigningKeys(store, random).jwks(TestState.POOL)).isEqualTo(shown);
    }
}
