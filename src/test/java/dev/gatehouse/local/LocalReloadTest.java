package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.Declared.ClientDocument;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An internal error during a reload, and a stop during a reload; with real files in a real session. */
class LocalReloadTest {
    /** What a session prints; a line about some routes throws or waits, in the middle of a reload. */
    private static final class Console extends PrintStream {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final CountDownLatch reloading = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        Console() {
            super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(String line) {
            lines.add(line);
            if (line.contains("created Route GET /throws")) {
                throw new IllegalStateException("a defect");
            }
            if (line.contains("created Route GET /waits")) {
                reloading.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** The next line that contains the text. */
        String await(String text) throws InterruptedException {
            while (true) {
                String line = lines.poll(20, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("nothing says '" + text + "'");
                }
                if (line.contains(text)) {
                    return line;
                }
            }
        }
    }

    private final Console console = new Console();
    private Path stack;
    private LocalSession session;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        LocalProcess.project(folder);
        stack = folder.resolve("Pulumi.local.yaml");
        session = LocalSession.open(
                new StackProgram("local", stack), Engine.EMBEDDED, folder.resolve("state"), false, console);
    }

    @AfterEach
    void stop() {
        console.goOn.countDown();
        session.close();
    }

    private void addRoute(String path) throws Exception {
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("    GET /health:", "    GET " + path + ": {public: true}\n    GET /health:"));
    }

    @Test
    void reportsAnInternalErrorWithItsStackTraceAndAppliesTheNextEdit() throws Exception {
        addRoute("/throws");
        assertThat(console.await("internal error in the local cloud"))
                .endsWith("internal error in the local cloud during the reload (see the stack trace below):"
                        + " java.lang.IllegalStateException: a defect");
        assertThat(console.await("  at dev.gatehouse.local.")).contains("LocalReloadTest");
        console.await("The local cloud is still running. Check " + stack + " and save it again.");

        addRoute("/next");
        console.await("created Route GET /next");
        console.await(" applied");
    }

    @Test
    void usesTheClientMetadataDocumentsOfTheSavedFile() throws Exception {
        assertThat(session.declared().documents()).isEmpty();
        Files.writeString(stack, Files.readString(stack).replace("  gatehouse:local:\n", """
                  gatehouse:local:
                    documents:
                      https://tools.example.com/client.json:
                        name: Tools
                        callbacks: ['http://localhost:3118/callback']
                """));
        console.await(" applied");

        assertThat(session.declared().documents())
                .isEqualTo(Map.of(
                        "https://tools.example.com/client.json",
                        new ClientDocument(
                                "https://tools.example.com/client.json",
                                "Tools",
                                List.of("http://localhost:3118/callback"))));
    }

    /** An alias inside its own anchor is valid YAML; reading it once overflowed the stack and ended the watch. */
    @Test
    void rejectsARecursiveAliasAndAppliesTheNextEdit() throws Exception {
        String good = Files.readString(stack);
        Files.writeString(stack, "config: &all\n  gatehouse:local: *all\n");
        console.await(
                "is nested too deeply, or an alias is inside its own anchor; write the value instead of the alias");
        console.await("Change rejected.");

        Files.writeString(stack, good);
        addRoute("/next");
        console.await("created Route GET /next");
    }

    @Test
    void saysThatTheStackFileVanishedAndAppliesItWhenItIsBack() throws Exception {
        String text = Files.readString(stack);
        Files.delete(stack);

        assertThat(console.await("no longer exists"))
                .endsWith(
                        "Pulumi.local.yaml no longer exists. The previous configuration is still running, until the file is"
                                + " saved again.");
        Files.writeString(stack, text);
        console.await(" applied");
    }

    @Test
    void stopWaitsForAReloadAndPreventsLaterOnes() throws Exception {
        addRoute("/waits");
        assertThat(console.reloading.await(20, TimeUnit.SECONDS)).isTrue();

        Thread stop = new Thread(session::close, "stop");
        stop.start();
        while (stop.getState() == Thread.State.NEW || stop.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        // It waits for the reload, with a limit; nothing that it closes makes it wait like that.
        assertThat(stop.getState()).isEqualTo(Thread.State.TIMED_WAITING);
        console.goOn.countDown();
        stop.join(20_000);

        console.await(" applied");
        assertThat(console.lines).noneMatch(line -> line.contains("defect") || line.contains("closed"));
    }

    @Test
    void aReloadThatComesAfterTheStopDoesNothing() throws Exception {
        session.close();
        console.lines.clear();

        addRoute("/late");

        // Another session on the same files has heard it; the stopped one had as much time.
        try (LocalSession next = LocalSession.open(
                new StackProgram("local", stack),
                Engine.EMBEDDED,
                stack.resolveSibling("other"),
                false,
                new Console())) {
            addRoute("/later");
            assertThat(next).isNotNull();
        }
        assertThat(console.lines).isEmpty();
    }
}
