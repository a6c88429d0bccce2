package dev.gatehouse.local;

import dev.gatehouse.local.pulumi.EmbeddedEngine;
import dev.gatehouse.local.pulumi.LocalProvider;
import dev.gatehouse.settings.LocalSettings;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a stack's file to a cloud that runs it, and back down. */
final class LocalSession implements AutoCloseable {
    private final StackProgram program;
    private final StateFolder folder;
    private final RunningCloud cloud;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Settings settings;
    private Outputs outputs = new Outputs(Map.of());
    private List<String> notes = List.of();

    private LocalSession(StackProgram program, StateFolder folder, RunningCloud cloud, Settings settings) {
        this.program = program;
        this.folder = folder;
        this.cloud = cloud;
        this.settings = settings;
    }

    /** @throws LocalException when it cannot start; nothing is left running */
    static LocalSession open(
            StackProgram program, Engine engine, StateFolder folder, boolean fresh, PrintStream console)
            throws LocalException {
        Settings settings = program.settings();
        // The two engines keep their resources apart: what one declared, the other knows nothing of.
        String stateFile = engine + ".mv.db";
        if (fresh) {
            console.println("what was kept is now in " + folder.setAside(stateFile));
        }
        LocalSession session =
                new LocalSession(program, folder, RunningCloud.open(settings, folder, stateFile, console), settings);
        try {
            switch (engine) {
                case embedded -> session.runProgram();
                case pulumi -> session.awaitPulumi();
            }
            return session;
        } catch (LocalException e) {
            session.close();
            throw e;
        }
    }

    private void runProgram() throws LocalException {
        EmbeddedEngine embedded = new EmbeddedEngine(cloud.book());
        declare(embedded, settings);
        opened.push(StackWatch.start(program.file(), () -> again(embedded)));
    }

    private void declare(EmbeddedEngine embedded, Settings next) throws LocalException {
        EmbeddedEngine.Run run = StackProgram.run(next, embedded, cloud.addresses());
        settings = next;
        cloud.seed(users());
        outputs = new Outputs(run.outputs()).with(localOutputs());
        folder.write(outputs);
        run.changes().forEach(line -> cloud.log().line("stack", line));
        notes = notes(next);
    }

    /** A saved stack file changes the running cloud; a faulty one changes nothing. */
    private synchronized void again(EmbeddedEngine embedded) {
        try {
            Settings next = program.settings();
            if (!next.endpoints().equals(settings.endpoints())) {
                throw new LocalException(
                        "aws:endpoints changed: stop and start again, ports do not move while it runs");
            }
            declare(embedded, next);
            cloud.log().line("stack", program.file() + " is in force");
        } catch (LocalException e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> cloud.log().line("stack", line));
            cloud.log().line("stack", "nothing was changed; what ran before runs on");
        }
    }

    private void awaitPulumi() throws LocalException {
        int wanted = settings.local().map(LocalSettings::providerPort).orElse(0);
        try {
            LocalProvider provider = LocalProvider.start(cloud.book(), wanted);
            opened.push(provider);
            cloud.cloud().onChange(declared -> cloud.seed(users()));
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
        return notes;
    }

    Outputs outputs() {
        return outputs;
    }

    String summary(long millis) {
        return Summary.of(outputs, users(), notes, millis);
    }

    @Override
    public void close() {
        Closing.all(opened);
        cloud.close();
    }
}
