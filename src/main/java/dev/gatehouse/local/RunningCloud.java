package dev.gatehouse.local;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.user.SeedUser;
import dev.gatehouse.local.function.FunctionHost;
import dev.gatehouse.local.gateway.Gateway;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.oauth.CognitoServer;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.StoreException;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** The servers of the local cloud and the state behind them; empty until something is declared in its book. */
final class RunningCloud implements AutoCloseable {
    /** API Gateway takes bodies of 10 MB (Amazon API Gateway quotas). */
    private static final int API_BODY = 10 * 1024 * 1024;

    private static final int LAST_PORT = 65_535;

    /** What was opened, in order; closed the other way round. */
    private final Deque<AutoCloseable> opened;

    private final List<HttpServer> servers;
    private final LocalLog log;
    private final LocalCloud cloud;
    private final UserPools pools;
    private final ResourceRegistry book;
    private final Addresses addresses;
    private final Map<String, String> logFiles;

    private RunningCloud(
            Deque<AutoCloseable> opened,
            List<HttpServer> servers,
            LocalLog log,
            LocalCloud cloud,
            UserPools pools,
            ResourceRegistry book,
            Addresses addresses,
            Map<String, String> logFiles) {
        this.opened = opened;
        this.servers = servers;
        this.log = log;
        this.cloud = cloud;
        this.pools = pools;
        this.book = book;
        this.addresses = addresses;
        this.logFiles = logFiles;
    }

    /**
     * Opens the state, and takes the ports; the folder is closed with them. Nothing is answered before {@link #serve}.
     *
     * @param wanted where to listen; port 0 picks a free one
     * @param stateFile its name in the folder
     * @throws LocalException in one line: a port in use, a state or log file that cannot be used
     */
    static RunningCloud open(
            String region, ServiceEndpoints wanted, StateFolder folder, String stateFile, PrintStream console)
            throws LocalException {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        keep(opened, folder);
        try {
            return open(region, wanted, folder, stateFile, console, opened);
        } catch (LocalException e) {
            CloseableStack.all(opened);
            throw e;
        }
    }

    private static RunningCloud open(
            String region,
            ServiceEndpoints wanted,
            StateFolder folder,
            String stateFile,
            PrintStream console,
            Deque<AutoCloseable> opened)
            throws LocalException {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Path requestLog = folder.file("requests.log");
        LocalLog log = keep(opened, LocalLog.open(console, requestLog, clock));
        Store store = keep(opened, store(folder.stateFile(stateFile), log));
        LocalCloud cloud = new LocalCloud();
        FunctionHost functions = keep(
                opened,
                new FunctionHost(cloud, folder.path().resolve("functions"), line -> log.line("function", line), clock));
        AtomicReference<URI> cognitoBase = new AtomicReference<>(wanted.cognito());
        UserPools pools =
                new UserPools(cloud, cognitoBase::get, store, clock, random, functions, line -> log.line("mail", line));
        Path accessLog = folder.file("access.log");
        Gateway gateway = new Gateway(
                cloud,
                functions,
                JwksFetcher.overHttp(),
                clock,
                random,
                keep(opened, LogFile.open(accessLog, LogFile.LIMIT, console)));
        CognitoServer cognito = new CognitoServer(cloud, pools, store, clock);
        HttpServer cognitoServer = listen(opened, "cognito", wanted.cognito(), CognitoServer.BODY_LIMIT, cognito, log);
        HttpServer apiServer = listen(opened, "api", wanted.api(), API_BODY, gateway, log);
        URI base = at(wanted.cognito(), cognitoServer.port());
        cognitoBase.set(base);
        Addresses addresses = new Addresses(region, at(wanted.api(), apiServer.port()), base);
        ResourceRegistry book = new ResourceRegistry(store, cloud, addresses, random);
        return new RunningCloud(
                opened,
                List.of(cognitoServer, apiServer),
                log,
                cloud,
                pools,
                book,
                addresses,
                new TreeMap<>(Map.of(
                        "requests", requestLog.toAbsolutePath().toString(),
                        "access", accessLog.toAbsolutePath().toString())));
    }

    private static Store store(Path file, LocalLog log) throws LocalException {
        try {
            return Store.open(file, line -> log.line("state", line));
        } catch (StoreException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
    }

    private static HttpServer listen(
            Deque<AutoCloseable> opened, String name, URI wanted, int bodyLimit, HttpHandler handler, LocalLog log)
            throws LocalException {
        if (wanted.getPort() > LAST_PORT) {
            throw new LocalException("port " + wanted.getPort() + " (" + name + ") does not exist: write 0 to "
                    + LAST_PORT + " in aws:endpoints; 0 picks a free one");
        }
        try {
            return keep(opened, HttpServer.open(name, wanted.getPort(), bodyLimit, handler, log));
        } catch (BindException e) {
            throw new LocalException("port " + wanted.getPort() + " (" + name
                    + ") is in use: stop what listens there, or change aws:endpoints; port 0 picks a free one");
        } catch (IOException e) {
            throw new LocalException("server " + name + " cannot listen on " + wanted + ": " + e.getMessage());
        }
    }

    private static URI at(URI wanted, int port) {
        return URI.create("http://" + wanted.getHost() + ":" + port);
    }

    private static <T extends AutoCloseable> T keep(Deque<AutoCloseable> opened, T resource) {
        opened.push(resource);
        return resource;
    }

    LocalLog log() {
        return log;
    }

    ResourceRegistry book() {
        return book;
    }

    Addresses addresses() {
        return addresses;
    }

    LocalCloud cloud() {
        return cloud;
    }

    /** Where what it says is kept. */
    Map<String, String> logFiles() {
        return logFiles;
    }

    /** Answers from now on; calls that came earlier have waited, so that none meets a pool that is not there yet. */
    void serve() throws LocalException {
        try {
            for (HttpServer server : servers) {
                server.serve();
            }
        } catch (IOException e) {
            throw new LocalException("a server does not start: " + e.getMessage());
        }
    }

    /** Adds the users that are not there yet to every pool. */
    void seed(Map<String, LocalSettings.SeedUser> users) {
        for (String pool : cloud.declared().pools().keySet()) {
            users.values()
                    .forEach(user ->
                            pools.seed(pool, new SeedUser(user.email(), Secret.of(user.password()), user.groups())));
        }
    }

    @Override
    public void close() {
        CloseableStack.all(opened);
    }
}
