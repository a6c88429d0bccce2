package dev.gatehouse.local;

import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.testing.CloudTemplate;
import dev.gatehouse.local.testing.CloudTemplates;
import dev.gatehouse.local.testing.InitialState;
import dev.gatehouse.local.testing.TemporaryFolder;
import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A local cloud in this process, on free ports, with its state in memory. It serves until it is closed. The stack file is
 * read once. The log and the files of the function processes are in a temporary folder.
 */
public final class EmbeddedCloud implements AutoCloseable {
    private static final URI FREE_PORT = URI.create("http://localhost:0");

    private static final CloudTemplates<EmbeddedCloud, LocalException> TEMPLATES =
            new CloudTemplates<>(EmbeddedCloud::template);

    private final LocalServers servers;
    private final TemporaryFolder folder;
    private final Settings settings;
    private final Outputs outputs;
    private final InitialState initial;
    private long logStart;

    private EmbeddedCloud(LocalServers servers, TemporaryFolder folder, Settings settings, Outputs outputs) {
        this.servers = servers;
        this.folder = folder;
        this.settings = settings;
        this.outputs = outputs;
        this.initial = servers.initialState();
    }

    /**
     * Starts a cloud. The second cloud of the same stack file in this process starts with the IDs, client secrets and
     * signing keys of the first, because it need not run the program again.
     *
     * @param stackFile such as {@code Pulumi.local.yaml}; paths in it are relative to the working directory
     * @param clock of everything except the function processes
     * @throws IllegalStateException if it cannot start; the message says what to do
     */
    public static EmbeddedCloud start(Path stackFile, Clock clock) {
        try {
            StackProgram program = StackProgram.of(stackFile);
            return TEMPLATES.open(program.text(), template -> open(program, new ServerOptions(clock, true, template)));
        } catch (LocalException | UncheckedIOException e) {
            throw new IllegalStateException(
                    "the local cloud of " + stackFile.toAbsolutePath() + " cannot start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedCloud open(StackProgram program, ServerOptions options) throws LocalException {
        Settings settings = program.settings();
        if (settings.endpoints().isEmpty()) {
            throw new LocalException("stack '" + settings.stack()
                    + "' is not a local stack (it has no aws:endpoints): give the file of a local stack");
        }
        TemporaryFolder folder = temporaryFolder();
        try {
            StateFolder state = StateFolder.open(folder.path());
            LocalServers servers = LocalServers.open(
                    new LocalStack(
                            settings.stack(),
                            settings.region(),
                            new ServiceEndpoints(FREE_PORT, FREE_PORT),
                            settings.local().orElse(LocalSettings.DEFAULT)),
                    state,
                    "memory",
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                    options);
            try {
                Outputs outputs = declare(settings, servers, options);
                EmbeddedCloud cloud = new EmbeddedCloud(servers, folder, settings, outputs);
                state.write(outputs);
                servers.stack()
                        .update(new StackInfo.LastRun(
                                settings.stack(),
                                Optional.of(settings),
                                users(settings),
                                outputs.values(),
                                List.of(),
                                settings.warnings(),
                                Optional.empty()));
                servers.serve();
                return cloud;
            } catch (LocalException | RuntimeException e) {
                servers.close();
                throw e;
            }
        } catch (LocalException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static TemporaryFolder temporaryFolder() {
        try {
            return TemporaryFolder.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Outputs declare(Settings settings, LocalServers servers, ServerOptions options)
            throws LocalException {
        if (options.template().isPresent()) {
            return new Outputs(options.template().get().outputs(servers.addresses()));
        }
        EmbeddedEngine.Run run =
                StackProgram.run(settings, new EmbeddedEngine(servers.registry()), servers.addresses());
        LocalSession.checkFunctionCode(servers);
        servers.seed(users(settings));
        return new Outputs(run.outputs()).with(LocalSession.localOutputs(servers));
    }

    private static Map<String, LocalSettings.SeedUser> users(Settings settings) {
        return settings.local().map(LocalSettings::users).orElse(Map.of());
    }

    /** For later clouds of the same stack file. Waits until the signing keys are generated. */
    private CloudTemplate template() {
        servers.pools().awaitKeys();
        return new CloudTemplate(initial.withDeclared(), servers.addresses(), outputs.values());
    }

    /** The outputs of the stack as plain values, with client secrets in plain text. */
    public Map<String, Object> outputs() {
        return outputs.values();
    }

    /** {@code outputs.json}, for other processes; contains client secrets. It is deleted when the cloud is closed. */
    public Path outputsFile() {
        return folder.path().resolve("outputs.json");
    }

    /** The password of a user of {@code gatehouse:local.users}. */
    public Optional<String> password(String email) {
        return Optional.ofNullable(users(settings).get(email)).map(LocalSettings.SeedUser::password);
    }

    /** The users of {@code gatehouse:local.users}. */
    public List<String> users() {
        return List.copyOf(users(settings).keySet());
    }

    /** All mails since the start or the last reset, the newest last. */
    public List<Mailbox.Mail> mails() {
        return servers.pools().mailbox().all();
    }

    /** The lines of the request log since the start or the last reset, with the reason of each refusal. */
    public synchronized List<String> log() {
        byte[] all = logBytes();
        // Beyond the limit of its size, the file starts again.
        int from = (int) (logStart <= all.length ? logStart : 0);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private Path logFile() {
        return Path.of(String.valueOf(servers.logFiles().get("requests")));
    }

    private byte[] logBytes() {
        try {
            return Files.readAllBytes(logFile());
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /**
     * Returns to the users, sessions, codes and mails after the start, and makes all throttled calls available again. The
     * function processes keep running, with what they remember. No request may be in progress.
     */
    public synchronized void reset() {
        initial.restore();
        logStart = logFile().toFile().length();
    }

    /** Stops the servers and the function processes, and deletes the temporary folder. */
    @Override
    public void close() {
        servers.close();
        folder.close();
    }
}
