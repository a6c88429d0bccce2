package dev.gatehouse.local.cognito.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.state.Store;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing keys that are made beside their callers. */
final class SigningKeysTest {
    private final Store store = Store.inMemory();
    private final Source random = new Source();
    private final SigningKeys keys = new SigningKeys(store, random);

    /** Randomness that fails, or waits, as a test wants; every new key asks it for its id. */
    private static final class Source extends SecureRandom {
        private static final long serialVersionUID = 1;
        private transient volatile boolean fails;
        private transient volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void nextBytes(byte[] bytes) {
            if (fails) {
                throw new IllegalStateException("no randomness");
            }
            try {
                gate.await();
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

    private static List<Thread> makers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("signing-key"))
                .toList();
    }

    private static void finish(List<Thread> makers) throws InterruptedException {
        for (Thread maker : makers) {
            maker.join();
        }
    }

    @Test
    void aKeyThatCouldNotBeMadeIsMadeAtTheNextCall() {
        random.fails = true;
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> keys.jwks(Picture.POOL)).hasRootCauseMessage("no randomness");
        }
        random.fails = false;

        assertThat(JsonParser.parseString(keys.jwks(Picture.POOL))
                        .getAsJsonObject()
                        .getAsJsonArray("keys"))
                .hasSize(2);
        assertThat(store.map("cognito.keys").keySet()).hasSize(2);
    }

    @Test
    void aKeyThatIsReadyAfterItsPoolWentAwayIsNotKept() throws Exception {
        random.gate = new CountDownLatch(1);
        keys.prepare(Picture.POOL);
        List<Thread> makers = makers();
        keys.removePool(Picture.POOL);
        random.gate.countDown();
        finish(makers);

        assertThat(store.map("cognito.keys").keySet()).isEmpty();
    }

    /** The pool was declared anew meanwhile: its own keys are kept, whichever were ready last. */
    @Test
    void aPoolThatCameBackKeepsItsOwnKeys() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        random.gate = first;
        keys.prepare(Picture.POOL);
        List<Thread> makers = makers();
        keys.removePool(Picture.POOL);
        // Those that wait hold the latch that they read.
        while (makers.stream().anyMatch(maker -> maker.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        random.gate = new CountDownLatch(0);
        String shown = keys.jwks(Picture.POOL);
        first.countDown();
        finish(makers);

        assertThat(keys.jwks(Picture.POOL)).isEqualTo(shown);
        assertThat(new SigningKeys(store, random).jwks(Picture.POOL)).isEqualTo(shown);
    }
}
