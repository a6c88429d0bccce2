package dev.gatehouse.local;

import dev.gatehouse.local.console.Console;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.provider.LocalProvider;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.rsa.RsaProvider;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.MissingCode;
import dev.gatehouse.local.state.StateWriteException;
import dev.gatehouse.local.testing.InitialState;
import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.LocalSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One run of the local cloud: start, reload when the stack file is saved, and stop. */
final class LocalSession implements AutoCloseable {
    /** A reload takes less than a second. */
    private static final int RELOAD_TIMEOUT_SECONDS = 10;

    private final StackProgram program;
    private final Engine engine;
    private final StateFolder folder;
    private final LocalServers servers;
    private final CloseableStack closeables = new CloseableStack();
    private final ReentrantLock reloadLock = new ReentrantLock();
    private final boolean debugged;
    private volatile boolean stopped;
    private volatile boolean awaitsDeployments;
    private final LocalStack stack;
    private final Optional<String> otherProject;
    /** Of the program of this project. */
    private Optional<Settings> settings;

    private Map<String, LocalSettings.SeedUser> users;
    private volatile Outputs outputs = new Outputs(Map.of());
    private List<String> notes = List.of();

    private LocalSession(
            StackProgram program,
            Engine engine,
            StateFolder folder,
            LocalServers servers,
            LocalConfiguration configuration,
            boolean debugged) {
        this.program = program;
        this.engine = engine;
        this.folder = folder;
        this.servers = servers;
        this.stack = configuration.stack();
        this.otherProject = configuration.otherProject();
        this.settings = configuration.settings();
        this.users = stack.local().users();
        this.debugged = debugged;
    }

    /** @throws LocalException if it cannot start; then no server is left running */
    static LocalSession open(StackProgram program, Engine engine, Path state, boolean fresh, PrintStream console)
            throws LocalException {
        return open(program, engine, state, fresh, console, ServerOptions.DEFAULT);
    }

    /** @throws LocalException if it cannot start; then no server is left running */
    static LocalSession open(
            StackProgram program, Engine engine, Path state, boolean fresh, PrintStream console, ServerOptions options)
            throws LocalException {
        // Changes nothing before the stack is known to be valid and local.
        LocalConfiguration configuration = program.configuration();
        configuration.checkEngine(engine);
        StateFolder folder = StateFolder.open(state);
        String stateFile = stateFile(engine, configuration.stack().stack());
        if (fresh) {
            console.println(folder.setAside(stateFile)
                    .map(aside -> "previous state moved to " + aside)
                    .orElse("no previous state found"));
        }
        LocalServers servers = LocalServers.open(configuration.stack(), folder, stateFile, console, options);
        LocalSession session = new LocalSession(
                program,
                engine,
                folder,
                servers,
                configuration,
                options.debugPort().isPresent());
        try {
            session.checkRegionOfState();
            switch (engine) {
                case EMBEDDED -> session.runProgram();
                case PULUMI -> session.awaitPulumi();
            }
            servers.serve();
            return session;
        } catch (LocalException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Each engine has a state file of its own: neither knows the resources of the other. The embedded engine runs one stack at a
     * time, and would delete the resources of the stack that ran before; so each stack except {@code local} has a file of its own.
     */
    private static String stateFile(Engine engine, String stack) {
        boolean shared = engine == Engine.PULUMI || stack.equals(LocalCommand.DEFAULT_STACK);
        return engine + (shared ? "" : "-" + stack.replaceAll("[^A-Za-z0-9._-]", "_")) + ".mv.db";
    }

    /** IDs and ARNs contain the region, and SDKs read it from them. */
    private void checkRegionOfState() throws LocalException {
        for (Resource pool : servers.registry().resources().all(UserPoolType.TOKEN)) {
            // A provider with another region gives its resources that region.
            if (pool.origin().region().isEmpty() && !pool.id().startsWith(stack.region() + "_")) {
                throw new LocalException("the state in " + folder.path() + " belongs to region "
                        + pool.id().substring(0, pool.id().indexOf('_')) + ", but aws:region is " + stack.region()
                        + ": change it back, or start with --fresh to set the state aside");
            }
        }
    }

    private void runProgram() throws LocalException {
        EmbeddedEngine embedded = new EmbeddedEngine(servers.registry());
        Settings first = settings.orElseThrow();
        publish(first, StackProgram.run(first, embedded, servers.addresses()));
        checkFunctionCode(servers);
        closeables.push(FileWatcher.start(program.file(), () -> reload(embedded), this::reportReloadFailure));
    }

    /** The program checks only code that changed; unchanged code may have been deleted since the last run. */
    static void checkFunctionCode(LocalServers servers) throws LocalException {
        for (LambdaFunction function : servers.cloud().declared().functions().values()) {
            if (!Files.isReadable(function.code())) {
                throw new LocalException(MissingCode.message(function.code()));
            }
        }
    }

    /** Makes the result of a run visible: users, outputs, log and notes. */
    private void publish(Settings next, EmbeddedEngine.Run run) throws LocalException {
        settings = Optional.of(next);
        users = next.local().map(LocalSettings::users).orElse(Map.of());
        servers.useDocuments(next.local().orElse(LocalSettings.DEFAULT));
        try {
            servers.seed(users);
        } catch (StateWriteException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
        outputs = new Outputs(run.outputs()).with(localOutputs(servers));
        folder.write(outputs);
        run.changes().forEach(this::log);
        notes = notes(next);
        servers.stack().update(lastRun(run.changes(), Optional.of(Instant.now())));
    }

    /** Applies a saved stack file to the running cloud; an invalid file changes nothing. Does nothing after the stop. */
    private void reload(EmbeddedEngine embedded) {
        reloadLock.lock();
        try {
            if (!stopped) {
                applyStackFile(embedded);
            }
        } finally {
            reloadLock.unlock();
        }
    }

    private void applyStackFile(EmbeddedEngine embedded) {
        if (!Files.exists(program.file())) {
            log(program.file()
                    + " no longer exists. The previous configuration is still running, until the file is saved again.");
            return;
        }
        List<String> before = notes;
        Settings next;
        EmbeddedEngine.Run run;
        try {
            next = program.settings();
            refuseRestartChanges(next);
            run = StackProgram.run(next, embedded, servers.addresses());
        } catch (LocalException e) {
            log(e);
            log("Change rejected. The previous configuration is still running.");
            return;
        }
        try {
            publish(next, run);
            notes.stream().filter(note -> !before.contains(note)).forEach(this::log);
            log(program.file() + " applied");
        } catch (LocalException e) {
            log(e);
            log(program.file() + " applied, but not all output files were written");
        }
    }

    /** An unexpected exception is a bug in the local cloud: its stack trace is logged. */
    private void reportReloadFailure(Throwable thrown) {
        if (thrown instanceof LocalException expected) {
            log(expected);
            return;
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        log("internal error in the local cloud during the reload (see the stack trace below): " + thrown);
        trace.toString().lines().skip(1).forEach(line -> log(line.replace("\t", "  ")));
        log("The local cloud is still running. Check " + program.file()
                + " and save it again. If routes are missing, restart the local cloud.");
    }

    /** Refuses changes that need a restart. */
    private void refuseRestartChanges(Settings next) throws LocalException {
        if (!next.endpoints().equals(Optional.of(stack.endpoints()))) {
            throw new LocalException(
                    "aws:endpoints changed: restart the local cloud, ports cannot change while it runs");
        }
        if (!next.region().equals(stack.region())) {
            throw new LocalException(
                    "aws:region changed: restart the local cloud with --fresh, the current state belongs to region "
                            + stack.region());
        }
    }

    private StackInfo.LastRun lastRun(List<String> changes, Optional<Instant> ran) {
        return new StackInfo.LastRun(stack.stack(), settings, users, outputs.values(), changes, notes, ran);
    }

    private void log(LocalException e) {
        String.valueOf(e.getMessage()).lines().forEach(this::log);
    }

    private void log(String line) {
        servers.log().line("stack", line);
    }

    private void awaitPulumi() throws LocalException {
        int port = program.ports().map(Ports::provider).orElse(stack.local().providerPort());
        try {
            LocalProvider provider = LocalProvider.start(servers.registry(), port);
            closeables.push(provider);
            Set<String> reported = ConcurrentHashMap.newKeySet();
            Outputs base = new Outputs(localOutputs(servers)).with(Map.of("providerPort", provider.port()));
            PulumiOutputs stackOutputs = otherProject.isPresent()
                    ? PulumiOutputs.ofResources(
                            servers.registry(),
                            servers.cloud(),
                            instances -> publishDeclared(Optional.empty(), base.withInstances(instances)))
                    : PulumiOutputs.ofProgram(
                            program,
                            new EmbeddedEngine(servers.registry()),
                            servers.addresses(),
                            (current, values) -> publishDeclared(Optional.of(current), base.with(values)));
            closeables.push(stackOutputs);
            servers.cloud().onChange(declared -> {
                servers.seed(users);
                NotImitatedNotes.unreported(declared, reported).forEach(this::log);
                stackOutputs.resourcesChanged();
            });
            outputs = base;
            folder.write(outputs);
            List<String> declare = new ArrayList<>();
            otherProject.ifPresent(
                    project -> declare.add("project " + project + " is a program of its own: of its stack"
                            + " file, only aws:region, aws:endpoints and gatehouse:local are read, and the outputs are computed"
                            + " from the declared resources"));
            declare.add("declare it by: PULUMI_DEBUG_PROVIDERS=aws:" + provider.port() + " pulumi up -s "
                    + program.stack());
            notes = declare;
            servers.stack().update(lastRun(List.of(), Optional.empty()));
            if (!servers.registry().resources().all().isEmpty()) {
                // Those of an earlier run; the summary shows them.
                stackOutputs.computeAtStart();
            }
            awaitsDeployments = true;
        } catch (IOException e) {
            throw new LocalException("port " + port + " (provider) is in use: stop the process that uses it, or"
                    + " change gatehouse:local.provider (0 picks a free port)");
        }
    }

    /** The Pulumi CLI has declared all resources of the program. */
    private void publishDeclared(Optional<Settings> current, Outputs next) {
        boolean changed = !next.equals(outputs);
        outputs = next;
        settings = current;
        try {
            folder.write(outputs);
            folder.writeInstances(outputs.instances());
        } catch (LocalException e) {
            log(e);
            return;
        }
        servers.stack().update(lastRun(List.of(), Optional.of(Instant.now())));
        if (changed && awaitsDeployments) {
            log("the outputs of the stack are in " + folder.path().resolve("outputs.json"));
        }
    }

    static Map<String, Object> localOutputs(LocalServers servers) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("cognitoEndpoint", servers.addresses().cognito().toString());
        more.put("consoleUrl", servers.addresses().cognito() + Console.PATH);
        more.put("mailboxUrl", servers.addresses().cognito() + "/mailbox");
        more.put("logFiles", servers.logFiles());
        return more;
    }

    private List<String> notes(Settings settings) {
        List<String> notes = new ArrayList<>(settings.warnings());
        notes.addAll(NotImitatedNotes.of(servers.cloud().declared()));
        return notes;
    }

    Declared declared() {
        return servers.cloud().declared();
    }

    Outputs outputs() {
        return outputs;
    }

    /** Returns to the present users, sessions and mails when it is run. */
    Runnable resetter() {
        InitialState state = servers.initialState();
        return () -> {
            state.restore();
            // With the Pulumi engine, pools are declared later.
            servers.seed(users);
        };
    }

    String summary(long millis) {
        List<String> shown = new ArrayList<>(notes);
        if (debugged) {
            shown.add("functions run without timeouts, one request at a time; a line says when a debugger can connect");
        }
        return Summary.of(outputs, users, shown, engine, folder.path(), RsaProvider.description(), millis);
    }

    /** Waits for a running reload, which would otherwise use resources that are closed here. */
    @Override
    public void close() {
        boolean locked = waitForReload();
        try {
            stopped = true;
            closeables.close();
            servers.close();
        } finally {
            if (locked) {
                reloadLock.unlock();
            }
        }
    }

    /** Returns false if the reload hangs: the process must stop nevertheless. */
    private boolean waitForReload() {
        try {
            return reloadLock.tryLock(RELOAD_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
