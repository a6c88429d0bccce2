package dev.gatehouse.local;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.user.SeedUser;
import dev.gatehouse.local.console.Console;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.function.FunctionHost;
import dev.gatehouse.local.gateway.Gateway;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.http.RequestLog;
import dev.gatehouse.local.oauth.CognitoServer;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.UnknownResourceTypeException;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.OtherResources;
import dev.gatehouse.local.recording.Recording;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.StoreException;
import dev.gatehouse.local.testing.InitialState;
import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The servers of the local cloud and their state. They serve the resources of the registry. */
final class LocalServers implements AutoCloseable {
    /** DOC "Amazon API Gateway quotas": a request body has at most 10 MB. */
    private static final int MAX_API_BODY_BYTES = 10 * 1024 * 1024;

    private static final int MAX_PORT = 65_535;

    private final CloseableStack closeables;

    private final List<HttpServer> servers;
    private final LocalLog log;
    private final LocalCloud cloud;
    private final UserPools pools;
    private final ResourceRegistry registry;
    private final FunctionHost functions;
    private final Addresses addresses;
    private final Supplier<InitialState> initialState;
    private final Map<String, String> logFiles;
    private final StackInfo stack;

    private LocalServers(
            CloseableStack closeables,
            List<HttpServer> servers,
            LocalLog log,
            LocalCloud cloud,
            UserPools pools,
            ResourceRegistry registry,
            FunctionHost functions,
            Addresses addresses,
            Supplier<InitialState> initialState,
            Map<String, String> logFiles,
            StackInfo stack) {
        this.closeables = closeables;
        this.servers = servers;
        this.log = log;
        this.cloud = cloud;
        this.pools = pools;
        this.registry = registry;
        this.functions = functions;
        this.addresses = addresses;
        this.initialState = initialState;
        this.logFiles = logFiles;
        this.stack = stack;
    }

    /**
     * Opens the state and binds the ports. Requests are not answered before {@link #serve}. {@link #close} also closes the
     * folder.
     *
     * @param stack says where to listen; port 0 picks a free port
     * @param stateFile the name of the state file in the folder
     * @throws LocalException if a port is in use, or a state or log file cannot be used
     */
    static LocalServers open(
            LocalStack stack, StateFolder folder, String stateFile, PrintStream console, ServerOptions options)
            throws LocalException {
        CloseableStack closeables = new CloseableStack();
        closeables.push(folder);
        try {
            return open(stack, folder, stateFile, console, options, closeables);
        } catch (LocalException | RuntimeException e) {
            closeables.close();
            throw e;
        }
    }

    private static LocalServers open(
            LocalStack local,
            StateFolder folder,
            String stateFile,
            PrintStream console,
            ServerOptions options,
            CloseableStack closeables)
            throws LocalException {
        ServiceEndpoints endpoints = local.endpoints();
        Clock clock = options.clock();
        SecureRandom random = new SecureRandom();
        Path requestLog = folder.createFile("requests.log");
        LocalLog log = closeables.push(LocalLog.open(console, requestLog, clock));
        Store store = closeables.push(
                options.inMemory() ? Store.inMemory() : openStore(folder.createStateFile(stateFile), log));
        LocalCloud cloud = new LocalCloud();
        useDocuments(cloud, local.local());
        Recording recording = Recording.start(clock);
        // The deadline of an invocation is compared with the clock of the function's process.
        FunctionHost functions = closeables.push(new FunctionHost(
                cloud,
                folder.path().resolve("functions"),
                line -> {
                    log.line("function", line.withShortId());
                    recording.line(line);
                },
                Clock.systemUTC(),
                options.debugPort(),
                options.trainAfter()));
        functions.holdStarts();
        AtomicReference<URI> cognitoBase = new AtomicReference<>(endpoints.cognito());
        UserPools pools =
                new UserPools(cloud, cognitoBase::get, store, clock, random, functions, line -> log.line("mail", line));
        Path accessLog = folder.createFile("access.log");
        Gateway gateway = new Gateway(
                cloud,
                functions,
                JwksFetcher.overHttp(),
                clock,
                random,
                closeables.push(LogFile.open(accessLog, LogFile.MAX_BYTES, console)));
        RequestLog requests = (server, request, response, took) -> {
            if (!CognitoAndConsole.isQuiet(server, request, response)) {
                log.answered(server, request, response, took);
                recording.answered(server, request, response, took);
            }
        };
        StackInfo stack = new StackInfo();
        // Opened after the ports, whose numbers its resources contain.
        AtomicReference<ResourceRegistry> registered = new AtomicReference<>();
        CognitoAndConsole cognito = new CognitoAndConsole(
                new CognitoServer(cloud, pools, store, clock),
                new Console(
                        ConsolePages.of(new ConsolePages.Sources(
                                stack,
                                cloud,
                                pools,
                                recording,
                                functions,
                                gateway.explainer(),
                                () -> Optional.ofNullable(registered.get())
                                        .map(ResourceRegistry::resources)
                                        .orElse(Resources.NONE),
                                clock)),
                        stack::name,
                        random),
                store);
        HttpServer cognitoServer = listen(
                closeables, CognitoAndConsole.SERVER, endpoints.cognito(), CognitoServer.BODY_LIMIT, cognito, requests);
        HttpServer apiServer = listen(closeables, "api", endpoints.api(), MAX_API_BODY_BYTES, gateway, requests);
        URI base = withPort(endpoints.cognito(), cognitoServer.port());
        cognitoBase.set(base);
        Addresses addresses = new Addresses(local.region(), withPort(endpoints.api(), apiServer.port()), base);
        options.template().ifPresent(template -> template.fill(store, addresses));
        ResourceRegistry registry =
                openRegistry(store, cloud, addresses, random, folder.path().resolve(stateFile), local.local());
        registered.set(registry);
        return new LocalServers(
                closeables,
                List.of(cognitoServer, apiServer),
                log,
                cloud,
                pools,
                registry,
                functions,
                addresses,
                () -> new InitialState(store, gateway),
                new TreeMap<>(Map.of(
                        "requests", requestLog.toAbsolutePath().toString(),
                        "access", accessLog.toAbsolutePath().toString())),
                stack);
    }

    private static Store openStore(Path file, LocalLog log) throws LocalException {
        try {
            return Store.open(file, line -> log.line("state", line));
        } catch (StoreException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
    }

    private static ResourceRegistry openRegistry(
            Store store, LocalCloud cloud, Addresses addresses, SecureRandom random, Path file, LocalSettings settings)
            throws LocalException {
        try {
            return new ResourceRegistry(store, cloud, addresses, random, new OtherResources(settings.otherResources()));
        } catch (UnknownResourceTypeException e) {
            throw new LocalException("state file " + file + " has resource '" + e.name() + "' of type " + e.type()
                    + ", which this version of Gatehouse does not know: run the version that created it, add the type to"
                    + " gatehouse:local.otherResources again, or start with --fresh to set the file aside");
        }
    }

    private static HttpServer listen(
            CloseableStack closeables, String name, URI endpoint, int bodyLimit, HttpHandler handler, RequestLog log)
            throws LocalException {
        if (endpoint.getPort() > MAX_PORT) {
            throw new LocalException("port " + endpoint.getPort() + " (" + name + ") does not exist: use 0 to "
                    + MAX_PORT + " in aws:endpoints (0 picks a free port)");
        }
        try {
            return closeables.push(HttpServer.open(name, endpoint.getPort(), bodyLimit, handler, log));
        } catch (BindException e) {
            throw new LocalException("port " + endpoint.getPort() + " (" + name
                    + ") is in use: stop the process that uses it, change aws:endpoints, or start with --ports 0, which"
                    + " picks free ports");
        } catch (IOException e) {
            throw new LocalException("server " + name + " cannot listen on " + endpoint + ": " + e.getMessage());
        }
    }

    private static URI withPort(URI endpoint, int port) {
        return URI.create("http://" + endpoint.getHost() + ":" + port);
    }

    LocalLog log() {
        return log;
    }

    ResourceRegistry registry() {
        return registry;
    }

    Addresses addresses() {
        return addresses;
    }

    LocalCloud cloud() {
        return cloud;
    }

    /** What the console shows of the stack. */
    StackInfo stack() {
        return stack;
    }

    UserPools pools() {
        return pools;
    }

    /** The present users, sessions and mails, to return to. */
    InitialState initialState() {
        return initialState.get();
    }

    /** Absolute paths of the log files, by name. */
    Map<String, String> logFiles() {
        return logFiles;
    }

    /** Starts to answer requests. Earlier requests have waited, so that none finds a user pool missing. */
    void serve() throws LocalException {
        try {
            for (HttpServer server : servers) {
                server.serve();
            }
        } catch (IOException e) {
            throw new LocalException("cannot start a server: " + e.getMessage());
        }
        functions.releaseStarts();
    }

    /** Uses the client ID metadata documents of the stack file. */
    void useDocuments(LocalSettings settings) {
        useDocuments(cloud, settings);
    }

    private static void useDocuments(LocalCloud cloud, LocalSettings settings) {
        Map<String, ClientDocument> documents = new TreeMap<>();
        settings.documents()
                .forEach((url, document) ->
                        documents.put(url, new ClientDocument(url, document.name(), document.callbacks())));
        cloud.useDocuments(documents);
    }

    /** Adds the users of the stack file to every user pool that does not have them yet. */
    void seed(Map<String, LocalSettings.SeedUser> users) {
        for (String pool : cloud.declared().pools().keySet()) {
            users.values()
                    .forEach(user ->
                            pools.seed(pool, new SeedUser(user.email(), Secret.of(user.password()), user.groups())));
        }
    }

    @Override
    public void close() {
        closeables.close();
    }
}
