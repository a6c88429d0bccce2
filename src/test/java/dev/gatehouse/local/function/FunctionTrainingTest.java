package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Java functions start faster with a class archive, which the local cloud writes while it is idle. */
class FunctionTrainingTest {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Optional<Duration> NEVER = Optional.empty();

    @TempDir
    Path temporary;

    private final LocalCloud cloud = new LocalCloud();
    private final List<String> log = new ArrayList<>();
    private Path folder;
    private Path jar;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectories(temporary.resolve("functions"));
        jar = TestFunction.jar(temporary.resolve("probe.jar"), "1");
        declare(TestFunction.probe(jar));
    }

    @AfterEach
    void delete() {
        new ProcessFolder(folder).delete();
    }

    private void declare(LambdaFunction function) {
        cloud.declare(new Declared(Map.of(), Map.of(), List.of(), Map.of(function.arn(), function), List.of()));
    }

    private FunctionHost host(Optional<Duration> trainAfter, Clock clock) {
        return new FunctionHost(
                cloud,
                folder,
                line -> {
                    synchronized (log) {
                        log.add(line.text());
                    }
                },
                clock,
                new FunctionHost.Options(
                        Duration.ofSeconds(15),
                        Duration.ofHours(1),
                        Duration.ofMillis(200),
                        OptionalInt.empty(),
                        trainAfter));
    }

    private FunctionHost host(Optional<Duration> trainAfter) {
        return host(trainAfter, Clock.systemUTC());
    }

    private static String call(FunctionHost host, String event) {
        return TestFunction.text(host.invoke(TestFunction.ARN, event.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> archives() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.toString().endsWith(".jsa")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a host until it has written an archive that was not there before. */
    private Path train() throws Exception {
        List<Path> before = archives();
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            try (FunctionHost host = host(Optional.of(SOON))) {
                call(host, "pid");
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (System.nanoTime() < end) {
                    List<Path> now = new ArrayList<>(archives());
                    now.removeAll(before);
                    if (!now.isEmpty()) {
                        return now.get(0);
                    }
                    WatchKey key = watch.poll(1, TimeUnit.SECONDS);
                    if (key != null) {
                        key.pollEvents();
                        key.reset();
                    }
                }
            }
        }
        throw new AssertionError("no archive was written: " + log);
    }

    /** The processes that write an archive into this test's folder. */
    private long trainings() {
        return ProcessHandle.current()
                .children()
                .flatMap(child -> Arrays.stream(child.info().arguments().orElse(new String[0])))
                .filter(word -> word.startsWith("-XX:ArchiveClassesAtExit=" + folder))
                .count();
    }

    /** Words of the command of the process that handles an event. */
    private static List<String> arguments(FunctionHost host) {
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(call(host, "pid"))).orElseThrow();
        return List.of(process.info().arguments().orElseThrow());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void startsTheFunctionWithItsArchive() throws Exception {
        Path archive = train();
        assertThat(archive.getFileName().toString()).matches("classes-[0-9a-f]{16}-[0-9a-f]{8}\\.jsa");

        try (FunctionHost next = host(NEVER)) {
            assertThat(arguments(next)).contains("-XX:SharedArchiveFile=" + archive);
            // Classes of the archive are mapped into the process.
            Path maps = Path.of("/proc", call(next, "pid"), "maps");
            assertThat(Files.readString(maps)).contains(archive.toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void printsNothingIfTheArchiveDoesNotFit() throws Exception {
        Path mine = train();
        String key = mine.getFileName().toString().split("-", -1)[1];
        folder = Files.createDirectories(temporary.resolve("other"));
        Path other = train();
        String checksum = other.getFileName().toString().split("-", -1)[2];
        // The archive of another folder has the path of another runner.jar.
        Path wrong = mine.resolveSibling("classes-" + key + "-" + checksum);
        Files.delete(mine);
        Files.move(other, wrong);
        folder = mine.resolveSibling("");

        try (FunctionHost next = host(NEVER)) {
            assertThat(arguments(next)).contains("-XX:SharedArchiveFile=" + wrong);
        }
        assertThat(log).isEmpty();
    }

    @Test
    void deletesAnArchiveThatIsNotComplete() throws Exception {
        Path archive = train();
        byte[] content = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(content, content.length / 2));

        try (FunctionHost next = host(NEVER)) {
            assertThat(call(next, "pid")).isNotEmpty();
        }
        assertThat(archives()).isEmpty();
    }

    @Test
    void replacesTheArchiveOfEarlierCode() throws Exception {
        Path first = train();
        TestFunction.jar(jar, "a second version");

        Path second = train();

        assertThat(second).isNotEqualTo(first);
        assertThat(archives()).containsExactly(second);
    }

    @Test
    void keepsTheRunnerAsItIsBecauseTheArchiveDependsOnItsTime() throws Exception {
        train();
        Path runner = folder.resolve("runner.jar");
        FileTime before = Files.getLastModifiedTime(runner);
        Files.setLastModifiedTime(runner, FileTime.fromMillis(before.toMillis() - 10_000));

        try (FunctionHost next = host(NEVER)) {
            assertThat(call(next, "pid")).isNotEmpty();
        }
        assertThat(Files.getLastModifiedTime(runner).toMillis()).isEqualTo(before.toMillis() - 10_000);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotTrainWhileTheFunctionIsInUse() {
        // Its clock stands still, so the last invocation is never some time ago.
        try (FunctionHost host = host(Optional.of(SOON), new SettableClock())) {
            // Many times as long as the interval.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            while (System.nanoTime() < end) {
                call(host, "pid");
                assertThat(trainings()).isZero();
            }
        }
    }

    @Test
    void writesNoneForAFunctionThatCannotStart() throws Exception {
        declare(TestFunction.function(
                jar, "dev.gatehouse.local.function.handlers.ExitsAtStart", Duration.ofSeconds(5), Map.of()));
        try (FunctionHost host = host(Optional.of(SOON))) {
            host.invoke(TestFunction.ARN, "{}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(archives()).isEmpty();
    }
}
