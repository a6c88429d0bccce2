package dev.gatehouse.local.function;

import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The Lambda Runtime API for one process: passes it one event at a time and receives the responses. Events contain
 * bearer tokens, and responses of triggers contain a user's groups, so only the process itself may call this API. The
 * process gets the address as an environment variable; its path has a secret that other processes and web pages do not
 * know.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApiServer implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    /** 256 bits. */
    private static final int SECRET_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** OBS (AWS's runtime interface emulator and its error text): 6 MB and 100 bytes for a synchronous response. */
    static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    /**
     * An event that is queued or being handled.
     *
     * @param taken completes when the process has taken the event
     */
    record PendingEvent(
            InvocationId id,
            String functionArn,
            byte[] event,
            Duration limit,
            CompletableFuture<Void> taken,
            CompletableFuture<Invocation> outcome) {
        String requestId() {
            return id.requestId();
        }
    }

    /** An empty element marks the end, for a request that waits for an event. */
    private final BlockingQueue<Optional<PendingEvent>> queue = new LinkedBlockingQueue<>();

    private Optional<PendingEvent> current = Optional.empty();
    private Optional<InvocationId> last = Optional.empty();
    private Optional<Invocation> end = Optional.empty();
    private final CompletableFuture<Optional<Invocation>> ready = new CompletableFuture<>();
    private final Clock clock;
    private final Secret secret = secret();
    private final HttpServer server;

    RuntimeApiServer(Clock clock) throws IOException {
        this.clock = clock;
        // Twice the limit, so that the check below refuses a response that is too large, not the server.
        this.server = HttpServer.start(
                "runtime",
                0,
                2 * MAX_RESPONSE_BYTES,
                Duration.ZERO,
                HttpHandler.of(this::decide),
                (name, request, response, took) -> {});
    }

    private static Secret secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Host and port, without the secret. */
    private String host() {
        return "127.0.0.1:" + server.port();
    }

    /**
     * The value of AWS_LAMBDA_RUNTIME_API: host, port and the secret as the first path segment. On AWS it has only host
     * and port. Clients of the Runtime API add {@code http://} before it and the path after it.
     */
    Secret address() {
        return Secret.of(host() + "/" + secret.reveal());
    }

    /** Removes the secret from a log line: a function can print all its environment variables. */
    String withoutSecret(String line) {
        return line.replace(secret.reveal(), secret.toString());
    }

    /** The IDs of the last event taken, for the log: output can be read after the response. */
    synchronized Optional<InvocationId> lastTaken() {
        return last;
    }

    /** Completes empty when the process asks for its first event, or with the failure of its start. */
    CompletableFuture<Optional<Invocation>> ready() {
        return ready;
    }

    /** Whether the process gets no more events: it could not start, or has ended. */
    synchronized boolean hasEnded() {
        return end.isPresent();
    }

    /** What the process does, as its requests show it. */
    synchronized FunctionStatus.State state() {
        if (end.isPresent()) {
            return FunctionStatus.State.ENDED;
        }
        if (current.isPresent()) {
            return FunctionStatus.State.RUNNING;
        }
        return ready.isDone() ? FunctionStatus.State.IDLE : FunctionStatus.State.STARTING;
    }

    /** Queues an event. If the process has ended or cannot start, the event fails at once. */
    synchronized void enqueue(PendingEvent call) {
        end.ifPresentOrElse(call.outcome()::complete, () -> queue.add(Optional.of(call)));
    }

    /** Fails the event that is being handled, queued events and later ones. The process gets no more events. */
    synchronized void failAll(Invocation outcome) {
        end = Optional.of(end.orElse(outcome));
        ready.complete(end);
        current.ifPresent(call -> call.outcome().complete(outcome));
        current = Optional.empty();
        List<Optional<PendingEvent>> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(each -> each.ifPresent(call -> call.outcome().complete(outcome)));
        queue.add(Optional.empty());
    }

    /** Before the body is read. */
    private RequestDecision decide(HttpRequest head) {
        return isFromProcess(head)
                ? new RequestDecision.ReadBody(this::handle)
                : new RequestDecision.Respond(RuntimeApiReplies.error(
                        403, "Forbidden", "only the process of the function may call the Runtime API"));
    }

    /** Browsers send Origin or Sec-Fetch-Site with every request for which a page can set the method or body. */
    private boolean isFromProcess(HttpRequest head) {
        String path = head.path();
        int second = path.indexOf('/', 1);
        Headers headers = head.headers();
        return second > 0
                && secret.matches(path.substring(1, second))
                && headers.all("host").equals(List.of(host()))
                && headers.all("origin").isEmpty()
                && headers.all("sec-fetch-site").isEmpty();
    }

    private HttpResponse handle(HttpRequest request) {
        String path = request.path().substring(request.path().indexOf('/', 1));
        if (!path.startsWith(BASE)) {
            return RuntimeApiReplies.error(404, "NotFound", "unknown path " + path);
        }
        String operation = path.substring(BASE.length());
        if (request.method().equals("GET") && operation.equals("invocation/next")) {
            return next();
        }
        if (request.method().equals("POST") && operation.equals("init/error")) {
            failAll(RuntimeApiReplies.failure(request));
            return RuntimeApiReplies.accepted();
        }
        String[] parts = operation.split("/", -1);
        if (request.method().equals("POST") && parts.length == 3 && parts[0].equals("invocation")) {
            return answered(parts[1], parts[2], request);
        }
        return RuntimeApiReplies.error(404, "NotFound", "unknown path " + path);
    }

    private HttpResponse next() {
        ready.complete(Optional.empty());
        try {
            Optional<PendingEvent> call = start(queue.take());
            if (call.isEmpty()) {
                return RuntimeApiReplies.error(500, "Stopped", "the function is stopping");
            }
            call.get().taken().complete(null);
            return event(call.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RuntimeApiReplies.error(500, "Stopped", "the function is stopping");
        }
    }

    /** Returns empty if the process has ended in the meantime. */
    private synchronized Optional<PendingEvent> start(Optional<PendingEvent> call) {
        if (end.isPresent()) {
            call.ifPresent(each -> each.outcome().complete(end.get()));
            queue.add(Optional.empty());
            return Optional.empty();
        }
        current = call;
        last = call.map(PendingEvent::id).or(() -> last);
        return call;
    }

    private HttpResponse event(PendingEvent call) {
        return new HttpResponse(
                200,
                Headers.of(
                        "content-type",
                        "application/json",
                        "Lambda-Runtime-Aws-Request-Id",
                        call.requestId(),
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(clock.millis() + call.limit().toMillis()),
                        "Lambda-Runtime-Invoked-Function-Arn",
                        call.functionArn()),
                call.event(),
                Optional.empty());
    }

    /** The event that is being handled, if it has this id. The first response ends it. */
    private synchronized Optional<PendingEvent> handled(String requestId) {
        Optional<PendingEvent> call = current.filter(each -> each.requestId().equals(requestId));
        call.ifPresent(each -> current = Optional.empty());
        return call;
    }

    private HttpResponse answered(String requestId, String kind, HttpRequest request) {
        Optional<PendingEvent> call = handled(requestId);
        if (call.isEmpty()) {
            return RuntimeApiReplies.error(400, "InvalidRequestID", "request " + requestId + " is not being handled");
        }
        boolean tooLarge = kind.equals("response") && request.body().length > MAX_RESPONSE_BYTES;
        Invocation outcome = switch (kind) {
            case "response" ->
                tooLarge
                        ? new Invocation.Failed(
                                "Function.ResponseSizeTooLarge",
                                "Response payload size exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES
                                        + " bytes).")
                        : new Invocation.Returned(request.body());
            case "error" -> RuntimeApiReplies.failure(request);
            default -> new Invocation.Failed("Runtime.BadRequest", "unknown operation " + kind);
        };
        call.get().outcome().complete(outcome);
        return tooLarge
                ? RuntimeApiReplies.error(413, "RequestEntityTooLarge", "the response is larger than 6 MB")
                : RuntimeApiReplies.accepted();
    }

    @Override
    public void close() {
        server.close();
    }
}
