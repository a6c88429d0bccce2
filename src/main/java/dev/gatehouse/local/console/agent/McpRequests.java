package dev.gatehouse.local.console.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.console.request.PresentedToken;
import dev.gatehouse.local.console.request.ReadToken;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RecordedRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests to the MCP URL: the first one without a token, and the messages with one. */
final class McpRequests implements StepReader {
    @Override
    public Optional<Step> read(RecordedRequest recorded, McpStack server) {
        if (!recorded.server().equals("api") || !recorded.request().path().equals(server.path())) {
            return Optional.empty();
        }
        if (recorded.request().method().equals("OPTIONS")) {
            return Preflight.refused(recorded, server.path());
        }
        JsonObject message = Json.object(recorded.request().body());
        String name = clientName(message);
        return Optional.of(PresentedToken.of(recorded)
                .map(token -> withToken(recorded, server, message, token))
                .orElseGet(() -> withoutToken(recorded, server, message))
                .named(name));
    }

    private static String clientName(JsonObject message) {
        JsonObject params = Json.object(message, "params");
        JsonObject info = Json.object(params, "clientInfo");
        JsonObject client =
                info.isEmpty() ? Json.object(Json.object(params, "_meta"), "io.modelcontextprotocol/clientInfo") : info;
        return (Json.text(client, "name") + " " + Json.text(client, "version")).strip();
    }

    private static String title(RecordedRequest recorded, JsonObject message) {
        String method = Json.text(message, "method");
        // The gateway reads the body only after its checks.
        if (method.isEmpty()) {
            return recorded.request().method() + " " + recorded.request().path();
        }
        return method.equals("tools/call") ? method + " " + Json.text(Json.object(message, "params"), "name") : method;
    }

    private static Step withoutToken(RecordedRequest recorded, McpStack server, JsonObject message) {
        String challenge =
                recorded.response().headers().first("www-authenticate").orElse("");
        boolean refused = recorded.response().status() == 401;
        String host = recorded.request().headers().first("host").orElse("");
        String next = challenge.contains("resource_metadata=")
                ? "The answer names the metadata document, which clients read next."
                : "Clients read the metadata document next, at the well-known paths: the answer of an HTTP API cannot name it.";
        return Step.of(
                        recorded,
                        Stage.CHALLENGE,
                        title(recorded, message) + " without a token",
                        refused ? Outcome.EXPECTED : Outcome.FAILED,
                        refused ? next : Step.reason(recorded).orElse("Only status 401 starts a sign-in."))
                .lacking(
                        host.equals(URI.create(server.url()).getAuthority())
                                ? List.of()
                                : List.of("the host of the MCP URL " + server.url() + ": it calls " + LogValue.of(host)
                                        + ", and clients refuse metadata of another host"));
    }

    private static Step withToken(RecordedRequest recorded, McpStack server, JsonObject message, String token) {
        Optional<ReadToken> read = ReadToken.of(token);
        Set<String> keys = read.flatMap(each -> each.text("jti"))
                .map(TokenClaims::key)
                .map(Set::of)
                .orElse(Set.of());
        int status = recorded.response().status();
        boolean byGateway = Step.reason(recorded).isPresent();
        String title = title(recorded, message);
        if (byGateway && (status == 401 || status == 403)) {
            List<String> lacks = read.map(each -> TokenClaims.lacks(each, server, recorded.received()))
                    .orElse(List.of("a complete access token"));
            return Step.of(
                            recorded,
                            Stage.SERVER,
                            title + " with a token",
                            Outcome.FAILED,
                            Step.reason(recorded).orElse(""))
                    .lacking(lacks)
                    .joined(keys);
        }
        return Step.of(recorded, Stage.SERVER, title, outcome(recorded), note(recorded))
                .joined(keys);
    }

    private static Outcome outcome(RecordedRequest recorded) {
        int status = recorded.response().status();
        if (status == 405) {
            return Outcome.EXPECTED;
        }
        JsonObject answer = Json.object(recorded.response().body());
        boolean toolFailed =
                Json.object(answer, "result").get("isError") instanceof JsonPrimitive flag && flag.getAsBoolean();
        return status >= 400 || answer.has("error") || toolFailed ? Outcome.FAILED : Outcome.DONE;
    }

    private static String note(RecordedRequest recorded) {
        if (recorded.response().status() == 405) {
            return "The server has no stream and no sessions; clients go on without them.";
        }
        JsonObject answer = Json.object(recorded.response().body());
        JsonObject error = Json.object(answer, "error");
        if (!error.isEmpty()) {
            return "JSON-RPC error " + Json.text(error, "code") + ": " + Masking.text(Json.text(error, "message"));
        }
        JsonObject result = Json.object(answer, "result");
        if (result.has("isError") && outcome(recorded) == Outcome.FAILED) {
            return "The tool answered with an error: " + ToolText.of(result);
        }
        if (result.get("tools") instanceof JsonArray tools) {
            return "Tools that the token may call: " + (tools.isEmpty() ? "none" : ToolText.names(tools));
        }
        return Step.reason(recorded).orElse("");
    }
}
