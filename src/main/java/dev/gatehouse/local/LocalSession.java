package dev.gatehouse.local;

import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.provider.LocalProvider;
import dev.gatehouse.local.rsa.RsaProvider;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.StateWriteException;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** From a stack's file to a cloud that runs it, and back down. */
final class LocalSession implements AutoCloseable {
    /** A reload takes less than one. */
    private static final int RELOAD_SECONDS = 10;

    private final StackProgram program;
    private final Engine engine;
    private final StateFolder folder;
    private final RunningCloud cloud;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final ReentrantLock reloadOrStop = new ReentrantLock();
    private volatile boolean stopped;
    private Settings settings;
    private Outputs outputs = new Outputs(Map.of());
    private List<String> notes = List.of();

    private LocalSession(
            StackProgram program, Engine engine, StateFolder folder, RunningCloud cloud, Settings settings) {
        this.program = program;
        this.engine = engine;
        this.folder = folder;
        this.cloud = cloud;
        this.settings = settings;
    }

    /** @throws LocalException when it cannot start; nothing is left running */
    static LocalSession open(StackProgram program, Engine engine, Path state, boolean fresh, PrintStream console)
            throws LocalException {
        // Nothing is touched before the stack is known to be right, and a local one.
        Settings settings = program.settings();
        ServiceEndpoints wanted = settings.endpoints()
                .orElseThrow(
                        () -> new LocalException(
                                "stack '" + settings.stack()
                                        + "' is on AWS: it has no aws:endpoints; run it with pulumi up, or name a local one by --stack"));
        StateFolder folder = StateFolder.open(state);
        // The two engines keep their resources apart: what one declared, the other knows nothing of.
        String stateFile = engine + ".mv.db";
        if (fresh) {
            console.println(folder.setAside(stateFile)
                    .map(aside -> "what was kept is now in " + aside)
                    .orElse("nothing was kept that could be set aside"));
        }
        RunningCloud cloud = RunningCloud.open(settings.region(), wanted, folder, stateFile, console);
        LocalSession session = new LocalSession(program, engine, folder, cloud, settings);
        try {
            session.refuseAnotherRegion();
            switch (engine) {
                case embedded -> session.runProgram();
                case pulumi -> session.awaitPulumi();
            }
            cloud.serve();
            return session;
        } catch (LocalException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Ids and ARNs hold the region they were made in, and SDKs read it there. */
    private void refuseAnotherRegion() throws LocalException {
        for (String pool : cloud.cloud().declared().pools().keySet()) {
            if (!pool.startsWith(settings.region() + "_")) {
                throw new LocalException("what is kept in " + folder.path() + " was made in "
                        + pool.substring(0, pool.indexOf('_')) + ", and aws:region says " + settings.region()
                        + ": change it back, or start with --fresh to set aside what is kept");
            }
        }
    }

    private void runProgram() throws LocalException {
        EmbeddedEngine embedded = new EmbeddedEngine(cloud.book());
        declared(settings, StackProgram.run(settings, embedded, cloud.addresses()));
        for (LambdaFunction function : cloud.cloud().declared().functions().values()) {
            // The program looks at the jar when it changes; this one may have gone between two runs.
            if (!Files.isReadable(function.code())) {
                throw new LocalException(
                        "there is no " + function.code() + "; build it with ./mvnw generate-resources");
            }
        }
        opened.push(FileWatcher.start(program.file(), () -> again(embedded), this::reloadFailed));
    }

    private void declared(Settings next, EmbeddedEngine.Run run) throws LocalException {
        settings = next;
        try {
            cloud.seed(users());
        } catch (StateWriteException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
        outputs = new Outputs(run.outputs()).with(localOutputs());
        folder.write(outputs);
        run.changes().forEach(line -> cloud.log().line("stack", line));
        notes = notes(next);
    }

    /** A saved stack file changes the running cloud; a faulty one changes nothing. Once it stops, nothing changes it. */
    private void again(EmbeddedEngine embedded) {
        reloadOrStop.lock();
        try {
            if (!stopped) {
                reload(embedded);
            }
        } finally {
            reloadOrStop.unlock();
        }
    }

    private void reload(EmbeddedEngine embedded) {
        List<String> before = notes;
        Settings next;
        EmbeddedEngine.Run run;
        try {
            next = program.settings();
            refuseToMove(next);
            run = StackProgram.run(next, embedded, cloud.addresses());
        } catch (LocalException e) {
            say(e);
            cloud.log().line("stack", "nothing was changed; what ran before runs on");
            return;
        }
        try {
            declared(next, run);
            notes.stream()
                    .filter(note -> !before.contains(note))
                    .forEach(note -> cloud.log().line("stack", note));
            cloud.log().line("stack", program.file() + " is in force");
        } catch (LocalException e) {
            say(e);
            cloud.log().line("stack", program.file() + " is in force, but not all of it was written down");
        }
    }

    /** What no reload should throw is a defect; its stack trace is needed to find it. */
    private void reloadFailed(Throwable thrown) {
        if (thrown instanceof LocalException expected) {
            say(expected);
            return;
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        cloud.log().line("stack", "a defect of the local cloud stopped the reload: " + thrown);
        trace.toString().lines().skip(1).forEach(line -> cloud.log().line("stack", line.replace("\t", "  ")));
        cloud.log()
                .line(
                        "stack",
                        "the local cloud is still running; check " + program.file()
                                + " and save it again, or start again if routes are missing");
    }

    private void refuseToMove(Settings next) throws LocalException {
        if (!next.endpoints().equals(settings.endpoints())) {
            throw new LocalException("aws:endpoints changed: stop and start again, ports do not move while it runs");
        }
        if (!next.region().equals(settings.region())) {
            throw new LocalException("aws:region changed: stop, and start again with --fresh; what is kept was made in "
                    + settings.region());
        }
    }

    private void say(LocalException e) {
        String.valueOf(e.getMessage()).lines().forEach(line -> cloud.log().line("stack", line));
    }

    private void awaitPulumi() throws LocalException {
        int wanted = settings.local().map(LocalSettings::providerPort).orElse(0);
        try {
            LocalProvider provider = LocalProvider.start(cloud.book(), wanted);
            opened.push(provider);
            Set<String> said = ConcurrentHashMap.newKeySet();
            cloud.cloud().onChange(declared -> {
                cloud.seed(users());
                NotImitated.fresh(declared, said).forEach(note -> cloud.log().line("stack", note));
            });
            outputs = new Outputs(localOutputs()).with(Map.of("providerPort", provider.port()));
            folder.write(outputs);
            notes = List.of("declare it by: PULUMI_DEBUG_PROVIDERS=aws:" + provider.port() + " pulumi up -s "
                    + program.stack());
        } catch (IOException e) {
            throw new LocalException("port " + wanted + " (provider) is in use: stop what listens there, or change"
                    + " gatehouse:local.provider; 0 picks a free one");
        }
    }

    private Map<String, LocalSettings.SeedUser> users() {
        return settings.local().map(LocalSettings::users).orElse(Map.of());
    }

    private Map<String, Object> localOutputs() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("cognitoEndpoint", cloud.addresses().cognito().toString());
        more.put("mailboxUrl", cloud.addresses().cognito() + "/mailbox");
        more.put("logFiles", cloud.logFiles());
        return more;
    }

    private List<String> notes(Settings settings) {
        List<String> notes = new ArrayList<>(settings.warnings());
        NotImitated.note(cloud.cloud().declared().notImitated()).ifPresent(notes::add);
        NotImitated.inputsNote(cloud.cloud().declared().inputsWithoutEffect()).ifPresent(notes::add);
        return notes;
    }

    String summary(long millis) {
        return Summary.of(outputs, users(), notes, engine, folder.path(), RsaProvider.description(), millis);
    }

    /** Waits for a reload that is being made: half of one would run into what is closed here. */
    @Override
    public void close() {
        boolean alone = waitForReload();
        try {
            stopped = true;
            CloseableStack.all(opened);
            cloud.close();
        } finally {
            if (alone) {
                reloadOrStop.unlock();
            }
        }
    }

    /** A reload that hangs must not keep the process: then it stops without waiting any longer. */
    private boolean waitForReload() {
        try {
            return reloadOrStop.tryLock(RELOAD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
