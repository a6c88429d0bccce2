package dev.gatehouse.local.console.request;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.gateway.TokenExplainer;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.text.NumericDate;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.recording.FunctionLogBuffer;
import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.recording.RequestRecorder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of one request: why it was refused, the checks, the token, the function, and what was sent. */
public final class RequestDetail {
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");

    private final Names names;
    private final AuthorizerChecks authorizer;
    private final FunctionLogBuffer log;
    private final ZoneId zone;

    public RequestDetail(Names names, TokenExplainer explainer, FunctionLogBuffer log, ZoneId zone) {
        this.names = names;
        this.authorizer = new AuthorizerChecks(explainer);
        this.log = log;
        this.zone = zone;
    }

    /** @param number as in the address */
    ConsoleAnswer missing(String number) {
        MissingRequestContent content = new MissingRequestContent(LogValue.of(number), RequestRecorder.MAX_REQUESTS);
        return new ConsoleAnswer.Page("Request not found", Html.of(MissingRequestContentRenderer.of(), content));
    }

    ConsoleAnswer page(RecordedRequest recorded, RequestDescription description) {
        int status = recorded.response().status();
        String words = Texts.statusWords(status);
        Optional<GatewayTrace> trace = recorded.response()
                .trace()
                .filter(GatewayTrace.class::isInstance)
                .map(GatewayTrace.class::cast);
        Optional<DetailParts.Checks> checks = trace.flatMap(found -> authorizer.of(recorded, found));
        boolean cognito = !recorded.server().equals("api");
        boolean verified = cognito
                ? status < 400
                : checks.filter(DetailParts.Checks::verified).isPresent();
        String call = LogValue.of(recorded.request().method()) + " "
                + LogValue.of(Masking.text(recorded.request().path()));
        RequestDetailContent content = new RequestDetailContent(
                cognito ? description.name() : call,
                status < 400,
                status + (words.isEmpty() ? "" : " " + words),
                (cognito ? "Cognito, " + call : "API") + ", request " + recorded.number()
                        + " of this run, at " + Texts.time(recorded.received(), zone) + ", "
                        + Texts.milliseconds(recorded.took()) + " ms",
                why(recorded),
                facts(recorded, description, trace, verified),
                checks,
                PresentedToken.of(recorded)
                        .flatMap(ReadToken::of)
                        .map(token -> token(token, verified, recorded.received())),
                trace.flatMap(GatewayTrace::function).map(this::function),
                recorded.response().cause().map(RequestDetail::stackTrace).orElse(""),
                message(recorded.request().headers(), recorded.request().body(), recorded.requestBytes(), false),
                message(recorded.response().headers(), recorded.response().body(), recorded.responseBytes(), cognito),
                CurlCommand.of(recorded));
        return new ConsoleAnswer.Page(
                "Request " + recorded.number(), Html.of(RequestDetailContentRenderer.of(), content));
    }

    /** A successful response can have a remark, which is not a refusal. */
    private static Optional<DetailParts.Why> why(RecordedRequest recorded) {
        boolean refused = recorded.response().status() >= 400;
        boolean byFunction = refused
                && recorded.response().trace().orElse(null) instanceof GatewayTrace trace
                && trace.function().flatMap(GatewayTrace.FunctionCall::answer).isPresent();
        return recorded.response()
                .reason()
                .map(Masking::text)
                .or(() -> byFunction
                        ? Optional.of("The function answered with this status: see its answer and its log below.")
                        : Optional.empty())
                .map(reason -> DetailParts.Why.of(refused ? "Why" : "Remark", reason));
    }

    private List<DetailParts.Fact> facts(
            RecordedRequest recorded, RequestDescription description, Optional<GatewayTrace> trace, boolean verified) {
        List<DetailParts.Fact> facts = new ArrayList<>();
        trace.ifPresent(found -> facts.add(new DetailParts.Fact("Route", RouteText.of(found))));
        String remark = trace.isPresent() && !verified ? " (as the token says, not verified)" : "";
        description
                .caller()
                .user()
                .ifPresent(user -> facts.add(new DetailParts.Fact("User", named(user, names.user(user)) + remark)));
        description
                .caller()
                .client()
                .ifPresent(id -> facts.add(new DetailParts.Fact("Client", named(id, names.client(id)) + remark)));
        description.requestId().ifPresent(id -> facts.add(new DetailParts.Fact("Request ID", id)));
        if (!recorded.request().query().isEmpty()) {
            facts.add(new DetailParts.Fact(
                    "Query", Masking.form(recorded.request().query())));
        }
        facts.add(new DetailParts.Fact(
                "From",
                recorded.request().sourceIp() + ", " + recorded.request().protocol()));
        return facts;
    }

    private static String named(String id, String name) {
        return name.equals(id) ? id : name + " (" + id + ")";
    }

    private DetailParts.Token token(ReadToken token, boolean verified, Instant received) {
        List<DetailParts.Claim> claims = token.claims().entrySet().stream()
                .map(claim -> new DetailParts.Claim(
                        claim.getKey(),
                        text(claim.getValue()),
                        TIMES.contains(claim.getKey()) ? meaning(claim.getValue(), received) : ""))
                .toList();
        return new DetailParts.Token(
                verified,
                Masking.text(new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(token.header())),
                claims);
    }

    private static String text(JsonElement claim) {
        return Masking.text(
                claim instanceof JsonPrimitive value && value.isString() ? value.getAsString() : claim.toString());
    }

    private String meaning(JsonElement claim, Instant received) {
        return NumericDate.read(claim)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
                .map(time -> Texts.date(time, zone) + ", " + Texts.distance(received, time) + " at the request")
                .orElse("not a time");
    }

    private DetailParts.Function function(GatewayTrace.FunctionCall call) {
        String lines = call.requestId().map(log::ofInvocation).orElse(List.of()).stream()
                .map(line -> Texts.time(line.time(), zone) + " " + Masking.line(line.text()))
                .collect(Collectors.joining("\n"));
        return new DetailParts.Function(
                call.functionArn(),
                call.requestId().orElse("none"),
                call.fault().orElse(""),
                MessageBody.json(call.event()),
                call.answer().map(MessageBody::json).orElse(MessageBody.NONE),
                lines);
    }

    private static DetailParts.Message message(Headers headers, byte[] body, int length, boolean pages) {
        return new DetailParts.Message(
                headers.fields().stream()
                        .map(field -> new DetailParts.Fact(field.name(), Masking.header(field.name(), field.value())))
                        .toList(),
                MessageBody.of(headers.first("content-type").orElse(""), body, length, pages));
    }

    /** As in the log, without messages, which may repeat what a caller sent. */
    private static String stackTrace(Throwable cause) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = cause; each != null; each = each.getCause()) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(each.getClass().getName())
                    .append('\n');
            for (StackTraceElement frame : each.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}
