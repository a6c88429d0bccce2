package dev.gatehouse.local.function;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
 * The Lambda Runtime API for one process: hands it one event at a time and takes its answers. Events hold bearer tokens,
 * and an answer can name the groups of a user: only the process itself may call. It knows the address from its
 * environment, and the path of that address holds a secret that no other process and no web page knows.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApiServer implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    /** 256 bits. */
    private static final int SECRET_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** OBS (AWS's runtime interface emulator and its error text): 6 MB and 100 bytes for a synchronous response. */
    static final int REPLY_BYTES = 6 * 1024 * 1024 + 100;

    /**
     * One event on its way.
     *
     * @param taken completes when the process has asked for it
     */
    record Call(
            String requestId,
            String functionArn,
            byte[] event,
            Duration limit,
            CompletableFuture<Void> taken,
            CompletableFuture<Invocation> outcome) {}

    /** Empty for the end: whoever waits for an event is not to wait on. */
    private final BlockingQueue<Optional<Call>> waiting = new LinkedBlockingQueue<>();

    private Optional<Call> current = Optional.empty();
    private Optional<String> last = Optional.empty();
    private Optional<Invocation> end = Optional.empty();
    private final Clock clock;
    private final Secret secret = secret();
    private final HttpServer server;

    RuntimeApiServer(Clock clock) throws IOException {
        this.clock = clock;
        // A reply over the limit is read far enough to be refused by the rule below, not by the server.
        this.server = HttpServer.start(
                "runtime",
                0,
                2 * REPLY_BYTES,
                Duration.ZERO,
                HttpHandler.of(this::admit),
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
     * The value of AWS_LAMBDA_RUNTIME_API: host, port and the secret as first part of each path. On AWS it is host and
     * port only; clients of the Runtime API put {@code http://} before it and a path behind it.
     */
    Secret address() {
        return Secret.of(host() + "/" + secret.reveal());
    }

    /** What the process prints, without the secret: a function may print its whole environment. */
    String withoutSecret(String line) {
        return line.replace(secret.reveal(), secret.toString());
    }

    /** The id of the event taken last, for the log: what was printed for it may be read after its answer. */
    synchronized Optional<String> requestId() {
        return last;
    }

    /** Queues an event; where the process has ended or could not start, the event ends with that at once. */
    synchronized void offer(Call call) {
        end.ifPresentOrElse(call.outcome()::complete, () -> waiting.add(Optional.of(call)));
    }

    /** Ends the event that is being handled, those that wait and those to come: the process takes no more. */
    synchronized void abandon(Invocation outcome) {
        end = Optional.of(end.orElse(outcome));
        current.ifPresent(call -> call.outcome().complete(outcome));
        current = Optional.empty();
        List<Optional<Call>> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(each -> each.ifPresent(call -> call.outcome().complete(outcome)));
        waiting.add(Optional.empty());
    }

    /** Before the body is read. */
    private RequestDecision admit(HttpRequest head) {
        return isFromTheProcess(head)
                ? new RequestDecision.ReadBody(this::handle)
                : new RequestDecision.Respond(
                        error(403, "Forbidden", "only the function's own process may call the Runtime API"));
    }

    /** A browser sends Origin or Sec-Fetch-Site with each request that a page can make with a method or body of its own. */
    private boolean isFromTheProcess(HttpRequest head) {
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
            return error(404, "NotFound", "there is no " + path);
        }
        String operation = path.substring(BASE.length());
        if (request.method().equals("GET") && operation.equals("invocation/next")) {
            return next();
        }
        if (request.method().equals("POST") && operation.equals("init/error")) {
            abandon(failure(request));
            return accepted();
        }
        String[] parts = operation.split("/", -1);
        if (request.method().equals("POST") && parts.length == 3 && parts[0].equals("invocation")) {
            return answered(parts[1], parts[2], request);
        }
        return error(404, "NotFound", "there is no " + path);
    }

    private HttpResponse next() {
        try {
            Optional<Call> call = start(waiting.take());
            if (call.isEmpty()) {
                return error(500, "Stopped", "the function is being stopped");
            }
            call.get().taken().complete(null);
            return event(call.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(500, "Stopped", "the function is being stopped");
        }
    }

    /** Empty when the end has come in between. */
    private synchronized Optional<Call> start(Optional<Call> call) {
        if (end.isPresent()) {
            call.ifPresent(each -> each.outcome().complete(end.get()));
            waiting.add(Optional.empty());
            return Optional.empty();
        }
        current = call;
        last = call.map(Call::requestId).or(() -> last);
        return call;
    }

    private HttpResponse event(Call call) {
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

    /** The event being handled if it is that one; it is over with its first answer. */
    private synchronized Optional<Call> handled(String requestId) {
        Optional<Call> call = current.filter(each -> each.requestId().equals(requestId));
        call.ifPresent(each -> current = Optional.empty());
        return call;
    }

    private HttpResponse answered(String requestId, String kind, HttpRequest request) {
        Optional<Call> call = handled(requestId);
        if (call.isEmpty()) {
            return error(400, "InvalidRequestID", "request " + requestId + " is not being handled");
        }
        boolean tooLarge = kind.equals("response") && request.body().length > REPLY_BYTES;
        Invocation outcome = switch (kind) {
            case "response" ->
                tooLarge
                        ? new Invocation.Failed(
                                "Function.ResponseSizeTooLarge",
                                "Response payload size exceeded maximum allowed payload size (" + REPLY_BYTES
                                        + " bytes).")
                        : new Invocation.Returned(request.body());
            case "error" -> failure(request);
            default -> new Invocation.Failed("Runtime.BadRequest", "unknown answer " + kind);
        };
        call.get().outcome().complete(outcome);
        return tooLarge ? error(413, "RequestEntityTooLarge", "the reply is larger than 6 MB") : accepted();
    }

    /** The error object of the Runtime API; one that is none is a failure all the same. */
    private static Invocation.Failed failure(HttpRequest request) {
        String type =
                request.headers().first("Lambda-Runtime-Function-Error-Type").orElse("Runtime.UnknownReason");
        try {
            JsonObject report = JsonParser.parseString(request.bodyText()).getAsJsonObject();
            return new Invocation.Failed(
                    report.has("errorType") ? report.get("errorType").getAsString() : type,
                    report.has("errorMessage") ? report.get("errorMessage").getAsString() : "");
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return new Invocation.Failed(type, "");
        }
    }

    private static HttpResponse accepted() {
        return HttpResponse.json(202, "{\"status\":\"OK\"}").withSameOriginHeaders();
    }

    private static HttpResponse error(int status, String type, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("errorMessage", message);
        body.addProperty("errorType", type);
        return HttpResponse.json(status, body.toString()).withSameOriginHeaders();
    }

    @Override
    public void close() {
        server.close();
    }
}
